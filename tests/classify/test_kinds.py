from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pages
from generator.classify import kinds
from generator.classify.phrasing import Decided
from generator.model import PAPER_KINDS
from tests.conftest import REPOSITORY

CUES = [
    ("A Survey of Bell Founding", "", "survey"),
    ("Kites: An Overview", "This survey covers kites and future directions.", "survey"),
    ("KiteBench: A Benchmark for Kites", "", "benchmark"),
    ("Which kites fly", "We introduce a new benchmark designed to evaluate kites.", "benchmark"),
    ("A Corpus of Church Bells", "", "dataset"),
    ("The Harbour Collection", "We release a large dataset of harbours.", "dataset"),
    ("Bell-9 Technical Report", "We release model weights.", "model"),
    ("A Theory of Ringing", "We prove a lower bound.", "theory"),
    ("Bells in the limit", "Our theoretical analysis gives a theorem.", "theory"),
    ("We Should Ring Less", "We argue that bells must rest.", "position"),
    ("Do Bells Crack?", "We find that they do.", "analysis"),
    ("On bronze", "We investigate whether bronze cracks and we find that it does.", "analysis"),
    ("Casting Bells with Sand", "", "method"),
    ("Sand casting", "We propose a novel method that outperforms clay.", "method"),
]


def guess(title: str, abstract: str, decided: Sequence[Decided] = ()) -> str | None:
    return kinds.guess([(title, abstract)], decided)[0]


@pytest.mark.parametrize(("title", "abstract", "kind"), CUES)
def test_cues_name_the_kind(title: str, abstract: str, kind: str) -> None:
    assert guess(title, abstract) == kind


@pytest.mark.parametrize(("title", "abstract", "kind"), CUES)
def test_case_does_not_count(title: str, abstract: str, kind: str) -> None:
    # A name such as KiteBench is known by its capitals, so only those without are turned about.
    if title[:4].istitle():
        assert guess(title.lower(), abstract.lower()) == kind


@pytest.mark.parametrize(("title", "abstract"), [("", ""), ("Bells", ""), ("Bells", "They ring.")])
def test_nothing_said_is_unknown(title: str, abstract: str) -> None:
    assert guess(title, abstract) is None


def test_survey_in_the_title_beats_method_words_in_the_abstract() -> None:
    abstract = "We propose a novel approach and compare it to baselines."
    assert guess("Bells: A Survey", abstract) == "survey"


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=2_000))
def test_any_text_gets_a_known_kind_or_none(title: str, abstract: str) -> None:
    assert guess(title, abstract) in {*PAPER_KINDS, None}


def test_long_words_are_searched_in_time_that_grows_with_their_length() -> None:
    # Would not come back where a cue tried every way to cut the word.
    assert guess("aA1-" * 20_000, "we " + "aA1 " * 20_000) in {*PAPER_KINDS, None}


@cache
def curated() -> tuple[Decided, ...]:
    papers = (page.paper for page in pages.load_all(REPOSITORY))
    return tuple((each.title, each.abstract or "", each.kind) for each in papers if each.kind)


def share_right(guessed: Sequence[str | None], papers: Sequence[Decided]) -> float:
    return sum(kind == paper[2] for kind, paper in zip(guessed, papers, strict=True)) / len(papers)


def test_cues_alone_name_the_kind_of_most_real_papers() -> None:
    papers = curated()
    assert share_right(kinds.guess([paper[:2] for paper in papers]), papers) >= 0.58


def test_decided_pages_add_to_the_cues() -> None:
    papers, guessed = curated(), dict[int, str | None]()
    for fold in range(10):
        taught = [paper for at, paper in enumerate(papers) if at % 10 != fold]
        asked = range(fold, len(papers), 10)
        guessed |= zip(asked, kinds.guess([papers[at][:2] for at in asked], taught), strict=True)
    assert share_right([guessed[at] for at in range(len(papers))], papers) >= 0.73


def test_decided_pages_teach_words_no_cue_lists() -> None:
    words = ("Foundry ledger", "We tabulate the foundry ledger of a bell.")
    decided = [(f"{words[0]} {number}", words[1], "dataset") for number in range(5)]
    other = [(f"Church tower {number}", "We climb the church tower.", "theory") for number in "ab"]
    assert guess(*words) is None
    assert guess(*words, decided + other) == "dataset"


def test_the_order_of_the_pages_does_not_matter() -> None:
    papers = curated()[:80]
    asked = [paper[:2] for paper in curated()[80:160]]
    assert kinds.guess(asked, papers) == kinds.guess(asked, papers[::-1])


def test_pages_of_unknown_kind_teach_nothing() -> None:
    assert guess("Bells", "They ring.", [("Bells", "They ring.", "poem")] * 9) is None
