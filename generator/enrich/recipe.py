"""The recipe of an enrichment: services asked one after the other, finds kept, then an ingest."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import atomic
from generator.enrich import clock, keeping, services, wanted
from generator.enrich.answers import Answers
from generator.enrich.asking import Asking
from generator.enrich.client import Asker, Client, connected
from generator.enrich.clock import Clock
from generator.enrich.keeping import Lines
from generator.enrich.lookup import Doubt, Looked, look_up
from generator.enrich.service import Service
from generator.enrich.target import Target
from generator.ingest import pipeline
from generator.ingest.pipeline import Report
from generator.ingest.reading import Track

DAYS = 30.0  # for which an answer counts


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What shall be looked up, and where; `days` is how long an answer counts.

    With `missing`, a service is asked only of papers that lack something it can tell. Of the
    papers that were never looked up, at most `limit` are. With `dry`, nothing is written but
    the answers, so that a second run need not ask again.
    """

    services: tuple[Service, ...] = services.ALL
    asker: Asker = field(default_factory=Asker)
    limit: int | None = None
    missing: bool = False
    dry: bool = False
    days: float = DAYS


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What one service was asked and told: papers, and what went wrong."""

    service: str
    requests: int
    asked: int
    found: int
    doubtful: int
    failed: int
    faults: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Enriched:
    """What an enrichment did. `own` counts the pages that people added, which stay as they are."""

    tallies: tuple[Tally, ...]
    doubts: tuple[Doubt, ...]
    files: tuple[str, ...]
    report: Report | None
    own: int


def enrich(root: Path, wishes: Wishes, track: Track, at: Clock = clock.REAL) -> Enriched:
    """Look the papers of the project at `root` up, and bring the pages up to what was found.

    A service that fails costs nothing but its own answers.

    Raises:
        GeneratorError: the project cannot be read; nobody is asked, nothing is written.
    """
    everything = _in_fixed_order(wishes.services)
    kept = keeping.load(root, everything)
    targets, own = wanted.targets(root, track)
    answers = Answers(root=root, now=at.now, days=wishes.days)
    chosen = _chosen(targets, answers, wishes)
    tallies, looked = _looked_up(chosen, answers, wishes, at, track)
    finds = [each.find for each in looked if each.find]
    fresh = keeping.merged(kept, finds, everything)
    files, report = _brought_in(root, fresh, wishes, track)
    return Enriched(
        tallies=tallies,
        doubts=tuple(each.doubt for each in looked if each.doubt),
        files=files,
        report=report,
        own=own,
    )


def _in_fixed_order(asked: Sequence[Service]) -> tuple[Service, ...]:
    """Return all services, asked or not, so that what is kept does not hang on the order."""
    return tuple(
        next((each for each in asked if each.name == known.name), known) for known in services.ALL
    )


def _chosen(targets: Sequence[Target], answers: Answers, wishes: Wishes) -> list[Target]:
    """Return the targets that were looked up before, and of the others as many as are wished."""
    if wishes.limit is None:
        return list(targets)
    left, chosen = wishes.limit, []
    for target in targets:
        fresh = not _was_asked(target, answers, wishes.services)
        if not fresh or left > 0:
            chosen.append(target)
            left -= fresh
    return chosen


def _was_asked(target: Target, answers: Answers, asked: Iterable[Service]) -> bool:
    for service in asked:
        name = target.id_for(service)
        question = ":".join(name) if name else f"title:{target.title}" if target.title else None
        if question:
            return answers.get(service.name, question) is not None
    return False


def _looked_up(
    targets: Sequence[Target], answers: Answers, wishes: Wishes, at: Clock, track: Track
) -> tuple[tuple[Tally, ...], list[Looked]]:
    """Ask one service after the other; what one tells, the next is asked with."""
    known = {target.about: target for target in targets}
    tallies, everything = [], []
    with connected(wishes.asker) as connections:
        for service in wishes.services:
            client = Client(service, connections, wishes.asker, at)
            asking = Asking(client, answers)
            wanting = [
                known[target.about]
                for target in targets
                if not wishes.missing or target.lacks(service)
            ]
            looked = look_up(wanting, asking, track)
            known |= {each.target.about: each.target for each in looked}
            everything += looked
            tallies.append(_tally(looked, asking))
    return tuple(tallies), everything


def _tally(looked: Sequence[Looked], asking: Asking) -> Tally:
    return Tally(
        service=asking.client.service.label,
        requests=asking.client.requests,
        asked=len(looked),
        found=sum(each.find is not None for each in looked),
        doubtful=sum(each.doubt is not None for each in looked),
        failed=sum(each.failed for each in looked),
        faults=tuple(asking.faults),
    )


def _brought_in(
    root: Path, fresh: Mapping[str, Lines], wishes: Wishes, track: Track
) -> tuple[tuple[str, ...], Report | None]:
    """Write what is kept now, and return the files that changed and what the ingest of all did."""
    texts = {
        keeping.path_of(name): keeping.rendered(name, lines)
        for name, lines in fresh.items()
        if lines
    }
    changed = tuple(path for path, text in texts.items() if _text(root / path) != text)
    if not texts:
        return (), None
    if wishes.dry:
        return changed, _tried(root, texts, track)
    for path in changed:
        atomic.write(root / path, texts[path])
    return changed, pipeline.ingest(root, [root / path for path in texts], track)


def _tried(root: Path, texts: Mapping[str, str], track: Track) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / Path(path).name for path in texts]
        for file, text in zip(files, texts.values(), strict=True):
            file.write_text(text, encoding="utf-8", newline="")
        return pipeline.preview(root, files, track)


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.exists() else None
