import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search import shards, steps
from generator.publish.search.texts import FIELDS
from tests.publish.invented import gathered

Documents = list[dict[str, list[str]]]


def documents(*titles: str) -> Documents:
    """Return documents with some titles and nothing else."""
    return [{name: [] for name in FIELDS} | {"title": title.split()} for title in titles]


def test_the_format_is_as_described() -> None:
    found = documents("owl", "owl owl elk", *[""] * 40, "owl")
    found[1]["abstract"] = ["owl", "owl", "owl"]
    cut = shards.cut(gathered(found))
    # Documents 0 and 42 hold "owl" once in the title, 1 twice; 1 holds it three times elsewhere.
    # 42 is 1 * 32 + 10: the digit 1 goes on ("h"), the digit 10 ends ("K").
    assert cut.contents == ({"elk": "B", "owl": "AhK;2.B||||3.B"},)
    assert cut.starts == ("elk",)


def test_a_term_is_in_the_shard_of_its_place() -> None:
    titles = [f"{chr(97 + number % 26)}{number} same" for number in range(4000)]
    cut = shards.cut(gathered(documents(*titles)))
    assert len(cut.contents) > 4
    for number, content in enumerate(cut.contents):
        assert content
        assert all(cut.place(term) == number for term in content)
        assert sum(len(term) + len(text) for term, text in content.items()) <= shards.SHARD or (
            len(content) == 1
        )
    assert cut.place("") == 0
    assert cut.place("zzz") == len(cut.contents) - 1


def test_the_directory_tells_shards_apart_in_few_letters() -> None:
    titles = [f"{word}{number:04}" for word in ("owl", "elk") for number in range(400)]
    cut = shards.cut(gathered(documents(*titles)))
    terms = [list(content) for content in cut.contents]
    assert len(terms) > 2
    for start, before, (first, *_) in zip(cut.starts[1:], terms, terms[1:], strict=False):
        assert before[-1] < start <= first
        assert start[:-1] <= before[-1]


def test_a_large_index_has_no_more_shards_than_the_directory_has_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards, "SHARD", 20)
    monkeypatch.setattr(shards, "MOST", 10)
    cut = shards.cut(gathered(documents(*(f"owl{number}" for number in range(400)))))
    assert 8 <= len(cut.contents) <= 12


@given(st.sets(st.integers(0, 10**7)))
def test_numbers_that_are_written_as_steps_can_be_read(numbers: set[int]) -> None:
    assert [number for _, number, _ in _read(steps.texts([sorted(numbers)])[0])] == sorted(numbers)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                name: st.lists(st.sampled_from(["a", "b", "ü", "𝐀", "ﬀ"]), max_size=3)
                for name in FIELDS
            }
        ),
        max_size=70,
    )
)
def test_what_is_written_can_be_read(found: Documents) -> None:
    cut = shards.cut(gathered(found))
    read = {
        (term, field, document): count
        for content in cut.contents
        for term, text in json.loads(json.dumps(content)).items()
        for field, document, count in _read(text)
    }
    assert read == {
        (term, name, number): terms.count(term)
        for number, fields in enumerate(found)
        for name, terms in fields.items()
        for term in terms
    }


def test_without_documents_there_are_no_shards() -> None:
    cut = shards.cut(gathered([]))
    assert cut.contents == ()
    assert cut.place("word") == 0


def _read(text: str) -> list[tuple[str, int, int]]:
    """Read the postings of a term as the description of the format says."""
    alphabet: Mapping[str, int] = {chr(char): digit for digit, char in enumerate(steps.ALPHABET)}
    found = []
    for field, groups in zip(FIELDS, text.split("|"), strict=False):
        for group in filter(None, groups.split(";")):
            count, dot, written = group.rpartition(".")
            document = value = 0
            for letter in written:
                value = value * 32 + alphabet[letter] % 32
                if alphabet[letter] < 32:
                    document, value = document + value, 0
                    found.append((field, document, int(count) if dot else 1))
    return found
