import pytest

from generator.publish.dates import in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-28", "28 May 2024"),
        ("1999-12-01", "1 December 1999"),
    ],
)
def test_a_date_is_written_with_the_precision_it_has(date: str, words: str) -> None:
    assert in_words(date) == words
