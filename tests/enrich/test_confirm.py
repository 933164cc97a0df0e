"""Which records are of the paper asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.enrich.confirm import Verdict, judge
from generator.enrich.target import Target
from generator.model import Entry

TEXT = " ".join(f"Fold number {number} turns the map to side {number * 7}." for number in range(9))
OTHER = " ".join(
    f"Worm number {number} digs in the soil of bed {number * 7}." for number in range(9)
)
TARGET = Target(
    about="folds",
    place="docs/topics/birds/folds.md",
    ids=frozenset({("arxiv", "2401.00001")}),
    title="Folded Maps of Unseen Places",
    abstract=TEXT,
    authors=("Ada Vale", "Ben Moor", "Cyd Fell"),
    author_count=3,
    year=2024,
)
RECORD = Entry(
    title=TARGET.title or "",
    abstract=TEXT,
    source="s",
    line=1,
    last_line=1,
    date="2024-06",
    authors=TARGET.authors,
)
ID = ("arxiv", "2401.00001")
SHORT = "its title is short, and no author confirms it"
NEARLY = "its title differs a little, and no author confirms it"
NOTHING: dict[str, Any] = {"abstract": None, "authors": (), "author_count": None, "date": None}
UNKNOWN: dict[str, Any] = {"abstract": None, "authors": (), "author_count": None, "year": None}


@pytest.mark.parametrize(
    ("target", "record", "verdict", "reason"),
    [
        ({}, {}, "taken", ""),
        ({}, {"authors": ("Vale A.", "Moor B.", "Fell C.")}, "taken", ""),
        ({}, {"authors": ("Vale Ada",)}, "taken", ""),
        ({}, {"title": "FOLDED MAPS of unseen places (v2)"}, "taken", ""),
        ({}, {"title": "Folded Maps of Unseen Place"}, "taken", ""),
        ({}, {"title": "Folded Maps of Unseen Places: A Survey"}, "taken", ""),
        ({}, {"date": "2026"}, "taken", ""),
        ({}, {"date": "2027"}, "doubtful", "its year differs"),
        ({}, {"date": "2020"}, "doubtful", "its year differs"),
        ({}, {"authors": ("Dee Hill", "Eve Lund", "Cyd Fell")}, "doubtful", "its authors differ"),
        ({}, {"authors": ("Ada Hill", "Ben Lund", "Cyd Moss")}, "doubtful", "its authors differ"),
        ({"authors": ()}, {"authors": ("A", "B")}, "doubtful", "its authors differ"),
        ({"authors": ()}, {"authors": ("A A", "B B", "C C")}, "taken", ""),
        (UNKNOWN, {"abstract": OTHER}, "taken", ""),
        (UNKNOWN | {"abstract": TEXT}, {"abstract": OTHER}, "doubtful", "its abstract differs"),
        ({}, {"abstract": OTHER}, "taken", ""),
        (UNKNOWN, NOTHING, "taken", ""),
        (UNKNOWN | {"title": "Maps"}, NOTHING | {"title": "Maps"}, "doubtful", SHORT),
        ({"title": "Maps"}, {"title": "Maps"}, "taken", ""),
        (UNKNOWN, NOTHING | {"title": "Folded Maps of Unseen Place"}, "doubtful", NEARLY),
        ({}, {"arxiv": "2401.00002"}, "doubtful", "its id differs"),
        ({}, {"title": "Soil and Worms"}, "other", ""),
        ({}, {"title": "Unseen Places of Folded Maps"}, "other", ""),
        ({"title": "Maps of Place 3 Unseen"}, {"title": "Maps of Place 4 Unseen"}, "other", ""),
    ],
)  # fmt: skip
def test_a_title_is_confirmed_by_what_else_is_known(
    target: dict[str, Any], record: dict[str, Any], verdict: str, reason: str
) -> None:
    judged = judge(replace(TARGET, **target), [replace(RECORD, **record)], None)
    assert (judged.verdict, judged.reason) == (Verdict(verdict), reason)


@pytest.mark.parametrize(
    ("record", "verdict", "reason"),
    [
        ({}, "taken", ""),
        ({"authors": ("Dee Hill",), "date": "2001"}, "taken", ""),
        ({"title": "Maps, Folded"}, "taken", ""),
        ({"title": "Maps, Folded", "abstract": None}, "doubtful", "its title differs"),
        ({"title": "Soil and Worms", "abstract": OTHER}, "doubtful", "its title differs"),
        ({"title": "Folded Maps of Unseen Place", "abstract": None}, "taken", ""),
        (
            {"title": "Folded Maps of Unseen Place", "abstract": None, "authors": ("Dee Hill",)},
            *("doubtful", "its authors differ"),
        ),
        ({"arxiv": "2401.00002"}, "other", ""),
        ({"arxiv": None}, "other", ""),
    ],
)
def test_an_id_is_confirmed_by_the_title(record: dict[str, Any], verdict: str, reason: str) -> None:
    named: dict[str, Any] = {"arxiv": ID[1], **record}
    entry = replace(RECORD, **named)
    judged = judge(TARGET, [entry], ID)
    assert (judged.verdict, judged.reason) == (Verdict(verdict), reason)


def test_of_two_works_that_fit_neither_is_taken() -> None:
    first, second = (replace(RECORD, doi=f"10.1000/{number}") for number in (1, 2))
    judged = judge(TARGET, [replace(RECORD, title="Soil"), first, second], None)
    assert (judged.verdict, judged.chosen) == (Verdict.DOUBTFUL, 1)
    assert judge(TARGET, [first, replace(first, venue="V")], None).chosen == 0
    assert judge(TARGET, [replace(RECORD, title="Soil"), first], None).chosen == 1


def test_an_id_alone_takes_what_has_the_id() -> None:
    bare = Target(about="arxiv:2401.00001", place="sources/added.txt:1", ids=TARGET.ids)
    assert judge(bare, [replace(RECORD, arxiv=ID[1])], ID).verdict is Verdict.TAKEN
    assert judge(bare, [replace(RECORD, arxiv="2401.00002")], ID).verdict is Verdict.OTHER
    assert judge(bare, [], ID).verdict is Verdict.OTHER


def test_what_is_confirmed_adds_ids_but_never_another_of_one_kind() -> None:
    record = replace(RECORD, arxiv="2401.00009", doi="10.1000/x")
    assert TARGET.knowing(record).ids == TARGET.ids | {("doi", "10.1000/x")}
