"""Each format says what is known and nothing else, and no text breaks out of its field."""

import csv
import io
import json
import logging
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator import schema
from generator.curate import bibtex as reader
from generator.model import Link, Paper
from generator.publish.exports.formats import FORMATS
from generator.publish.exports.table import COLUMNS
from generator.publish.paper_view import PaperView
from tests.publish.exports.library import VIEWS, view

KNOWN = view(
    Paper(
        title="Wings at $O(n^2)$: LLMs in Norland",
        topic="birds",
        date="2021-05-28",
        authors=("Ada Müller", "Bo van der Wal Jr."),
        venue="ICLR 2022",
        arxiv="2105.00001",
        doi="10.1000/a_b",
        comments=0,
        links=(Link(kind="code", url="https://x.test/a"),),
        abstract="We saw $n$ wings.\n\nThey beat.",
    ),
    notes="## Notes\nSeen.\n",
)
BARE = view(Paper(title="Wings", topic="birds"))
PREPRINT = view(Paper(title="Wings", topic="birds", date="2021-05", arxiv="2105.00001"))


def test_bibtex_names_type_authors_year_and_ids() -> None:
    assert FORMATS["bibtex"].file([KNOWN]) == (
        "@inproceedings{muller-van-der-wal-2022-wing,\n"
        "  title = {Wings at {$O(n^2)$}: {LLMs} in Norland},\n"
        "  author = {Müller, Ada and van der Wal, Jr., Bo},\n"
        "  booktitle = {International Conference on Learning Representations},\n"
        "  year = {2022},\n"
        "  eprint = {2105.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  doi = {10.1000/a_b},\n"
        "  url = {https://arxiv.org/abs/2105.00001}\n"
        "}\n"
    )
    assert r"M{\"u}ller, Ada" in FORMATS["bibtex-ascii"].record(KNOWN)


def test_ris_has_a_line_per_fact() -> None:
    assert FORMATS["ris"].record(KNOWN).split("\r\n") == [
        "TY  - CONF",
        "ID  - muller-van-der-wal-2022-wing",
        "TI  - Wings at O(n²): LLMs in Norland",
        "AU  - Müller, Ada",
        "AU  - van der Wal, Bo, Jr.",
        "T2  - International Conference on Learning Representations",
        "PY  - 2022",
        "DO  - 10.1000/a_b",
        "UR  - https://arxiv.org/abs/2105.00001",
        "AN  - arXiv:2105.00001",
        "KW  - Birds & {wings}",
        "AB  - We saw n wings. They beat.",
        "ER  - ",
    ]
    assert "DA  - 2021/05/" in FORMATS["ris"].record(PREPRINT)


def test_csl_has_names_in_parts() -> None:
    assert json.loads(FORMATS["csl"].record(KNOWN)) == {
        "id": "muller-van-der-wal-2022-wing",
        "type": "paper-conference",
        "title": "Wings at O(n²): LLMs in Norland",
        "author": [
            {"family": "Müller", "given": "Ada"},
            {"family": "Wal", "given": "Bo", "non-dropping-particle": "van der", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [[2022]]},
        "container-title": "International Conference on Learning Representations",
        "DOI": "10.1000/a_b",
        "URL": "https://arxiv.org/abs/2105.00001",
        "note": "arXiv:2105.00001",
    }


def test_plain_text_follows_the_apa() -> None:
    assert FORMATS["text"].record(KNOWN) == (
        "Müller, A., & van der Wal, B., Jr. (2022). Wings at O(n²): LLMs in Norland. International "
        "Conference on Learning Representations. https://doi.org/10.1000/a_b"
    )
    told = "Wings. (2021, May). arXiv. https://arxiv.org/abs/2105.00001"
    assert FORMATS["text"].record(PREPRINT) == told


def test_of_very_many_authors_plain_text_names_the_first_and_the_last() -> None:
    many = view(Paper(title="Wings", topic="birds", authors=tuple(f"A Reed{n}" for n in range(30))))
    told = FORMATS["text"].record(many)
    assert told.startswith("Reed0, A., Reed1, A.,")
    assert "Reed18, A., … Reed29, A. (n.d.). Wings." in told
    assert "et al" not in told


def test_only_what_is_known_is_said() -> None:
    assert FORMATS["bibtex"].record(BARE) == "@misc{wing,\n  title = {Wings}\n}"
    assert json.loads(FORMATS["csl"].record(BARE)) == {
        "id": "wing", "type": "document", "title": "Wings",
    }  # fmt: skip
    assert FORMATS["text"].record(BARE) == "Wings. (n.d.)."
    assert "AU" not in FORMATS["ris"].record(BARE)
    assert json.loads(FORMATS["jsonl"].record(BARE)) == {
        "slug": "a-wing", "key": "wing", "title": "Wings", "topic": "birds",
    }  # fmt: skip


def test_json_lines_hold_everything_a_page_says() -> None:
    told = json.loads(FORMATS["jsonl"].record(KNOWN))
    assert told.pop("slug") == "a-wing"
    assert told.pop("key") == KNOWN.key
    assert told.pop("notes") == "## Notes\nSeen."
    abstract = told.pop("abstract")
    read = schema.paper_from({key: _as_written(value) for key, value in told.items()}, abstract)
    assert read == (KNOWN.paper, ())


def _as_written(value: Any) -> Any:
    return str(value) if isinstance(value, int) else value


def test_a_file_of_no_papers_is_valid_as_well() -> None:
    assert json.loads(FORMATS["csl"].file([])) == []
    assert rispy.loads(FORMATS["ris"].file([])) == []
    assert len(parse_string(FORMATS["bibtex"].file([]), "bibtex").entries) == 0


@given(st.lists(VIEWS, min_size=1, max_size=3))
def test_no_text_breaks_out_of_bibtex(views: list[PaperView]) -> None:
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    for form in (FORMATS["bibtex"], FORMATS["bibtex-ascii"]):
        for each in views:
            text = form.file([each])
            assert "\n\n" not in text
            (entry,) = parse_string(text, "bibtex").entries.values()
            assert set(entry.fields) <= _FIELDS
            assert len(entry.persons.get("author", ())) == len(each.reference.authors)
            library = parse_bibtex(text)
            assert not library.failed_blocks
            assert [block.key for block in library.entries] == [each.key]


_FIELDS = {"title", "booktitle", "journal", "howpublished", "year", "month", "day"} | {
    *("eprint", "archiveprefix", "doi", "url"),
}


@given(st.lists(VIEWS, min_size=1, max_size=3))
def test_no_text_breaks_out_of_ris(views: list[PaperView]) -> None:
    found = rispy.loads(FORMATS["ris"].file(views))
    assert [each["id"] for each in found] == [each.key for each in views]
    for each, read in zip(views, found, strict=True):
        assert len(read.get("authors", ())) == len(each.reference.authors)


@given(st.lists(VIEWS, min_size=1, max_size=3))
def test_no_text_breaks_out_of_csv(views: list[PaperView]) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"].file(views), newline="")))
    assert [row["key"] for row in rows] == [each.key for each in views]
    for row in rows:
        assert tuple(row) == COLUMNS
        assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in row.values())


@given(st.lists(VIEWS, min_size=1, max_size=3))
def test_json_is_one_line_a_paper_and_holds_no_closing_tag(views: list[PaperView]) -> None:
    lines = FORMATS["jsonl"].file(views).splitlines()
    assert [json.loads(line)["title"] for line in lines] == [each.paper.title for each in views]
    for name in ("jsonl", "csl"):
        assert "</" not in FORMATS[name].file(views)
    assert len(json.loads(FORMATS["csl"].file(views))) == len(views)


@given(VIEWS)
def test_records_can_be_told_apart_by_their_separator(each: PaperView) -> None:
    for form in FORMATS.values():
        record = form.record(each)
        assert form.separator not in record
        assert form.file([each, each]) == form.head + record + form.separator + record + form.tail


@given(VIEWS)
def test_plain_text_is_one_line(each: PaperView) -> None:
    assert len(FORMATS["text"].record(each).splitlines()) == 1


SIMPLE = st.builds(
    Paper,
    title=st.sampled_from(["Wings & LLMs at 5% of cost", "How do “birds” fly? A K-means – study"]),
    topic=st.just("birds"),
    date=st.sampled_from([None, "2021", "2021-05", "2021-05-08"]),
    authors=st.sampled_from([(), ("Ada Müller", "Bo van der Wal", "Ève Żak"), ("01.AI",)]),
    arxiv=st.sampled_from([None, "2105.00001"]),
    doi=st.sampled_from([None, "10.1000/a_b"]),
)


@given(SIMPLE)
def test_our_own_reader_of_bibtex_finds_the_facts_again(paper: Paper) -> None:
    for name in ("bibtex", "bibtex-ascii"):
        facts = reader.read(FORMATS[name].file([view(paper)]))
        assert (facts.title, facts.authors, facts.date) == (paper.title, paper.authors, paper.date)
        assert {each.arxiv for each in facts.identities} - {None} == {paper.arxiv} - {None}
        assert {each.doi for each in facts.identities} - {None} == {paper.doi} - {None}
