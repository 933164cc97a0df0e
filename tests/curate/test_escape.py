import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.curate import escape

HOSTILE = (
    "@team",
    "see #12 and GH-12",
    "closes owner/name#3",
    "fixes https://github.com/owner/name/issues/3",
    "<img src=x onerror=alert(1)>",
    "</code><script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![](https://example.org/pixel.png)",
    "`code` *strong* _em_ ~~gone~~ | cell |",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "$\\frac{1}{2}$",
    "{{ secrets.TOKEN }} ${{ github.token }}",
    "a\n\n## b\n::error::c",
    "&lt;b&gt; &#64;team",
    "www.example.org me@example.org",
    "\u202egnirts \u0000\u0007",
    "<!-- hidden -->",
    "\\@team \\<b>",
)
TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("@#<>&*_`[]()\\|~$:/ \n-")
)


class Reader(HTMLParser):
    """Collects the tags and the text of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def rendered(markdown: str) -> Reader:
    reader = Reader()
    engine = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    reader.feed(engine.render(markdown))
    reader.close()
    return reader


def check(value: str) -> None:
    shown = escape.shown(value, 200)
    found = rendered(f"- <code>x</code>: {escape.markdown(value)}\n")
    assert set(found.tags) <= {"ul", "li", "code"}
    assert found.text.replace("\u200b", "").strip() == f"x: {shown}".strip()
    assert not re.search(r"@\w|#\d|(?i:gh)-\d|://|www\.\w", found.text)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_shows_as_itself_and_does_nothing(value: str) -> None:
    check(value)


@given(TEXTS)
def test_any_text_shows_as_itself_and_does_nothing(value: str) -> None:
    check(value)


@pytest.mark.parametrize("value", HOSTILE)
def test_text_is_inert_at_the_start_of_a_line_too(value: str) -> None:
    assert set(rendered(escape.markdown(value)).tags) <= {"p"}


@given(TEXTS)
def test_a_title_and_a_message_are_one_line_without_live_marks(value: str) -> None:
    for made in (escape.label(value), escape.message(value)):
        assert len(made.splitlines()) <= 1
        assert not re.search(r"@\w|#\d|(?i:gh)-\d|://", made)


def test_long_text_is_cut() -> None:
    assert escape.markdown("word " * 10**5, 20) == "word word word word…"
    assert len(escape.label("x" * 10**6)) == 100
