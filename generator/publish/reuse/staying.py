"""Owns which papers stayed as they were since an earlier build, and where they stand by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from generator.arrays import Integers, Marks


@dataclass(frozen=True, kw_only=True, slots=True)
class Staying:
    """Where each paper stood, `former`, and where each former one stands, `into`; -1 for nowhere.

    `same` are those that say what they said. All of these stand in the order in which they stood.
    """

    former: Integers
    into: Integers
    same: Marks

    @classmethod
    def of(cls, now: Mapping[str, bytes], before: Mapping[str, bytes]) -> Staying:
        """Return what stayed, by what tells the texts and the order of papers, by their names."""
        places = {name: place for place, name in enumerate(before)}
        former = np.array([places.get(name, -1) for name in now], np.int64)
        into = np.full(len(before), -1)
        known = np.flatnonzero(former >= 0)
        into[former[known]] = known
        same = [before.get(name) == told for name, told in now.items()]
        return cls(former=former, into=into, same=np.array(same, bool))

    @property
    def none(self) -> Staying:
        """Return the same papers as if each said something else."""
        return replace(self, same=np.zeros(len(self.same), bool))

    def rows(self, before: np.ndarray, missing: float = -1) -> np.ndarray:
        """Return the rows that papers had, and such as are `missing` for those that are new."""
        found = np.full((len(self.former), *before.shape[1:]), missing, before.dtype)
        known = self.former >= 0
        found[known] = before[self.former[known]]
        return found

    def places(self, before: Integers) -> tuple[Integers, Marks]:
        """Return the rows of places that papers had, in today's, and which rows lost one."""
        found = self.rows(before)
        now = np.append(self.into, -1)[found]
        return now, ((found >= 0) & (now < 0)).any(axis=1)

    def differs(self, now: np.ndarray, before: np.ndarray) -> Marks:
        """Return which papers have something else than they had, or say something else."""
        found: Marks = ~self.same | (self.rows(before, 0) != now)
        return found
