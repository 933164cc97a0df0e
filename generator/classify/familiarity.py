"""Owns whether a text speaks of what the collection is about, or comes from another field.

A text is as familiar as it is similar to the average text of the collection (cosine of TF-IDF; a
word the collection never used counts as its rarest). Papers of one index share much of their
vocabulary, and a paper of another field hardly any of it, whatever single keywords it meets.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.classify.keywords import Reading, Text, content_words

SAMPLE = 4096  # texts that tell what a collection is about, spread over all
ENOUGH = 50  # texts below which nobody can say what a collection is about
# A text is foreign that is less than _SHARE as similar to the average as all but the _ODDEST of the
# collection's own texts. In a collection of some hundred papers that people had read, that was none
# of them, and all of a dozen and more invented abstracts of other fields.
_ODDEST = 0.05
_SHARE = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """What a collection speaks of: how telling each word is, and how much of it its texts hold.

    `unseen` is the rarity of a word that no text has; `needed` is how similar to the average a
    text must be, or 0 where there are too few texts to tell.
    """

    rarity: Mapping[str, float]
    unseen: float
    average: Mapping[str, float]
    needed: float

    def familiarity(self, reading: Reading) -> float:
        """Return how familiar a text is: 1 or more where it belongs here, 0 for a foreign one."""
        if not self.needed:
            return 1.0
        product = squares = 0.0  # in one pass: there may be very many texts
        for word, count in Counter(reading.content).items():
            weight = _weight(count, self.rarity.get(word, self.unseen))
            product += weight * self.average.get(word, 0.0)
            squares += weight * weight
        return round(product / (math.sqrt(squares) or 1.0) / self.needed, 6)


def collection(texts: Sequence[Text]) -> Collection:
    """Return what `texts` speak of; of too few, everything is familiar."""
    if len(texts) < ENOUGH:
        return Collection(rarity={}, unseen=0.0, average={}, needed=0.0)
    # Sorted, so that no order decides how sums are rounded.
    texts = sorted(texts)[:: -(-len(texts) // SAMPLE)]
    counts = Counter(word for text in texts for word in set(content_words(text)))
    unseen = math.log(1 + len(texts)) + 1
    rarity = {word: unseen - math.log(1 + count) for word, count in counts.items()}
    weighed = [_weights(text, rarity, unseen) for text in texts]
    average = dict.fromkeys(rarity, 0.0)
    for weights in weighed:
        for word, weight in weights.items():
            average[word] += weight / len(texts)
    likenesses = sorted(_likeness(weights, average) for weights in weighed)
    odd = likenesses[int(_ODDEST * len(texts))]
    return Collection(rarity=rarity, unseen=unseen, average=average, needed=_SHARE * odd)


def _weights(text: Text, rarity: Mapping[str, float], unseen: float) -> dict[str, float]:
    """Return the words of a text with their TF-IDF weights, as a vector of length 1."""
    counts = Counter(content_words(text))
    raw = {word: _weight(count, rarity.get(word, unseen)) for word, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / length for word, weight in raw.items()}


def _weight(count: int, rarity: float) -> float:
    return rarity if count == 1 else (1 + math.log(count)) * rarity


def _likeness(weights: Mapping[str, float], average: Mapping[str, float]) -> float:
    return sum(weight * average.get(word, 0.0) for word, weight in weights.items())
