"""Owns the choice of a paper's section: keywords speak first, pages that people placed add to it.

Every topic gets a share of a text's keyword evidence and of the votes of similar placed pages; the
shares become probabilities, and the probability of the best topic is the confidence. It is less
for a text that is unlike all others: one keyword of a section makes no paper of this field. No
choice depends on another choice; but a keyword that many texts use counts for less.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.classify import familiarity, keywords, neighbours
from generator.classify.familiarity import ENOUGH, Collection
from generator.classify.keywords import Lexicon, Phrase, Text
from generator.classify.neighbours import Placed, Vote
from generator.taxonomy import UNSORTED, Taxonomy, proper
from generator.workers import mapped

# Fitted on tests/data/topics: choices there are right a little more often than they say.
SHARPNESS = 9.0
LITTLE_EVIDENCE = 10.0
CONFIDENT = 0.55
NEAR = 0.3
ALSO_AT_MOST = 2
TERMS_SHOWN = 5
ALIKE = 0.15
CLOSE = 0.25  # to a placed page: a text that belongs here, though the field be small
FOREIGN = "unlike the other papers"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """The section chosen for a text, up to two further ones whose score is near, and why.

    `confidence` estimates how likely `topic` is right; `evidence` holds the terms that decided.
    `votes` are the most similar placed pages, best first.
    """

    topic: str
    also: tuple[str, ...]
    confidence: float
    confident: bool
    evidence: tuple[str, ...]
    votes: tuple[Vote, ...]


UNPLACED = Choice(topic=UNSORTED, also=(), confidence=0.0, confident=False, evidence=(), votes=())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Evidence:
    """What speaks for the topics: the weight of each phrase of one text, and the votes cast.

    `familiarity` is below 1 where the text is unlike the rest of the collection.
    """

    phrases: Mapping[Phrase, float]
    votes: tuple[Vote, ...]
    familiarity: float


def classify(
    texts: Sequence[Text],
    taxonomy: Taxonomy,
    placed: Sequence[Placed] = (),
    background: Sequence[Text] = (),
) -> list[Choice]:
    """Return a choice for each (title, abstract); equal scores go to the earlier topic.

    `placed` holds (title, abstract, topic) of pages that people have placed; those whose topic is
    not in `taxonomy` are passed over, and no page votes on itself. `background` holds further texts
    of the collection: they only tell how common each keyword is, and where few pages are placed,
    what the collection is about, so that few new texts are judged as many would be. Where there is
    no section yet but the one for unsorted papers, each text goes there and waits.
    """
    taxonomy = proper(taxonomy)
    if not taxonomy:
        return [UNPLACED] * len(texts)
    lexicon = keywords.lexicon(taxonomy)
    placed = [page for page in placed if page[2] in taxonomy]
    others = [*((title, abstract) for title, abstract, _ in placed), *background]
    known = _collection([page[:2] for page in placed], [*others, *texts])
    weight = neighbours.weight(len(placed))
    votes = neighbours.votes(texts, taxonomy, placed)
    close = [bool(cast) and cast[0].similarity >= CLOSE for cast in votes]
    spoken = mapped(lambda each: _spoken(*each, lexicon, known), [*zip(texts, close, strict=True)])
    used = [phrases for phrases, _ in spoken]
    used += [keywords.strengths(keywords.read(text), lexicon) for text in others]
    rarity = keywords.rarity(used)
    choices = []
    for (phrases, familiar), cast in zip(spoken, votes, strict=True):
        weighed = {phrase: strength * rarity[phrase] for phrase, strength in phrases.items()}
        found = _Evidence(phrases=weighed, votes=cast, familiarity=familiar)
        choices.append(_choice(found, lexicon, tuple(taxonomy), weight))
    return choices


def _spoken(
    text: Text, close: bool, lexicon: Lexicon, known: Collection
) -> tuple[dict[Phrase, float], float]:
    """Return how strongly a text uses each phrase, and how familiar it is."""
    reading = keywords.read(text)
    familiar = 1.0 if close else known.familiarity(reading)
    return keywords.strengths(reading, lexicon), familiar


def _collection(placed: Sequence[Text], everything: Sequence[Text]) -> Collection:
    """Return what the collection is about: what people placed says it best, if there is enough."""
    return familiarity.collection(placed if len(placed) >= ENOUGH else everything)


def _choice(
    evidence: _Evidence, lexicon: Lexicon, topics: tuple[str, ...], weight: float
) -> Choice:
    spoken = _keyword_scores(evidence, lexicon, len(topics))
    voted = neighbours.shares(evidence.votes, len(topics))
    scores = [score + weight * math.log(share) for score, share in zip(spoken, voted, strict=True)]
    chances = _chances(scores)
    best, *rest = sorted(range(len(topics)), key=lambda place: (-chances[place], place))
    near = [place for place in rest if chances[place] >= NEAR * chances[best]]
    familiar = evidence.familiarity >= 1
    confidence = chances[best] if familiar else _foreign(chances[best], evidence.familiarity)
    return Choice(
        topic=topics[best],
        also=tuple(topics[place] for place in near[:ALSO_AT_MOST]) if evidence.phrases else (),
        confidence=confidence,
        confident=familiar and confidence >= CONFIDENT,
        evidence=_reasons(evidence, lexicon, best),
        votes=evidence.votes,
    )


def _foreign(chance: float, familiarity: float) -> float:
    """Return the confidence in a topic for a text that probably belongs nowhere."""
    return round(min(chance, CONFIDENT) * familiarity, 6)


def _keyword_scores(evidence: _Evidence, lexicon: Lexicon, topics: int) -> list[float]:
    """Return each topic's share of the text's evidence; of little evidence, all get little."""
    sums = [0.0] * topics
    for phrase, strength in evidence.phrases.items():
        for place, weight in lexicon.weights[phrase]:
            sums[place] += weight * strength
    total = LITTLE_EVIDENCE + sum(sums)
    return [SHARPNESS * each / total for each in sums]


def _chances(scores: Sequence[float]) -> list[float]:
    """Return the scores as probabilities, rounded so that every machine sees the same ties."""
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(odds)
    return [round(each / total, 6) for each in odds]


def _reasons(evidence: _Evidence, lexicon: Lexicon, best: int) -> tuple[str, ...]:
    told = {
        phrase: round(strength * weight, 6)
        for phrase, strength in evidence.phrases.items()
        for place, weight in lexicon.weights[phrase]
        if place == best
    }
    strongest = sorted(told, key=lambda phrase: (-told[phrase], phrase))[:TERMS_SHOWN]
    alike = [each for each in evidence.votes if each.topic == best and each.similarity >= ALIKE]
    like = (f"like '{vote.title}'" for vote in alike[:1])
    strange = () if evidence.familiarity >= 1 else (FOREIGN,)
    return (*(lexicon.spelling[phrase] for phrase in strongest), *like, *strange)
