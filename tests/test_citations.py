import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citations import citations, remedy


def cited(markdown: str) -> list[str]:
    return [each.slug for each in citations(markdown)]


@pytest.mark.parametrize(
    ("markdown", "slugs"),
    [
        ("See [@a-paper].", ["a-paper"]),
        ("[@a][@b], ([@c])", ["a", "b", "c"]),
        (r"\\[@a] behind a backslash", ["a"]),
        ("- [@a]: why\n\n    [@b] goes on\n", ["a", "b"]),
        ("[@a; @b]", ["a; @b"]),
        ("[@]", [""]),
        ("[@A Paper]", ["A Paper"]),
        ("[@`a`]", ["`a`"]),
    ],
)
def test_a_citation_is_a_name_in_brackets_behind_an_at_sign(
    markdown: str, slugs: list[str]
) -> None:
    assert cited(markdown) == slugs


@pytest.mark.parametrize(
    "markdown",
    [
        r"\[@a]",
        r"\\\[@a]",
        "`[@a]`",
        "```\n[@a]\n```\n",
        "Text.\n\n    [@a]\n",
        "[@a](https://a.b)",
        "[a] and a@b.c",
        "[@a\nb]",
    ],
)
def test_what_is_escaped_or_code_or_a_link_cites_nothing(markdown: str) -> None:
    assert cited(markdown) == []


@given(st.text(alphabet="[]@a\\`\n (~-"))
def test_a_citation_stands_where_it_says(markdown: str) -> None:
    for found in citations(markdown):
        whole = markdown[found.start : found.end]
        assert whole.startswith("[@")
        assert whole.endswith("]")
        assert whole[2:-1].strip() == found.slug


KNOWN = ["basalt-and-granite-under-long-erosion-at-the-coast", "wing", "wings-in-winter"]


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("wnig", "did you mean [@wing]?"),
        ("Wing", "did you mean [@wing]?"),
        ("basalt-and", "did you mean [@basalt-and-granite-under-long-erosion-at-the-coast]?"),
        ("nothing-like-it", "cite by a page's file name"),
        ("", "cite by a page's file name"),
    ],
)
def test_the_remedy_is_the_nearest_name_or_how_to_cite(slug: str, words: str) -> None:
    assert words in remedy(slug, KNOWN)
