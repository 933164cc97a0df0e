from dataclasses import replace
from functools import cache

from generator.classify.suggest import proposal
from generator.classify.suggest.proposal import Candidate, Known, Proposal
from generator.publish import prose
from generator.taxonomy import CORE, UNSORTED, Topic
from tests.starting.library import THEMES, library

WORKS = library()
ALL = [Candidate(slug=work.key, text=(work.title, work.abstract)) for work in WORKS]
THEME = {work.key: work.theme for work in WORKS}
NOTHING = Known(topics={}, others=(), placed=(), says=prose.tells)


def topic(name: str, order: int = 10, *keywords: str) -> Topic:
    return Topic(
        id=name, title=name.title(), description="D.", keywords=keywords, order=order, intro=""
    )


@cache
def plain() -> Proposal:
    """Return what the library suggests where there is nothing yet."""
    return proposal.propose(ALL, NOTHING)


def recovered(found: Proposal) -> float:
    """Return the part of all works that are in a section with most works of their theme."""
    right = 0
    for section in found.sections:
        themes = [THEME[slug] for slug in section.papers]
        right += max(map(themes.count, THEMES))
    return right / len(WORKS)


def test_the_themes_of_a_library_are_recovered() -> None:
    found = plain()
    assert len(found.sections) == found.best == len(THEMES)
    assert recovered(found) >= 0.9


def test_every_section_is_named_by_words_of_its_theme() -> None:
    for section in plain().sections:
        themes = [THEME[slug] for slug in section.papers]
        theme = max(THEMES, key=themes.count)
        words = section.topic.title.lower().split(" and ")
        assert [word for word in words if word not in THEMES[theme]] == []
        cores = [each for each in section.topic.keywords if each.startswith(CORE)]
        assert len(cores) == proposal.CORES
        assert section.topic.description.startswith("Papers on ")


def test_a_proposal_is_the_same_each_time() -> None:
    assert plain() == proposal.propose(list(ALL), NOTHING)


def test_new_sections_get_ids_and_places_behind_those_there_are() -> None:
    first = plain().sections[0].topic
    there = {first.id: topic(first.id, 40), UNSORTED: topic(UNSORTED, 9999)}
    found = proposal.propose(ALL, replace(NOTHING, topics=there))
    ids = [section.topic.id for section in found.sections]
    assert not set(ids) & set(there)
    assert [section.topic.order for section in found.sections] == [50, 60, 70, 80, 90]


def test_a_group_that_a_section_stands_for_is_not_proposed_again() -> None:
    there = {"ovens": topic("ovens", 10, "kiln", "firing")}
    filed = [replace(each, topic="ovens" if THEME[each.slug] == "firing" else None) for each in ALL]
    found = proposal.propose(filed, replace(NOTHING, topics=there))
    assert found.covered == ("ovens",)
    assert len(found.sections) == len(THEMES) - 1


def test_papers_that_people_placed_stay_and_are_counted() -> None:
    fixed = [replace(each, topic="all", fixed=True) for each in ALL]
    found = proposal.propose(fixed, replace(NOTHING, topics={"all": topic("all")}))
    assert all(section.papers == () for section in found.sections)
    assert all(section.fixed == section.group for section in found.sections)
    assert all(section.now == (("all", section.group),) for section in found.sections)


def test_of_few_papers_nothing_is_proposed() -> None:
    found = proposal.propose(ALL[:10], NOTHING)
    assert (found.sections, found.best, found.looked_at) == ((), None, 10)


def test_groups_without_words_of_their_own_are_told() -> None:
    found = proposal.propose(ALL, replace(NOTHING, says=lambda _: False))
    assert (found.sections, found.nameless) == ((), len(THEMES))
