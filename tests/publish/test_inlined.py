"""Templates that are put where they are included say what they said."""

from jinja2 import DictLoader, Environment

from generator.publish.inlined import inline

TEMPLATES = {
    "page.html": '<h1>\n  {% include "title.html" %}\n</h1>{% include "theirs.html" %}|\n',
    "title.html": '{% if title %}{% include "word.html" %}{% endif %}\n',
    "word.html": "{# A comment. #}\n{{ title }}\n",
    "theirs.html": '{{ title }}{% include "word.html" %}\n',
}


def environment(templates: dict[str, str]) -> Environment:
    return Environment(
        loader=DictLoader(templates), trim_blocks=True, lstrip_blocks=True, autoescape=True
    )


def test_an_included_template_of_ours_prints_what_it_printed() -> None:
    plain, inlined = environment(TEMPLATES), environment(dict(TEMPLATES))
    inline(inlined, TEMPLATES)
    expected = plain.get_template("page.html").render(title="<A>")
    assert inlined.get_template("page.html").render(title="<A>").split() == expected.split()


def test_it_is_not_looked_up_for_each_page() -> None:
    templates = dict(TEMPLATES)
    env = environment(templates)
    inline(env, [name for name in TEMPLATES if name != "theirs.html"])
    page = env.get_template("page.html")
    assert page.render(title="A")
    del templates["title.html"]
    assert "A" in page.render(title="A")


def test_what_is_not_ours_is_included_as_ever() -> None:
    env = environment(TEMPLATES)
    inline(env, [name for name in TEMPLATES if name != "theirs.html"])
    text = env.preprocess(TEMPLATES["page.html"], "page.html")
    assert '{% include "theirs.html" %}' in text
    assert "title.html" not in text
