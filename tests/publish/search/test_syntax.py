import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search.syntax import MOST, Asked, Query, parse


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("state Space", (Asked(runs=("state", "space")),)),
        ("pre-training", (Asked(runs=("pre-training",)),)),
        ('"world model"', (Asked(runs=("world", "model"), quoted=True),)),
        ('"world model', (Asked(runs=("world", "model"), quoted=True),)),
        ("-bird", (Asked(runs=("bird",), without=True),)),
        ('-"a bird"', (Asked(runs=("a", "bird"), quoted=True, without=True),)),
        ("title:wing", (Asked(runs=("wing",), fields=("title",)),)),
        ('Title:"a wing"', (Asked(runs=("a", "wing"), fields=("title",), quoted=True),)),
        ("venue:ICLR", (Asked(runs=("iclr",), fields=("authors",)),)),
        ("Mamba: Linear-Time", (Asked(runs=("mamba", "linear-time")),)),
        ("https://x.org/a", (Asked(runs=("https", "x", "org", "a")),)),
        ("a -b c", (Asked(runs=("a",)), Asked(runs=("b",), without=True), Asked(runs=("c",)))),
        ("x-y -", (Asked(runs=("x-y",)),)),
        ("", ()),
    ],
)
def test_words_are_read(text: str, asked: tuple[Asked, ...]) -> None:
    assert parse(text) == Query(asked=asked)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("year:2023", (2023, 2023)),
        ("year:2023..2025", (2023, 2025)),
        ("year:2023..", (2023, None)),
        ("year:..2023", (None, 2023)),
        ("YEAR:1999", (1999, 1999)),
    ],
)
def test_years_are_read(text: str, years: tuple[int | None, int | None]) -> None:
    assert parse(text) == Query(years=years)


@pytest.mark.parametrize("text", ["year:soon", "year:..", "year:20", "year:2023...2025"])
def test_what_is_no_year_is_told_and_taken_for_words(text: str) -> None:
    found = parse(text)
    assert found.years is None
    assert len(found.notes) == 1


def test_filters_are_read() -> None:
    assert parse("topic:A,b kind:survey has:code tag:x").filters == (
        ("topic", "a,b"),
        ("kind", "survey"),
        ("has", "code"),
        ("tag", "x"),
    )


@given(st.text(max_size=400) | st.text(alphabet='ab:-". \t', max_size=400))
def test_no_text_is_an_error(text: str) -> None:
    found = parse(text)
    assert sum(len(each.runs) for each in found.asked) <= MOST * MOST
    assert all(each.runs for each in found.asked)


def test_the_length_of_a_query_is_bounded() -> None:
    assert len(parse("word " * 100_000).asked[0].runs) == MOST
    parse('"' * 100_000)
    parse("a:" * 50_000)
    parse("-" * 100_000)
