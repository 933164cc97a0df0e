import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search import lexicon
from generator.publish.search.lexicon import CAPITALS, Lexicon, choose, level

WORDS = st.dictionaries(
    st.text(alphabet="abcdeé模", min_size=1, max_size=40), st.integers(1, 100_000), max_size=30
)


def test_the_format_is_as_described() -> None:
    found = choose(
        {"model": 8, "modes": 2, "modelling": 64, "zoo": 3, "once": 1, "2024": 9, "ab": 9}
    )
    assert found.levels == {"model": 4, "modelling": 9, "modes": 1, "zoo": 2}
    assert found.text() == "0modelE5lingJ4sB0zooC"


@given(WORDS)
def test_what_is_written_can_be_read(spread: dict[str, int]) -> None:
    found = choose(spread)
    assert _read(found.text()) == found.levels


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_what_more_papers_hold_has_no_lower_level(one: int, other: int) -> None:
    assert (level(one) <= level(other)) or one > other
    assert 0 <= level(one) < len(CAPITALS)


def test_the_most_frequent_words_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "LONGEST", 2)
    assert list(choose({"abc": 2, "abd": 9, "abe": 2, "abf": 5}).levels) == ["abd", "abf"]


def test_words_are_found_by_beginning_and_length() -> None:
    found = Lexicon(levels={"mode": 1, "model": 5, "modes": 2, "motor": 1})
    assert found.begun("mode") == ["model", "modes"]
    assert found.by_length == {4: ("mode",), 5: ("model", "modes", "motor")}


def _read(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    word = ""
    while text:
        shared = int(text[0], 36)
        end = next(place for place, char in enumerate(text) if char in CAPITALS)
        word = word[:shared] + text[1:end]
        found[word] = CAPITALS.index(text[end])
        text = text[end + 1 :]
    return found
