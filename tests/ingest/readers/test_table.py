"""Tables as people export them, sound and broken."""

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.ingest.readers import read, table
from generator.ingest.source import Head, Line, is_blank
from generator.model import Banner, Entry, Link, Record, Reject

HEADER = "title,arxiv,doi,authors,year\n"
SOUND = "Folded Maps,2401.00001,10.1000/a,Ada Vale; Ben Moor,2025\n"
LAST = "Lanterns at Sea,2402.00002,,Cyd Fell,2024\n"

Read = Callable[[str], list[Record]]


@pytest.fixture
def records(tmp_path: Path) -> Read:
    """A function that reads a file with the given text."""

    def of(text: str) -> list[Record]:
        file = tmp_path / "table"
        file.write_text(text, encoding="utf-8", newline="")
        return list(read(file, "table.csv"))

    return of


def entries(found: list[Record]) -> list[Entry]:
    return [each for each in found if isinstance(each, Entry)]


def reasons(found: list[Record]) -> list[tuple[int, int, str]]:
    rejects = [each for each in found if isinstance(each, Reject)]
    return [(each.line, each.last_line, each.reason) for each in rejects]


def entry(records: Read, header: str, row: str) -> Entry:
    (found,) = entries(records(f"{header}\n{row}\n"))
    return found


def test_a_row_becomes_an_entry_with_all_that_it_says(records: Read) -> None:
    header = "Title,Abstract,arXiv_ID,ACL ID,DOI,Author(s),Publication Year,Venue,Code,URL"
    row = (
        "Maps \\emph{and} ``Folds'',We fold $n$ maps.,arXiv:2401.00001v3,2024.acl-long.7,"
        "https://doi.org/10.1000/A.b,Ada V\\'ale;  Ben  Moor,2025,iclr,"
        "github.com/ada/folds,https://maps.example/folds"
    )
    found = entry(records, header, row)
    assert (found.title, found.abstract) == ("Maps and “Folds”", "We fold $n$ maps.")
    assert (found.arxiv, found.acl, found.doi) == ("2401.00001", "2024.acl-long.7", "10.1000/A.b")
    assert found.authors == ("Ada Vále", "Ben Moor")
    assert (found.date, found.venue) == ("2024-01", "ICLR 2025")
    assert found.links == (
        Link(kind="code", url="https://github.com/ada/folds"),
        Link(kind="paper", url="https://maps.example/folds"),
    )
    assert (found.source, found.line, found.last_line) == ("table.csv", 2, 2)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_line_end_and_mark_is_understood(
    records: Read, delimiter: str, end: str
) -> None:
    rows = ["Title|arXiv", "Folded Maps|2401.00001", "", '"A; B, C"|2402.00002', ""]
    text = "\ufeff" + end.join(row.replace("|", delimiter) for row in rows)
    found = records(text)
    assert found[0] == Banner(source="table.csv", line=1, last_line=1)
    assert [(each.title, each.line) for each in entries(found)] == [
        ("Folded Maps", 2),
        ("A; B, C", 4),
    ]


def test_a_quoted_cell_may_span_lines_and_double_its_marks(records: Read) -> None:
    found = records(f'{HEADER}"Maps\nand ""Folds""\n\nonce",2401.00001,,,\n{LAST}')
    first, second = entries(found)
    assert (first.title, first.line, first.last_line) == ('Maps and "Folds" once', 2, 5)
    assert (second.title, second.line) == ("Lanterns at Sea", 6)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Folded Maps,2401.00001\n", "2 columns where the header has 5"),
        ("Folded, Maps,2401.00001,,,2024\n", "6 columns where the header has 5"),
        (" ,2401.00001,,,2024\n", "no title"),
        (",,,,\n", "no title"),
        ('"Folded Maps,2401.00001,,,2024\n', "quotation marks that do not match"),
        ('"Folded" Maps,2401.00001,,,2024\n', "quotation marks that do not match"),
    ],
)
@pytest.mark.parametrize("last", [LAST, LAST.replace("Lanterns at Sea", '"Lanterns at Sea"')])
def test_a_broken_row_costs_itself(records: Read, row: str, reason: str, last: str) -> None:
    found = records(f"{HEADER}{SOUND}{row}{last}")
    assert [each.title for each in entries(found)] == ["Folded Maps", "Lanterns at Sea"]
    assert [each.line for each in entries(found)] == [2, 4]
    assert reasons(found) == [(3, 3, reason)]


@pytest.mark.parametrize(
    ("row", "reason", "lost"),
    [
        ("Maps,24010,10.1000/a,Ada Vale,2024", "arxiv: '24010' is not an arXiv id", "arxiv"),
        ("Maps,2413.00001,10.1000/a,Ada Vale,2024", "arxiv: '2413.00001' is not", "arxiv"),
        ("Maps,2401.00001,11/a,Ada Vale,2024", "doi: '11/a' is not a DOI", "doi"),
        ("Maps,2401.00001,10.1000/a,Ada Vale,soon", "year: 'soon' is not a year", None),
    ],
)
def test_a_bad_value_costs_itself(records: Read, row: str, reason: str, lost: str | None) -> None:
    found = records(f"{HEADER}{row}\n{LAST}")
    kept = entries(found)[0]
    facts = {"arxiv": kept.arxiv, "doi": kept.doi, "authors": kept.authors}
    assert [name for name, value in facts.items() if not value] == ([lost] if lost else [])
    ((first, last, told),) = reasons(found)
    assert (first, last) == (2, 2)
    assert told.startswith(reason)
    assert len(entries(found)) == 2


def test_columns_that_are_not_read_are_told_once(records: Read) -> None:
    found = records("title,arxiv,summary,mood,arXiv ID\nFolded Maps,2401.00001,a,b,c\n")
    assert reasons(found) == [(1, 1, "these columns are not read: 'summary', 'mood', 'arXiv ID'")]
    assert entries(found)[0].arxiv == "2401.00001"


def test_a_quotation_mark_between_tabs_is_only_that(records: Read) -> None:
    found = records('title\tarxiv\n"Folded" Maps\t2401.00001\n6" Lamps\t2402.00002\n')
    assert [each.title for each in entries(found)] == ['"Folded" Maps', '6" Lamps']


@pytest.mark.parametrize(
    ("header", "row", "date"),
    [
        ("title,arxiv,year", "Maps,2401.00001,2025", "2024-01"),
        ("title,arxiv,year", "Maps,cs/9905012,2025", "1999-05"),
        ("title,arxiv,date", "Maps,2401.00001,2024-01-17", "2024-01-17"),
        ("title,arxiv,date", 'Maps,2401.00001,"May 2, 2024"', "2024-05-02"),
        ("title,arxiv,date", "Maps,2401.00001,2024", "2024-01"),
        ("title,year", "Maps,2025", "2025"),
        ("title,doi", "Maps,10.48550/arXiv.2401.00001", "2024-01"),
        ("title,venue", "Maps,Vale Days", None),
    ],
)
def test_the_most_precise_date_counts(
    records: Read, header: str, row: str, date: str | None
) -> None:
    assert entry(records, header, row).date == date


def test_an_address_that_names_a_work_is_its_id(records: Read) -> None:
    found = entry(records, "title,url", "Maps,https://arxiv.org/abs/2401.00001v2")
    assert (found.arxiv, found.links) == ("2401.00001", ())


@pytest.mark.parametrize(
    ("cell", "title"),
    [("'=SUM", "=SUM"), ("'-ing Words", "-ing Words"), ("''@", "'@"), ("'t Hooft", "'t Hooft")],
)
def test_what_guards_a_cell_from_spreadsheets_is_taken_off_an_export_only(
    records: Read, cell: str, title: str
) -> None:
    assert entry(records, "slug,title,topic", f"maps,{cell},rocks").title == title
    assert entry(records, "title,arxiv", f"{cell},2401.00001").title == cell


def test_an_authors_name_stands_once(records: Read) -> None:
    found = entry(records, "title,authors", "Maps,Ada Vale; ; Ben Moor;Ada Vale;")
    assert found.authors == ("Ada Vale", "Ben Moor")


@pytest.mark.parametrize(
    "text",
    [
        "title\nFolded Maps\n",
        "name,arxiv\nFolded Maps,2401.00001\n",
        "Titles, Dates and Authors\nWe fold maps, and we ask who folded them.\n",
    ],
)
def test_what_names_no_columns_is_no_table(text: str) -> None:
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    assert not table.recognise(Head(lines))


def test_a_table_without_known_columns_is_refused(records: Read) -> None:
    with pytest.raises(SourceError, match=r"expected .*a table .*or listing text"):
        records("name,id\nFolded Maps,2401.00001\n")


CELLS = st.sampled_from(
    ['"', "Maps", "", " ", '"a\nb"', "2401.00001", "x", '""', "\x00", "\u200b", "Ada; Ben", "\f"]
)
ROWS = st.lists(st.lists(CELLS, max_size=5).map(",".join) | st.text(max_size=20), max_size=20)


@given(ROWS)
def test_every_visible_line_lies_in_one_span(rows: list[str]) -> None:
    text = HEADER + "\n".join(rows)
    given_lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    found = list(table.read(given_lines, "table.csv"))
    spans = [(each.line, each.last_line) for each in found]
    for (first, last), (next_first, next_last) in pairwise(dict.fromkeys(spans)):
        assert first <= last < next_first <= next_last
    covered = {number for first, last in spans for number in range(first, last + 1)}
    assert covered >= {line.number for line in given_lines if not is_blank(line)}
    assert all(each.title for each in found if isinstance(each, Entry))


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=6), max_size=6))
def test_no_table_raises_anything_but_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    file = tmp_path_factory.mktemp("laws") / "table.csv"
    text = HEADER + "\n".join(map(",".join, rows))
    file.write_text(text, encoding="utf-8", errors="replace")
    with suppress(SourceError):
        assert {each.source for each in read(file, "shown")} == {"shown"}


def test_a_mark_that_never_closes_is_read_in_bounded_pieces(records: Read) -> None:
    rows = "".join(f"Maps {number},2401.00001,,,\n" for number in range(2000))
    found = records(f'{HEADER}"open,2401.00001,,,\n{rows}')
    assert len(entries(found)) == 2000
    assert reasons(found) == [(2, 2, "quotation marks that do not match")]
