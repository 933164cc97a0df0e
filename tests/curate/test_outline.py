from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pages
from generator.curate import outline
from generator.curate.outline import Outline
from generator.errors import PageError
from generator.pages import Page
from tests.curate.conftest import AMBER, PAGE

PATH = "docs/topics/birds/x.md"
LINES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def in_full(text: str) -> Outline:
    """Return the outline by way of the parser."""
    return outline.of(PATH, text.replace("\n---\n", "\n--- \n", 1))


def test_an_outline_says_what_a_comparison_needs() -> None:
    found = outline.of(AMBER, PAGE)
    assert found.slug == "amber-wings"
    assert found.title == "Amber Wings: Notes on Flight"
    assert found.topic == "birds"
    assert found.ids == {"arxiv 2103.00017"}
    assert found.abstract.startswith("We look at")
    assert "A note" not in found.abstract
    assert found.formerly == ()


@given(
    title=LINES, topic=LINES, doi=LINES, abstract=st.text(st.characters(exclude_categories=["Cs"]))
)
def test_the_quick_look_sees_what_the_parser_sees(
    title: str, topic: str, doi: str, abstract: str
) -> None:
    text = pages.layout({"title": title, "topic": topic, "doi": doi}, abstract)
    document = Page(path=PurePosixPath(PATH), text=text).document
    found = outline.of(PATH, text)
    assert found == in_full(text)
    assert found.title == str(document.values["title"]).strip()


@pytest.mark.parametrize(
    "head",
    [
        "title: One\ntopic: birds\n",
        "title: 'It''s'\ntopic: birds\n",
        'title: "Tab\\tbed"\ntopic: birds\n',
        "title: One # two\ntopic: birds\n",
        "title: One\t# two\ntopic: birds\n",
        "title: One\n  goes on\ntopic: birds\n",
        "title: One\n\n  goes on\ntopic: birds\n",
        "title: >-\n  One\n  two\ntopic: birds\n",
        "title: 'One\n  two'\ntopic: birds\n",
        "title: [One]\ntopic: {a: b}\n",
        "title:\ntopic: birds\n",
        "topic: birds\n",
        "title : One\ntopic : birds\n",
        "title: One:\ntopic: birds\n".replace("One:", "'One:'"),
        "title: One\ntopic: birds\nformerly: [a, b]\n",
        "title: One\ntopic: birds\nformerly: a\n",
        "title: One\ntopic: birds\nformerly:\n  - a\n",
        "title: One\ntopic: birds\narxiv: 2401.10000\ndoi: 10.1/ABC\nacl: P18-1001\n",
        "? title\n: One\ntopic: birds\n",
        "title: ~\ntopic: null\n",
        "links:\n  title: no\ntitle: One\ntopic: birds\n",
    ],
)
def test_unusual_front_matter_is_read_as_the_parser_reads_it(head: str) -> None:
    text = f"---\n{head}---\nAn abstract.\n\n## Notes\nx\n"
    assert outline.of(PATH, text) == in_full(text)


def test_line_ends_do_not_matter() -> None:
    assert outline.of(AMBER, PAGE.replace("\n", "\r\n")) == outline.of(AMBER, PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: x\n",
        "---\ntitle: [\n---\n",
        "---\na: b\na: c\n---\n",
        "---\ntitle: One\u2028two\ntopic: birds\n---\n",
    ],
)
def test_what_cannot_be_taken_apart_is_told(text: str) -> None:
    with pytest.raises(PageError):
        outline.of(PATH, text)
