from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.ingest.readers import listing, read
from generator.ingest.source import Line, is_blank, lines
from generator.model import Entry, Record

WORDS = ["sheep", "Maps", "folded", "Lanterns", "we", "know", "are", "of", "a", "羊", "карта"]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
titles = words.map(str.title)
abstracts = st.tuples(words, words).map(lambda two: f"{two[0].capitalize()}. We {two[1]}.")
site = st.sampled_from(
    [
        "Get trending papers in your email inbox!",
        "new",
        "Subscribe",
        "Daily Papers",
        "byAK and the research community",
        "Feb 2",
        "Previous 1 2 3 … 100 Next",
        "Upvote 12",
        "Submitted by",
        "View all",
        "-----",
    ]
)
bylines = st.sampled_from(
    [
        "  • 4 authors",
        "·",
        "Oct 9, 2018",
        "Oct 9, 2018 3",
        "Feb 30, 2024",
        "tau Vale University",
        "Paper • 2405.00001 • Published May 28, 2024 • 21",
        "• ",
        "12",
    ]
)
odd = st.sampled_from(["", " ", "\xa0", "\u200b", "\f", "\x1c", "???", "\x00", "- a", "(1) b"])
texts = st.lists(
    st.one_of(titles, abstracts, site, bylines, odd, st.text(max_size=30)), max_size=40
).map("\n".join)


def numbered(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


def unplaced(record: Record) -> Record:
    return replace(record, line=0, last_line=0)


@given(texts)
def test_every_visible_line_lies_in_exactly_one_record_in_order(text: str) -> None:
    given_lines = numbered(text)
    spans = [range(one.line, one.last_line + 1) for one in listing.read(given_lines, "dump")]
    for before, after in pairwise(spans):
        assert before.stop <= after.start
    covered = {number for span in spans for number in span}
    assert covered >= {line.number for line in given_lines if not is_blank(line)}
    blank = {line.number for line in given_lines if is_blank(line)}
    assert all(span.start not in blank and span.stop - 1 not in blank for span in spans)


@given(texts)
def test_the_facts_of_an_entry_are_known_or_none(text: str) -> None:
    for record in listing.read(numbered(text), "dump"):
        if isinstance(record, Entry):
            assert record.title
            assert record.abstract != ""
            assert record.abstract or record.incomplete or "Published" in text


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert list(listing.read(numbered(text), "dump")) == list(listing.read(numbered(text), "dump"))


@given(st.lists(st.tuples(titles, abstracts), min_size=1, max_size=12))
def test_a_plain_alternation_is_read_as_one(papers: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{title}\n{abstract}" for title, abstract in papers)
    found = list(listing.read(numbered(text), "dump"))
    assert [type(one) for one in found] == [Entry] * len(papers)
    assert [one.line for one in found] == list(range(1, 2 * len(papers), 2))


@given(st.lists(st.one_of(titles, abstracts, site, bylines), min_size=1, max_size=20), st.data())
def test_blank_lines_change_nothing_but_line_numbers(
    given_lines: list[str], data: st.DataObject
) -> None:
    blank = st.lists(st.sampled_from(["", " \t", "\xa0", "\u200b\ufeff", "\f"]), max_size=3)
    spread = [one for line in given_lines for one in (*data.draw(blank), line)]
    plain = listing.read(numbered("\n".join(given_lines)), "dump")
    found = listing.read(numbered("\n".join(spread)), "dump")
    assert list(map(unplaced, plain)) == list(map(unplaced, found))


@given(texts, st.sampled_from(["\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_line_ends_and_encoding_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, text: str, end: str, encoding: str
) -> None:
    text = text.replace("\r", "").replace("\0", "")
    path = tmp_path_factory.mktemp("laws") / "dump.txt"
    path.write_bytes(text.replace("\n", end).encode(encoding, "replace"))
    expected = text.encode(encoding, "replace").decode(encoding)
    assert list(listing.read(lines(path, "dump"), "dump")) == list(
        listing.read(numbered(expected), "dump")
    )


@given(st.one_of(st.binary(max_size=300), texts.map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_raise_anything_but_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("laws") / "dump"
    path.write_bytes(content)
    with suppress(SourceError):
        assert {record.source for record in read(path, "shown/dump")} <= {"shown/dump"}


def test_a_listing_of_a_thousand_vague_lines_is_read_in_bounded_pieces(tmp_path: Path) -> None:
    path = tmp_path / "vague.txt"
    path.write_text("".join(f"Sheep {i} of the maps\n" for i in range(2000)), encoding="utf-8")
    found = list(listing.read(lines(path, "vague"), "vague"))
    assert [one.line for one in found] == list(range(1, 2000, 2))
