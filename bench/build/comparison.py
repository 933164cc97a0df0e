"""Owns how builds are compared: in turn, on the same pages, each from nothing and then again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.build import aside, corpora, sizes
from bench.build.contenders import floor, hugo, material, ours, zensical
from bench.build.contenders.contender import Contender, Project
from bench.build.measure import Took, middle, one_after_another
from bench.build.sizes import Size

OURS = ours.CONTENDER
FLOOR = floor.CONTENDER
PEERS = (material.CONTENDER, hugo.CONTENDER, zensical.CONTENDER)
EVERY = (OURS, *PEERS, FLOOR)  # the floor writes what ours has written, and so comes last

FULL, AGAIN, CHANGED = "from nothing", "nothing changed", "one page changed"


@dataclass(kw_only=True)
class Result:
    """What one contender's builds of so many papers took: runs by kind of build, each by step."""

    name: str
    papers: int
    runs: dict[str, list[dict[str, Took]]] = field(default_factory=dict)
    size: Size | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the names of the steps."""
        return tuple(next(iter(self.runs.values()))[0])

    def took(self, build: str, step: str | None = None) -> Took | None:
        """Return the median of all runs of a kind of build: of one step, or of all in a row."""
        runs = self.runs.get(build)
        if not runs:
            return None
        return middle([each[step] if step else one_after_another(each.values()) for each in runs])

    def seconds(self, build: str, step: str | None = None) -> tuple[float, float]:
        """Return the shortest and the longest of the runs."""
        runs = self.runs[build]
        times = [each[step].seconds if step else _seconds(each) for each in runs]
        return min(times), max(times)


def _seconds(steps: Mapping[str, Took]) -> float:
    return sum(each.seconds for each in steps.values())


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Builds the sites, in folders of their own outside the repository's files."""

    root: Path
    say: Callable[[str], None]

    def of(
        self, papers: int, contenders: Sequence[Contender], *, rounds: int, again: bool
    ) -> list[Result]:
        """Return what each contender took: so many rounds, in each of which all take their turn.

        With `again`, each builds twice more upon its own site: once as it is, once after one page
        was changed. What they have built is put aside, until somebody clears that.
        """
        source = corpora.folder(self.root, papers)
        corpora.warm(source)
        work = aside.WORK / str(papers)
        aside.put(work)
        results = {each.name: Result(name=each.name, papers=papers) for each in contenders}
        projects: dict[str, Project] = {}
        for turn in range(1, rounds + 1):
            for each in contenders:
                self.say(f"{papers:,} papers, round {turn} of {rounds}: {each.name}")
                if each.name not in projects:
                    projects[each.name] = _laid_out(each, source, work / each.name)
                project = projects[each.name]
                _round(project, results[each.name], again=again and each.repeats)
        return list(results.values())


def _laid_out(contender: Contender, source: Path, folder: Path) -> Project:
    folder.mkdir(parents=True)
    return contender.lay_out(source, folder)


def _round(project: Project, result: Result, *, again: bool) -> None:
    project.forget()
    builds = {FULL: project.build}
    if again:
        builds |= {AGAIN: project.build, CHANGED: project.changed}
    for name, build in builds.items():
        os.sync()  # nobody pays for what others have written
        result.runs.setdefault(name, []).append(build())
        result.size = result.size or sizes.measure(project.site, project.papers)
