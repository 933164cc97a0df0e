from functools import cache

import pytest

from generator.classify.suggest import groups
from generator.classify.suggest.groups import Grouping
from tests.starting.library import THEMES, library

WORKS = library()
TEXTS = [(work.title, work.abstract) for work in WORKS]


@cache
def plain() -> Grouping:
    """Return the groups of the library."""
    return groups.group(TEXTS)


def test_a_library_of_five_themes_falls_into_five_groups() -> None:
    found = plain()
    assert len(found.groups) == len(THEMES)
    assert sorted(at for members in found.groups for at in members) == list(range(len(TEXTS)))
    assert [len(members) for members in found.groups] == sorted(
        map(len, found.groups), reverse=True
    )


def test_nearly_all_of_a_group_is_of_one_theme() -> None:
    for members in plain().groups:
        themes = [WORKS[at].theme for at in members]
        most = max(set(themes), key=themes.count)
        assert themes.count(most) >= 0.9 * len(themes)


def test_the_same_texts_fall_into_the_same_groups() -> None:
    assert plain() == groups.group(list(TEXTS))


def test_another_number_can_be_asked_for() -> None:
    assert len(groups.group(TEXTS, wanted=3).groups) == 3


def test_of_nearly_equal_numbers_the_smallest_is_best() -> None:
    assert groups.best({2: 0.10, 3: 0.29, 4: 0.30, 5: 0.28}) == 3


@pytest.mark.parametrize(
    "texts", [[], TEXTS[: groups.FEWEST - 1], [("", "")] * 40, [("Same", "Same text.")] * 40]
)
def test_of_too_few_or_of_texts_without_words_there_are_no_groups(
    texts: list[tuple[str, str]],
) -> None:
    assert groups.group(texts).groups == ()
