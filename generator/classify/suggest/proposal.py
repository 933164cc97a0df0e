"""Owns the sections proposed to a curator: what they are called, what would stand there, and why.

A section is made of a group of papers alike: phrases that are far more common in it than elsewhere
name it and become its keywords. Its papers are then chosen by the same classifier that places new
papers, by these keywords, so that the proposal shows what accepting it will do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.classify.keywords import Text
from generator.classify.suggest.groups import Grouping, best, group
from generator.classify.suggest.phrases import Phrases, phrases
from generator.classify.suggest.telling import Says, Sign, distinct, names, signs
from generator.classify.topics import Choice, classify
from generator.taxonomy import CORE, Taxonomy, Topic, proper
from generator.text import unique_slug

KEYWORDS = 30
CORES = 8  # of them, that count double
SHOWN = 5  # signs in a description, typical papers
STEP = 10  # between the places of sections, so that another fits in
_COVERED = 0.5  # of what a group and a section hold together: the section is there already
_INTRO = "The papers' own words suggested this section; nobody has introduced it yet.\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A paper to be grouped: `topic` is the section it is in, None where it waits for one."""

    slug: str
    text: Text
    topic: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A proposed section: what its page would say, its signs, and its most typical papers.

    `papers` are the slugs that the classifier would file there, `sure` how many of them surely;
    `group` is how many papers it was made of, and `again` how many of these the keywords find.
    """

    topic: Topic
    signs: tuple[Sign, ...]
    typical: tuple[str, ...]
    papers: tuple[str, ...]
    sure: int
    group: int
    again: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """The proposed sections, largest first, and how their number came about.

    `looked_at` papers were grouped, of `compared` in all.
    `clearness` tells for every number that was tried how clearly the papers fall into so many;
    `best` is the number it speaks for. `covered` are existing sections that a group stands for.
    """

    sections: tuple[Section, ...]
    looked_at: int
    compared: int
    clearness: Mapping[int, float]
    best: int | None
    covered: tuple[str, ...]


def propose(
    candidates: Sequence[Candidate],
    topics: Taxonomy,
    background: Sequence[Text],
    says: Says,
    wanted: int | None = None,
) -> Proposal:
    """Return the sections that `candidates` suggest beside those there are.

    `background` holds the other texts of the collection; `says` tells whether words can name a
    thing; `wanted` is the number of groups, by default the number that is clearest.
    """
    texts = [each.text for each in candidates]
    found = group(texts, wanted)
    known = phrases([*texts, *background])
    covered = {place: _covered(place, found, candidates) for place in range(len(found.groups))}
    taken = {*topics}
    drafts: list[tuple[Topic, tuple[Sign, ...], tuple[int, ...]]] = []
    order = max((topic.order for topic in proper(topics).values()), default=0)
    for place, members in enumerate(found.groups):
        told = distinct(signs(members, len(texts) + len(background), known, says))
        if covered[place] is None and told:
            order = min(order + STEP, 9_998)
            drafts.append((_topic(told, members, known, taken, order), tuple(told), members))
    choices = _choices(texts, topics, [draft[0] for draft in drafts], background)
    return Proposal(
        sections=tuple(_section(*draft, candidates, choices) for draft in drafts),
        looked_at=len(texts),
        compared=len(texts) + len(background),
        clearness=found.clearness,
        best=best(found.clearness) if found.clearness else None,
        covered=tuple(dict.fromkeys(each for each in covered.values() if each)),
    )


def page(topic: Topic) -> dict[str, object]:
    """Return the front matter of a section's page."""
    return {
        "title": topic.title,
        "description": topic.description,
        "order": topic.order,
        "keywords": list(topic.keywords),
    }


def _covered(place: int, found: Grouping, candidates: Sequence[Candidate]) -> str | None:
    """Return the section that holds a group already, if there is one."""
    inside = {candidates[at].slug for at in found.groups[place]}
    for topic in dict.fromkeys(each.topic for each in candidates):
        filed = {each.slug for each in candidates if each.topic == topic}
        if topic and len(inside & filed) >= _COVERED * len(inside | filed):
            return topic
    return None


def _topic(
    told: Sequence[Sign], members: Collection[int], known: Phrases, taken: set[str], order: int
) -> Topic:
    named = names(told, members, known)
    title = " and ".join(sign.words for sign in named)
    name = _id(named[0].words, taken)
    taken.add(name)
    strongest = dict.fromkeys([*named, *told])
    listed = {sign.words.casefold(): sign.words for sign in [*strongest][:KEYWORDS]}
    return Topic(
        id=name,
        title=title[0].upper() + title[1:],
        description=_description([sign.words for sign in strongest]),
        keywords=tuple(_marked(listed.values())),
        order=order,
        intro=_INTRO,
    )


def _id(words: str, taken: Collection[str]) -> str:
    """Return a section's id: it begins with a letter and is no longer than an id may be."""
    plain = unique_slug(words, ())[:36].strip("-")
    return unique_slug(plain if plain[:1].isalpha() else f"on-{plain}", taken)


def _description(words: Sequence[str]) -> str:
    *first, last = words[:SHOWN]
    return f"Papers on {', '.join(first)} and {last}." if first else f"Papers on {last}."


def _marked(keywords: Collection[str]) -> Iterator[str]:
    for place, keyword in enumerate(keywords):
        yield CORE + keyword if place < CORES else keyword


def _choices(
    texts: Sequence[Text], topics: Taxonomy, new: Sequence[Topic], background: Sequence[Text]
) -> list[Choice]:
    together = {**topics, **{topic.id: topic for topic in new}}
    return classify(texts, together, background=background)


def _section(
    topic: Topic,
    told: tuple[Sign, ...],
    members: Sequence[int],
    candidates: Sequence[Candidate],
    choices: Sequence[Choice],
) -> Section:
    filed = [at for at, choice in enumerate(choices) if choice.topic == topic.id]
    return Section(
        topic=topic,
        signs=told,
        typical=tuple(candidates[at].text[0] for at in members[:SHOWN]),
        papers=tuple(candidates[at].slug for at in filed),
        sure=sum(choices[at].confident for at in filed),
        group=len(members),
        again=len({*members} & {*filed}),
    )
