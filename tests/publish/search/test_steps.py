"""Ascending numbers are written as steps, and can be read again."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search import steps

NUMBERS = st.sets(st.integers(0, 10**7)).map(sorted)


def read(text: str) -> list[int]:
    """Return the numbers of a text as the description of the format says."""
    alphabet = {chr(char): digit for digit, char in enumerate(steps.ALPHABET)}
    found = []
    number = value = 0
    for letter in text:
        value = value * 32 + alphabet[letter] % 32
        if alphabet[letter] < 32:
            number, value = number + value, 0
            found.append(number)
    return found


def test_the_letters_are_as_described() -> None:
    # From 1 to 43 is a step of 1 * 32 + 10: the digit 1 goes on ("h"), the digit 10 ends ("K").
    assert steps.texts([[0, 1, 43], [], [1024]]) == ["ABhK", "", "hgA"]


@given(st.lists(NUMBERS))
def test_numbers_that_are_written_can_be_read(lists: list[list[int]]) -> None:
    assert [read(text) for text in steps.texts(lists)] == lists


@given(NUMBERS, st.integers(0, 3))
def test_room_is_left_before_each_number(numbers: list[int], room: int) -> None:
    letters, ends = steps.laid(np.array(numbers, np.int64), np.zeros(len(numbers), bool), room)
    starts = np.append(0, ends)[:-1]
    for place in range(room):
        assert not letters[starts + place].any()
    assert read(letters[letters > 0].tobytes().decode()) == numbers
