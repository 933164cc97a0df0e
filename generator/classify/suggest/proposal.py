"""Owns the sections proposed to a curator: what they are called, what would stand there, and why.

A section is made of a group of papers alike: phrases that are far more common in it than elsewhere
name it and become its keywords. Its papers are then chosen by the same classifier that places new
papers, by these keywords, so that the proposal shows what accepting it will do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.classify.keywords import Text
from generator.classify.neighbours import Placed
from generator.classify.suggest.groups import best, group
from generator.classify.suggest.phrases import phrases
from generator.classify.suggest.telling import Says, Sign, distinct, names, signs
from generator.classify.topics import Choice, classify
from generator.taxonomy import CORE, Taxonomy, Topic, proper
from generator.text import unique_slug

KEYWORDS = 30
CORES = 8  # of them, that count double
SHOWN = 5  # signs in a description, typical papers
STEP = 10  # between the places of sections, so that another fits in
# A group that is so much of a section, and has so many of its papers there, has it already.
_MUCH, _MOST = 0.25, 0.5
_LAST = 9_998  # the place before the unsorted papers'
_INTRO = "The papers' own words suggested this section; nobody has introduced it yet.\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A paper to be grouped: the section it is in, None where it waits for one.

    `fixed` is one that a person has placed: it stays where it is.
    """

    slug: str
    text: Text
    topic: str | None = None
    fixed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What there is beside the candidates: sections, other papers, and what people have placed.

    `says` tells whether words can name a thing.
    """

    topics: Taxonomy
    others: Sequence[Text]
    placed: Sequence[Placed]
    says: Says


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A proposed section: what its page would say, its signs, and its most typical papers.

    `papers` are the slugs that the classifier would file there, `sure` how many of them surely.
    `group` is how many papers the section was made of, `again` how many of these are filed there,
    and `fixed` how many stay where a person put them; `now` counts the sections they are in.
    """

    topic: Topic
    signs: tuple[Sign, ...]
    typical: tuple[str, ...]
    papers: tuple[str, ...]
    sure: int
    group: int
    again: int
    fixed: int
    now: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """The proposed sections, largest first, and how their number came about.

    `looked_at` papers were put into `groups` groups. `clearness` tells for
    every number that was tried how clearly the papers fall into so many; `best` is the number it
    speaks for. `covered` are existing sections that a group stands for, and `nameless` the groups
    that share no words of their own.
    """

    sections: tuple[Section, ...]
    looked_at: int
    groups: int
    clearness: Mapping[int, float]
    best: int | None
    covered: tuple[str, ...]
    nameless: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Draft:
    """A section before it is known which papers would come to it."""

    topic: Topic
    signs: tuple[Sign, ...]
    members: tuple[int, ...]


def propose(candidates: Sequence[Candidate], known: Known, wanted: int | None = None) -> Proposal:
    """Return the sections that `candidates` suggest beside those there are.

    `wanted` is the number of groups, by default the number that is clearest.
    """
    texts = [each.text for each in candidates]
    found = group(texts, wanted)
    covered = [_covered(members, candidates) for members in found.groups]
    free = [each for each, name in zip(found.groups, covered, strict=True) if name is None]
    drafts = list(_drafts(free, texts, known))
    together = {**known.topics, **{draft.topic.id: draft.topic for draft in drafts}}
    choices = classify(texts, together, known.placed, known.others)
    return Proposal(
        sections=tuple(_section(draft, candidates, choices) for draft in drafts),
        looked_at=len(texts),
        groups=len(found.groups),
        clearness=found.clearness,
        best=best(found.clearness) if found.clearness else None,
        covered=tuple(dict.fromkeys(name for name in covered if name)),
        nameless=len(free) - len(drafts),
    )


def page(topic: Topic) -> dict[str, object]:
    """Return the front matter of a section's page."""
    return {
        "title": topic.title,
        "description": topic.description,
        "order": topic.order,
        "keywords": list(topic.keywords),
    }


def _covered(members: Collection[int], candidates: Sequence[Candidate]) -> str | None:
    """Return the section that holds most of a group and much else of which it is not."""
    topics = Counter(candidates[at].topic for at in members if candidates[at].topic)
    for topic, inside in topics.most_common(1):
        whole = sum(each.topic == topic for each in candidates)
        if inside >= _MOST * len(members) and inside >= _MUCH * whole:
            return topic
    return None


def _drafts(
    free: Sequence[tuple[int, ...]], texts: Sequence[Text], known: Known
) -> Iterator[_Draft]:
    """Yield a section for each group that has words of its own."""
    spoken = phrases([*texts, *known.others])
    taken = {*known.topics}
    order = max((topic.order for topic in proper(known.topics).values()), default=0)
    for members in free:
        told = tuple(distinct(signs(members, spoken, known.says)))
        if told:
            order = min(order + STEP, _LAST)
            topic = _topic(told, names(told, members, spoken), taken, order)
            taken.add(topic.id)
            yield _Draft(topic=topic, signs=told, members=members)


def _topic(
    told: Sequence[Sign], named: Sequence[Sign], taken: Collection[str], order: int
) -> Topic:
    title = " and ".join(sign.words for sign in named)
    strongest = list(dict.fromkeys([*named, *told]))
    listed = {sign.words.casefold(): sign.words for sign in strongest[:KEYWORDS]}
    return Topic(
        id=_id(named[0].words, taken),
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


def _section(draft: _Draft, candidates: Sequence[Candidate], choices: Sequence[Choice]) -> Section:
    own = draft.topic.id
    free = [at for at, each in enumerate(candidates) if not each.fixed]
    filed = [at for at in free if choices[at].topic == own]
    members = [candidates[at] for at in draft.members]
    return Section(
        topic=draft.topic,
        signs=draft.signs,
        typical=tuple(each.text[0] for each in members[:SHOWN]),
        papers=tuple(candidates[at].slug for at in filed),
        sure=sum(choices[at].confident for at in filed),
        group=len(members),
        again=len({*draft.members} & {*filed}),
        fixed=sum(each.fixed for each in members),
        now=tuple(Counter(each.topic for each in members if each.topic).most_common(SHOWN)),
    )
