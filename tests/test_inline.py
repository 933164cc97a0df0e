"""What stands inside a text, and that nothing in it can act on a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import inline
from generator.inline import Segment

TRICKY = st.sampled_from(
    [
        *(
            "$",
            "\\",
            "{",
            "}",
            "^",
            "_",
            "<",
            ">",
            "&",
            '"',
            " ",
            "\\$",
            "$x$",
            "\\frac",
            "\\text{",
        ),
        *("https://owl.example.org/", "<script>", "javascript:", "\\href{", "&lt;", "{{", "1"),
    ]
)
TEXTS = st.lists(TRICKY | st.text(max_size=5)).map("".join)


class Tags(HTMLParser):
    """Collects what a browser would take for tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("owls", ["text"]),
        ("in $O(n)$ time", ["text", "math", "text"]),
        ("costs $5 to $10", ["text"]),
        ("from \\$5 to 10$", ["text"]),
        ("$ x$ and $x $", ["text"]),
        ("$x$5", ["text"]),
        ("$5\\$$", ["math"]),
        ("see https://owl.example.org/a.", ["text", "url", "text"]),
        ("(github.com/owl/nest)", ["text", "url", "text"]),
        ("", []),
    ],
)
def test_segments_follow_the_rule(text: str, kinds: list[str]) -> None:
    assert [piece.kind for piece in inline.segments(text)] == kinds


def test_segments_hold_what_is_written() -> None:
    assert inline.segments("$x$ at www.owl.example.org!") == (
        Segment("math", "$x$"),
        Segment("text", " at "),
        Segment("url", "www.owl.example.org"),
        Segment("text", "!"),
    )


@given(TEXTS)
def test_segments_joined_are_the_text(text: str) -> None:
    pieces = inline.segments(text)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("in $O(n^2)$ time", "in O(n²) time"),
        ("$S_1$ and $S_1^{-\\alpha}$", "S₁ and S₁⁻ᵅ"),
        ("$U_{15,2}$ in $10^{15}$", "U₁₅,₂ in 10¹⁵"),
        ("OwlBench$^2$", "OwlBench²"),
        ("$2.2 \\times 10^{-3}$", "2.2 × 10⁻³"),
        ("$x_{\\max} \\leq \\frac{a+b}{2}$", "xₘₐₓ ≤ (a+b)/2"),
        ("$\\mathcal{O}(n\\log n)$", "O(n log n)"),
        ("$\\hat{y} = \\sqrt{n}$", "ŷ = √(n)"),
        ("$\\text{owl}_{ij}$", "owlᵢⱼ"),
        ("$\\owl + 1$", "owl + 1"),
        ("\\$5 and 10$", "$5 and 10$"),
        ("50\\% \\owlnet", "50\\% \\owlnet"),
    ],
)
def test_plain_text_reads_without_markup(text: str, read: str) -> None:
    assert inline.plain(text) == read


@given(TEXTS)
def test_plain_never_fails(text: str) -> None:
    inline.plain(text)


def test_formulas_become_mathml_with_their_source() -> None:
    assert inline.html("$x^2 < y$") == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x^2 &lt; y"><mrow><msup>'
        "<mi>x</mi><mn>2</mn></msup><mo>&lt;</mo><mi>y</mi></mrow></math>"
    )


@pytest.mark.parametrize("source", ["x_", "\\left(", "\\owlnet + 1", "\\frac", "x" * 2000])
def test_a_formula_nobody_understands_is_shown_as_code(source: str) -> None:
    assert inline.html(f"${source}$") == f'<code class="math">{source}</code>'


@pytest.mark.parametrize(
    "source",
    [
        "\\text{<script>alert(1)</script>}",
        "\\href{javascript:alert(1)}{x}",
        "\\style{background:url(x)}{y}",
        '\\class{a" onclick="b}{y}',
        "\\text{&lt;script&gt;}",
        "\\unicode{x3c}script>",
        "</math><script>",
    ],
)
def test_a_formula_is_inert(source: str) -> None:
    seen = Tags(inline.html(f"${source}$"))
    assert "script" not in seen.tags
    assert not seen.attributes & {"href", "style", "class", "onclick"} - {"class"}
    assert not seen.targets


def test_markup_is_shown_as_it_is() -> None:
    assert inline.html("<b>{{ owl }}</b> & *x*") == "&lt;b&gt;{{ owl }}&lt;/b&gt; &amp; *x*"


def test_addresses_become_links() -> None:
    text = "at github.com/owl/nest?a=1&b=2."
    link = '<a href="https://github.com/owl/nest?a=1&amp;b=2" rel="noopener">'
    assert inline.html(text) == f"at {link}github.com/owl/nest?a=1&amp;b=2</a>."
    assert inline.html(text, link=False) == "at github.com/owl/nest?a=1&amp;b=2."


def test_an_escaped_dollar_is_a_dollar() -> None:
    assert inline.html("\\$5 and 10$") == "$5 and 10$"


@given(TEXTS)
def test_every_tag_is_one_of_ours(text: str) -> None:
    html = inline.html(text)
    seen = Tags(html)
    assert "<script" not in html
    assert all(re.fullmatch(r"m[a-z]+|a|code|none", tag) for tag in seen.tags)
    assert all(target.startswith(("http://", "https://")) for target in seen.targets)
    assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}


def test_blank_lines_separate_paragraphs() -> None:
    assert inline.paragraphs("one\ntwo\n\n three \n \t\n\n\nfour") == ("one\ntwo", "three", "four")
    assert inline.paragraphs(" \n\n ") == ()
