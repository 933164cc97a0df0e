import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from textwrap import fill

import pytest

from generator.errors import SourceError
from generator.ingest.readers import _READERS, listing, read
from generator.ingest.source import Line
from generator.model import Banner, Entry, Organization, Record, Reject

ROOT = Path(__file__).parents[3]
GOLDEN = sorted((ROOT / "tests" / "data" / "listings").glob("*.txt"))
TITLE = "Counting Sheep with Small Networks"
ABSTRACT = "Sheep are hard to count in the dark. We train a small network that counts them."


def records(text: str) -> list[Record]:
    return list(listing.read([Line(i, x) for i, x in enumerate(text.split("\n"), 1)], "dump"))


def entries(text: str) -> list[Entry]:
    return [record for record in records(text) if isinstance(record, Entry)]


def told(path: Path) -> Iterator[dict[str, object]]:
    for record in read(path, path.name):
        facts = {key: value for key, value in asdict(record).items() if value not in (None, ())}
        del facts["source"]
        if not facts.get("incomplete"):
            facts.pop("incomplete", None)
        yield {"record": type(record).__name__, **facts}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_listing_reads_as_its_golden_file_says(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(list(told(path)))) == expected


def test_there_are_golden_files_of_every_layout() -> None:
    assert {path.stem[0] for path in GOLDEN} >= set("abcd")


@pytest.mark.parametrize(
    ("number", "count"), [("000", 185), ("001", 31), ("003", 280), ("004", 119)]
)
def test_a_real_dump_is_read_whole(number: str, count: int) -> None:
    path = next((ROOT / "sources").glob(f"{number}_*.txt"))
    found = list(read(path, path.name))
    banner, *rest = found
    assert isinstance(banner, Banner)
    assert banner.line == 1
    assert len(rest) == count
    for record in rest:
        assert isinstance(record, Entry)
        assert not record.title.startswith("Subscribe")
        assert len(record.title) < 200
        assert record.abstract is not None
        assert len(record.abstract) > 400
        assert not record.incomplete


def test_the_bylines_of_the_real_dump_that_has_them() -> None:
    path = next((ROOT / "sources").glob("001_*.txt"))
    found = [record for record in read(path, path.name) if isinstance(record, Entry)]
    facts = [(one.date, one.author_count, one.comments) for one in found]
    assert facts == [
        ("2018-10-09", 4, 0),
        ("2024-10-03", 3, 0),
        ("2023-01-07", 3, 0),
        ("2023-12-12", 3, 0),
        ("2020-09-23", 5, 0),
        ("2025-04-16", 4, 0),
        ("2025-01-05", 1, 0),
        ("2024-06-13", 3, 0),
        ("2025-05-19", 5, 0),
        ("2024-06-24", 4, 0),
        ("2024-10-14", 8, 0),
        ("2024-03-28", 3, 0),
        ("2023-09-28", 2, 0),
        ("2023-08-03", 8, 0),
        ("2024-01-23", 4, 0),
        ("2022-11-02", 5, 0),
        ("2023-09-25", 8, 0),
        ("2024-04-04", 7, 3),
        ("2023-10-02", 8, 0),
        ("2024-09-03", 7, 0),
        ("2024-05-17", 4, 0),
        ("2021-10-26", 7, 0),
        ("2023-10-04", 4, 0),
        ("2024-12-11", 21, 1),
        ("2023-11-14", 6, 0),
        ("2023-05-03", 5, 0),
        ("2025-04-29", 8, 0),
        ("2024-03-11", 1, 0),
        ("2025-10-07", None, 2),
        ("2024-05-28", 4, 3),
        ("2024-03-21", 3, 0),
    ]
    organizations = [one.organization for one in found if one.organization]
    assert organizations == [Organization(handle="tau", name="Tel Aviv University")]


def test_the_button_is_taken_off_the_first_title_of_a_page_only() -> None:
    text = (
        "Get trending papers in your email inbox!\n"
        f"SubscribeSubscribe to Nothing: Quiet Inboxes\n{ABSTRACT}\n"
        f"Subscribers Who Never Read\n{ABSTRACT}\nSubscribeNet Revisited\n{ABSTRACT}"
    )
    assert [entry.title for entry in entries(text)] == [
        "Subscribe to Nothing: Quiet Inboxes",
        "Subscribers Who Never Read",
        "SubscribeNet Revisited",
    ]


def test_addresses_in_the_abstract_are_links() -> None:
    [entry] = entries(f"{TITLE}\n{ABSTRACT} Code: https://github.com/invented/sheep")
    assert [link.url for link in entry.links] == ["https://github.com/invented/sheep"]


def test_a_title_at_the_end_is_kept_as_incomplete() -> None:
    *_, last = entries(f"{TITLE}\n{ABSTRACT}\nA Theory of Folded Maps")
    assert (last.title, last.abstract, last.incomplete) == ("A Theory of Folded Maps", None, True)


@pytest.mark.parametrize(
    ("end", "incomplete"),
    [
        ("that attains it.", False),
        ("(see the appendix.)", False),
        ("that is “tight.”", False),
        ("at https://github.com/invented/maps", False),
        ("at invented.org/maps", False),
        ("that att", True),
        ("that attains…", True),
    ],
)
def test_an_abstract_that_the_file_cuts_off_is_incomplete(end: str, incomplete: bool) -> None:
    first, last = entries(
        f"{TITLE}\n{ABSTRACT}\nA Theory of Maps\nMaps fold. We prove a bound {end}"
    )
    assert (first.incomplete, last.incomplete) == (False, incomplete)


def test_a_file_that_never_writes_a_full_stop_is_not_cut_off() -> None:
    text = f"{TITLE}\n{ABSTRACT[:-1]}\nA Theory of Maps\nMaps fold. We prove a bound on their folds"
    assert not any(entry.incomplete for entry in entries(text))


def test_a_listing_cut_anywhere_in_its_last_record_loses_nothing_before_it() -> None:
    byline = "\n\n  • 4 authors\n·\nOct 9, 2018"
    first = f"{TITLE}\n\n{ABSTRACT}{byline}\n\n"
    whole = f"{first}A Theory of Folded Maps\n\n{ABSTRACT}{byline}"
    kept = entries(first)
    for end in range(len(first) + 1, len(whole)):
        found = records(whole[:end])
        assert found[0] == kept[0]
        last = found[-1]
        assert len(found) == 2
        assert isinstance(last, Entry)
        assert last.incomplete
        assert whole[:end].startswith(f"{first}{last.title}")


def test_a_hard_wrapped_abstract_is_one_abstract() -> None:
    long = f"{ABSTRACT} Maps fold in more ways than a traveller believes. {ABSTRACT} That is all."
    titles = (TITLE, "A Theory of Folded Maps", "Tin Whistles and Their Birds")
    found = entries("\n".join(f"{title}\n{fill(long, 64)}" for title in titles))
    assert [(entry.title, entry.abstract) for entry in found] == [(title, long) for title in titles]


def test_a_lost_title_before_a_hard_wrapped_abstract_is_one_reject() -> None:
    long = f"{ABSTRACT} Maps fold in more ways than a traveller believes. {ABSTRACT} That is all."
    folded = fill(long, 64)
    found = records(f"{TITLE}\n{folded}\n{folded}\nTin Whistles\n{folded}")
    assert [type(record) for record in found] == [Entry, Reject, Entry]
    assert isinstance(found[1], Reject)
    assert (found[1].text, found[1].reason) == (folded, "no title")


def test_a_list_in_an_abstract_belongs_to_it() -> None:
    text = f"{TITLE}\n{ABSTRACT} We show:\n- sheep sleep\n- dogs bark\nA Theory of Maps\n{ABSTRACT}"
    first, second = entries(text)
    assert (first.last_line, second.line) == (4, 5)


def test_a_second_paragraph_before_a_byline_belongs_to_the_abstract() -> None:
    [entry] = entries(f"{TITLE}\n\n{ABSTRACT}\n\n{ABSTRACT}\n\n• 4 authors\n·\nOct 9, 2018")
    assert entry.abstract == f"{ABSTRACT} {ABSTRACT}"
    assert entry.author_count == 4


def test_titles_of_cards_without_abstracts_are_entries() -> None:
    text = f"{TITLE}\nPaper • 2405.00001 • Published May 28, 2024 • 21\n"
    [entry] = entries(text)
    assert (entry.abstract, entry.date, entry.comments) == (None, "2024-05-28", None)
    assert not entry.incomplete


def test_an_impossible_date_costs_the_date_and_is_told() -> None:
    found = records(f"{TITLE}\n{ABSTRACT}\n• 4 authors\n·\nFeb 30, 2024 3\nA Map\n{ABSTRACT}")
    assert [type(record) for record in found] == [Entry, Reject, Entry]
    entry, reject, _ = found
    assert isinstance(entry, Entry)
    assert isinstance(reject, Reject)
    assert (entry.date, entry.author_count, entry.comments) == (None, 4, 3)
    assert (reject.line, reject.text) == (5, "Feb 30, 2024 3")
    assert reject.reason == "there is no date 'Feb 30, 2024'"


def test_an_empty_file_has_no_records(tmp_path: Path) -> None:
    for content in ("", "\n\n", "\ufeff \t\r\n\xa0\n\u200b\f\n"):
        (tmp_path / "empty.txt").write_text(content, encoding="utf-8")
        assert list(read(tmp_path / "empty.txt", "empty.txt")) == []


FOREIGN = {
    "code": "import os\n\n\ndef main() -> None:\n    print(os.name)\n\n\nmain()\n",
    "c": "#include <stdio.h>\n\nint main(void) {\n  return 0;\n}\n",
    "html": "<!DOCTYPE html>\n<html><body><p>Sheep are hard to count.</p></body></html>\n",
    "json": '[\n  {"title": "Counting Sheep", "abstract": "Sheep are hard to count."}\n]\n',
    "json lines": '{"title": "Counting Sheep"}\n{"title": "A Theory of Maps"}\n',
    "csv": "subject,year,pages\nCounting Sheep,2024,12\nFolded Maps,2023,8\nTin Whistles,2022,4\n",
    "sentence": "Sheep are hard to count in the dark, and that is all that we know of them.\n",
    "prose": "\n\n".join([ABSTRACT, f"Later that day it rained. {ABSTRACT}", ABSTRACT, ABSTRACT]),
    "novel": (
        "CHAPTER ONE\n\nThe shepherd had not slept since the moon went down behind the hill,\n"
        "and the sheep, who knew it, kept so quiet that he counted them twice\n"
        "and came to a different number each time.\n\n"
        "“There is one too many,” he said to the dog, who said nothing, as was\n"
        "his habit before breakfast, and looked at the gate, which was open,\n"
        "and at the road, which was not empty.\n\n"
        "Somebody was coming up from the village with a lantern. It was early\n"
        "for lanterns; or it was late. The shepherd, who had never been sure\n"
        "of the difference, put on his hat.\n"
    ),
    "log": "2024-01-01 12:00:01 INFO start\n2024-01-01 12:00:02 INFO stop\n" * 20,
    "one long line": "lorem ipsum dolor sit amet " * 20_000,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "listing.txt"
    path.write_text(FOREIGN[kind], encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        list(read(path, "given.txt"))
    expected = {
        "html": "given.txt: is a web page without a list of papers; save the data itself",
    }
    assert str(caught.value) == expected.get(kind, f"given.txt: {_unknown_kind()}")


def _unknown_kind() -> str:
    *others, last = (reader.EXPECTED for reader in _READERS)
    listed = f"expected {', '.join(others)}, or {last}"
    return f"is not a kind of file that can be read; {listed}"


def test_a_listing_is_known_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "listing.json"
    path.write_text(f"{TITLE}\n{ABSTRACT}\n", encoding="utf-8")
    [entry] = read(path, "listing.json")
    assert isinstance(entry, Entry)
    assert (entry.title, entry.abstract, entry.source) == (TITLE, ABSTRACT, "listing.json")


def test_a_line_too_long_for_an_abstract_is_rejected_alone() -> None:
    found = records(f"{TITLE}\n{ABSTRACT}\n{'long' * 50_000}\nA Theory of Maps\n{ABSTRACT}")
    assert [type(record) for record in found] == [Entry, Reject, Entry]
    assert isinstance(found[1], Reject)
    assert found[1].reason == "a line of 200,000 characters"
