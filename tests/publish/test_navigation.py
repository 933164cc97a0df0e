from generator.publish.navigation import PLACEHOLDER, expanded

SECTIONS = ["topics/a/index.md", "topics/b/index.md"]


def test_the_placeholder_becomes_the_sections() -> None:
    nav = [{"Home": "index.md"}, {"Sections": PLACEHOLDER}, {"More": [{"Deep": PLACEHOLDER}]}]
    assert expanded(nav, SECTIONS) == [
        {"Home": "index.md"},
        {"Sections": SECTIONS},
        {"More": [{"Deep": SECTIONS}]},
    ]


def test_a_navigation_without_placeholder_stays() -> None:
    assert expanded(None, SECTIONS) is None
    assert expanded(["index.md"], SECTIONS) == ["index.md"]
