"""Papers that leave one index in any format and enter an empty one are the same papers there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import identifiers, inline, latex, pages
from generator.model import Link, Paper
from generator.publish import site
from generator.publish.exports.formats import FORMATS
from generator.publish.paper_view import PaperView
from generator.text import clean, unique_slug
from tests.conftest import REPOSITORY, Sandbox
from tests.publish.exports.library import real, view

Facts = dict[str, Any]
Papers = Mapping[str, PaperView]


# --- what each format carries ---------------------------------------------------------------------


def cited(view: PaperView) -> Facts:
    """Return what a citation says: a title to read, and of what appeared somewhere the year."""
    paper = view.paper
    return {
        "reference": replace(view.reference, key="", title=view.title),
        "authors": paper.authors,
        "acl": paper.acl,
    }


def screened(view: PaperView) -> Facts:
    """Return what RIS says: besides, the abstract in one line."""
    return cited(view) | {"abstract": view.plain_abstract}


def tabled(view: PaperView) -> Facts:
    """Return what a table says: everything but the abstract and what listings say of authors."""
    without = replace(
        view.paper,
        title=view.title,
        summary=inline.plain(view.paper.summary or ""),
        abstract=None,
        organization=None,
        author_count=None,
        review=None,
        formerly=(),
    )
    return {"slug": view.slug, "paper": without}


def whole(view: PaperView) -> Facts:
    """Return everything."""
    return {"slug": view.slug, "paper": view.paper}


CARRIED: Mapping[str, Callable[[PaperView], Facts]] = {
    "bibtex": cited,
    "bibtex-ascii": cited,
    "ris": screened,
    "csl": cited,
    "csv": tabled,
    "jsonl": whole,
}


def test_every_format_is_imported_again_but_that_for_people() -> None:
    assert FORMATS.keys() - CARRIED.keys() == {"text"}


# --- out and in -----------------------------------------------------------------------------------


def imported(other: Sandbox, form: str, papers: Iterable[PaperView]) -> Papers:
    """Return what becomes of exported papers in a project without any, by slug."""
    other.write(f"sources/papers.{FORMATS[form].extension}", FORMATS[form].file(papers))
    report = other.ingest()
    assert (report.rejects, report.doubtful) == ((), ())
    return site.load(other.root).papers


def carried(form: str, papers: Iterable[PaperView]) -> list[Facts]:
    """Return what the format carries of each paper, in the order of their addresses."""
    return [CARRIED[form](view) for view in sorted(papers, key=lambda view: view.slug)]


# --- this index -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", CARRIED)
def test_this_index_comes_back(tmp_path: Path, form: str) -> None:
    other = Sandbox(tmp_path)
    shutil.rmtree(tmp_path / "docs")
    for index in (REPOSITORY / pages.TOPICS).glob(f"*/{pages.INDEX}"):
        other.write(index.relative_to(REPOSITORY).as_posix(), index.read_text(encoding="utf-8"))
    there = imported(other, form, real())
    assert carried(form, there.values()) == carried(form, real())
    for here in real():
        paper = there[here.slug].paper
        assert paper.venue == here.paper.venue
        assert paper.date in (here.paper.date, here.paper.venue and arrival(paper))


def arrival(paper: Paper) -> str | None:
    """Return the month in which arXiv got a paper: a citation of where it appeared has no other."""
    return identifiers.arxiv_month(paper.arxiv or "")


# --- made papers ----------------------------------------------------------------------------------

WORDS = st.sampled_from(
    (
        *("Wings", "of", "the", "and", "LLMs", "K-means", "naïve", "Größe", "Nguyễn’s", "3-SAT"),
        *("100%", "C#", "R&D", "“quoted words”", "–", "is", "$n^2$", "$\\alpha$-fair"),
        *("x→y", "–5°", "(why?)", "$5", "‘so’", "…", "=", "@home", "+1", "-", "'tis", "日本語"),
        *(
            "snake_case",
            "{a, b}",
            "--flag",
            "“",
            "”",
            "’",
            "{",
            "}",
            "CO₂",
            "\\n",
            "~/x",
            "$\\{0,1\\}^n$",
        ),
        *("GPT-4:", "Łódź", "×", "A/B", "[sic]", "~5", "^", "n < 5", "a|b", "C++", '6"'),
        *("ER -", "a; b", "AT&T", "e.g.", "l’été", "ǻ", "\\macro", "https://x.test/a_b?c=%20"),
    )
)


def is_page_text(text: str) -> bool:
    """Return whether a text is as pages hold it: nothing in it is left to convert."""
    return clean(latex.to_unicode(text)) == text


TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join).map(clean).filter(is_page_text)
NAMES = st.sampled_from(
    (
        *("Ada Reed", "Bo van der Wal", "Ole Jensen Jr.", "José Ortega y Gasset", "01.AI", "Plato"),
        *("Nguyễn Văn An", "Siân O’Neil", "J. R. R. Ævarsson", "Barnes and Noble", "李 明", "王芳"),
        *("Team R&D", "Ludwig von der Größe III", "Ying-Chun Lin", "A. d’Arc", "Đỗ Thị Hà"),
    )
)
VENUES = (
    *(None, "ICLR 2022", "TMLR 2022", "Findings of ACL 2023", "NeurIPS 2021", "Vale Days 2022"),
    *("Journal of Wings & Tails", "Workshop on R&D 2022"),
)
DOIS = (None, "10.1000/a_b", "10.1000/(sici)1-2<3::aid>4", "10.1000/a{b}c", "10.1000/é")


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Make a paper as a page may state it: one with an arXiv id has the date of that id."""
    arxiv = draw(st.sampled_from((None, "2105.00001")))
    dates = ("2021-05", "2021-05-28") if arxiv else (None, "2021", "2021-05", "2021-05-28")
    return Paper(
        title=draw(TEXTS),
        topic="birds",
        also=draw(st.sampled_from(((), ("rocks", "tides")))),
        kind="survey",  # where none is stated, one is guessed
        tags=draw(st.sampled_from(((), ("wings", "two-words")))),
        summary=draw(st.none() | TEXTS),
        date=draw(st.sampled_from(dates)),
        authors=tuple(draw(st.lists(NAMES, max_size=4, unique=True))),
        venue=draw(st.sampled_from(VENUES)),
        comments=draw(st.sampled_from((None, 0, 7))),
        arxiv=arxiv,
        doi=draw(st.sampled_from(DOIS)),
        acl=draw(st.sampled_from((None, "2022.acl-long.1", "W19-4312"))),
        links=draw(st.sampled_from(((), (Link(kind="code", url="https://github.com/a/b"),)))),
        abstract=draw(st.none() | TEXTS),
    )


@pytest.mark.parametrize("form", CARRIED)
@settings(max_examples=25, derandomize=True)
@given(papers())
def test_whatever_a_page_states_comes_back(form: str, paper: Paper) -> None:
    here = view(paper, slug=unique_slug(paper.title, ()))
    with TemporaryDirectory() as folder:
        there = imported(Sandbox(Path(folder)), form, [here])
    assert carried(form, there.values()) == carried(form, [here])
