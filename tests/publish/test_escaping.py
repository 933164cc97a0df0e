"""What templates print is what Jinja would print."""

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, select_autoescape
from markupsafe import Markup, escape

from generator.publish.escaping import hasten, printed

TEMPLATE = (
    "{{ value }}|{{ value ~ '<' }}|{{ value | upper }}|{{ value | safe }}"
    "{% set held %}{{ value }}{% endset %}{{ held }}"
    "{% macro twice(it) %}{{ it }}{{ it }}{% endmacro %}{{ twice(value) }}{{ missing }}"
)
VALUES = st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup))


@given(VALUES)
def test_the_bytes_are_the_same(value: object) -> None:
    plain, hastened = Environment(autoescape=True), Environment(autoescape=True)
    hasten(hastened)
    expected = plain.from_string(TEMPLATE).render(value=value)
    assert hastened.from_string(TEMPLATE).render(value=value) == expected
    assert printed(value) == escape(value)


def test_what_is_printed_of_markup_is_not_escaped_again() -> None:
    env = Environment(autoescape=True)
    hasten(env)
    assert env.from_string("{{ value }}").render(value=Markup("<b>")) == "<b>"
    assert env.from_string("{{ value }}").render(value="<b>") == "&lt;b&gt;"


def test_templates_that_do_not_escape_print_what_they_printed() -> None:
    env = Environment(autoescape=select_autoescape(default_for_string=False))
    hasten(env)
    assert env.from_string("{{ value }}").render(value="<b>") == "<b>"
