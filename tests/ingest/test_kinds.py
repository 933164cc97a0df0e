from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import text
from generator.ingest import kinds, readers
from generator.model import PAPER_KINDS, Entry
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


@pytest.mark.parametrize(("title", "abstract", "kind"), CUES)
def test_cues_name_the_kind(title: str, abstract: str, kind: str) -> None:
    assert kinds.guess(title, abstract) == kind


@pytest.mark.parametrize(("title", "abstract", "kind"), CUES)
def test_case_does_not_count(title: str, abstract: str, kind: str) -> None:
    # A name such as KiteBench is known by its capitals, so only those without are turned about.
    if title[:4].istitle():
        assert kinds.guess(title.lower(), abstract.lower()) == kind


@pytest.mark.parametrize(("title", "abstract"), [("", ""), ("Bells", ""), ("Bells", "They ring.")])
def test_nothing_said_is_unknown(title: str, abstract: str) -> None:
    assert kinds.guess(title, abstract) is None


def test_survey_in_the_title_beats_method_words_in_the_abstract() -> None:
    abstract = "We propose a novel approach and compare it to baselines."
    assert kinds.guess("Bells: A Survey", abstract) == "survey"


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=2_000))
def test_any_text_gets_a_known_kind_or_none(title: str, abstract: str) -> None:
    assert kinds.guess(title, abstract) in {*PAPER_KINDS, None}


def test_long_words_are_searched_in_time_that_grows_with_their_length() -> None:
    # Would not come back where a cue tried every way to cut the word.
    assert kinds.guess("aA1-" * 20_000, "we " + "aA1 " * 20_000) in {*PAPER_KINDS, None}


@pytest.mark.parametrize(("half", "floor"), [("tune", 0.75), ("held", 0.65)])
def test_real_papers_get_the_kind_readers_gave_them(half: str, floor: float) -> None:
    entries = {
        text.title_key(record.title): record
        for path in sorted((REPOSITORY / "sources").glob("*.txt"))
        for record in readers.read(path, path.name)
        if isinstance(record, Entry)
    }
    with (REPOSITORY / "tests/data/topics/labels.csv").open(encoding="utf-8", newline="") as lines:
        labels = [row for row in csv.DictReader(lines) if row["split"] == half]
    papers = [(entries[text.title_key(row["title"])], row["kind"]) for row in labels]
    hits = [kinds.guess(paper.title, paper.abstract or "") == kind for paper, kind in papers]
    assert len(hits) == 80
    assert sum(hits) / len(hits) >= floor
