"""Owns what neighbours' terms have in common: of pairs that stay it is known from the last build.

All vectors may move at once while hardly any weight does; then most papers still have the
neighbours that they had, and what they share need not be worked out again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.arrays import Floats, Integers, Marks
from generator.publish.selection import in_common
from generator.publish.weights import Weights

_BLOCK = 1 << 14  # papers looked at together, for the memory that this takes


@dataclass(frozen=True, kw_only=True, slots=True)
class Common:
    """What was known: each paper's neighbours, as they stand by now, and its cosines with them.

    `steady` are the papers whose terms weigh what they weighed.
    """

    places: Integers
    cosines: Floats
    steady: Marks

    def again(self, weights: Weights, places: Integers, wanted: Marks) -> Floats:
        """Return the cosines of papers with those at their `places`; papers × places.

        Those that are not wanted have the neighbours that they had, and all of these are steady.
        """
        found = self.cosines.copy()
        papers = np.flatnonzero(wanted)
        for start in range(0, len(papers), _BLOCK):
            some = papers[start : start + _BLOCK]
            known, held = self._known(places[some], some)
            missing = np.where(known, -1, places[some])
            found[some] = np.where(known, held, in_common(weights, missing, some))
        return found

    def _known(self, places: Integers, papers: Integers) -> tuple[Marks, Floats]:
        """Return which pairs of papers and places stay, and the cosines of these."""
        same = places[:, :, None] == self.places[papers][:, None, :]
        steady = (places >= 0) & self.steady[papers][:, None] & self.steady[places]
        held = np.take_along_axis(self.cosines[papers], same.argmax(axis=2), axis=1)
        return same.any(axis=2) & steady, held
