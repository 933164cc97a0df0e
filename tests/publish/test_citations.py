from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import inline
from generator.publish.citations import cited, unknown
from generator.publish.notes import sanitise
from generator.publish.paper_view import PaperView
from tests.publish.invented import page, site_of

HOSTILE = [
    "<script>hit(1)</script>",
    "[a](javascript:hit(2)) ![b](https://x.test/c.png)",
    "*Bold* _or_ `code` | pipes | # 1. &amp; \\[x] {: onclick=hit(3)}",
    "]](x.md) [@wing]",
    "https://x.test/ and a@b.c",
]


class Reading(HTMLParser):
    """The text that a browser shows, and where links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str | None] = []
        self.tags: list[str] = []
        self.shown: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


def paper(title: str, more: str = "") -> PaperView:
    quoted = title.replace("'", "''")
    return site_of(page("wing", f"title: '{quoted}'\n{more}")).papers["wing"]


def rendered(text: str) -> str:
    html = markdown.markdown(text, extensions=["fenced_code", "tables", "sane_lists", "toc"])
    return sanitise(html)


def shown(text: str) -> Reading:
    return Reading(rendered(text))


@pytest.mark.parametrize(
    ("here", "target"),
    [
        ("topics/birds", "wing.md"),
        ("topics/rocks", "../birds/wing.md"),
        ("start", "../topics/birds/wing.md"),
        ("", "topics/birds/wing.md"),
    ],
)
def test_a_citation_becomes_a_link_to_the_page_with_its_year(here: str, target: str) -> None:
    papers = {"wing": paper("The wing", "date: 2024-05-28")}
    text = cited("See [@wing], and `[@wing]`.", here, papers)
    assert text == f"See [The wing]({target}) (2024), and `[@wing]`."


def test_without_a_date_the_title_stands_alone() -> None:
    assert cited("[@wing]!", "", {"wing": paper("The wing")}) == "[The wing](topics/birds/wing.md)!"


def test_a_former_name_leads_to_the_page_of_today() -> None:
    papers = {"once": paper("The wing")}
    assert cited("[@once]", "topics/birds", papers) == "[The wing](wing.md)"


def test_mathematics_in_a_title_reads_as_text() -> None:
    found = shown(cited("[@wing]", "", {"wing": paper("Sorting in $O(n^2)$ for \\$5")}))
    assert "".join(found.shown) == "Sorting in O(n²) for $5"


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize(
    "around", ["{}", "- {}: why", "## {}", "| a | b |\n|---|---|\n| {} | c |", "> {}", "**{}**"]
)
def test_a_hostile_title_is_text_wherever_it_is_cited(title: str, around: str) -> None:
    found = shown(cited(around.format("[@wing]"), "", {"wing": paper(title)}))
    assert title in "".join(found.shown)
    assert found.links == ["topics/birds/wing.md"]
    assert not {"script", "img", "code"} & set(found.tags)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))))
def test_every_title_is_shown_as_it_is(title: str) -> None:
    view = paper("A" + " ".join(title.split()))
    found = shown(cited("[@wing]", "", {"wing": view}))
    assert "".join(found.shown).split() == inline.plain(view.paper.title).split()
    assert found.links == ["topics/birds/wing.md"]


def test_an_unknown_citation_stays_and_is_told_with_its_line() -> None:
    papers = {"wing": paper("The wing")}
    source = "---\ntitle: Birds\n---\nAbout [@wing] and\n\nthe [@wnig], [@nothing]\n"
    body = source[source.index("About") :]
    assert "the [@wnig], [@nothing]" in cited(body, "", papers)
    assert [str(each) for each in unknown(body, source, "docs/x.md", papers)] == [
        "docs/x.md:6: there is no paper 'wnig' to cite; did you mean [@wing]?",
        "docs/x.md:6: there is no paper 'nothing' to cite;"
        " cite by a page's file name, or write \\[@ where none is meant",
    ]
