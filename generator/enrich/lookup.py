"""The lookup at one service: first by id, then by title what it does not know by id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.enrich import confirm
from generator.enrich.asking import Asking, Records
from generator.enrich.confirm import Verdict
from generator.enrich.keeping import Find
from generator.enrich.service import Id, Service
from generator.enrich.target import Target
from generator.ingest.reading import Track
from generator.model import Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """A record that may be of a paper and was not taken: where the paper stands, and why not."""

    service: str
    place: str
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """What became of one target: a find, a doubt, or neither; `failed` where nobody answered."""

    target: Target
    find: Find | None = None
    doubt: Doubt | None = None
    failed: bool = False

    @property
    def settled(self) -> bool:
        """Return whether there is nothing more to ask."""
        return bool(self.find or self.doubt or self.failed)


def look_up(targets: Sequence[Target], asking: Asking, track: Track) -> list[Looked]:
    """Return what became of each target; what was found adds to what is known of it."""
    service = asking.client.service
    asking.ask_ids(_ids(targets, service), track)
    looked = [_by_id(target, service, asking) for target in targets]
    asking.ask_titles(
        (each.target.title for each in looked if _is_open(each, service) and each.target.title),
        track,
    )
    return [
        _by_title(each.target, service, asking) if _is_open(each, service) else each
        for each in looked
    ]


def _ids(targets: Sequence[Target], service: Service) -> Iterator[Id]:
    return (asked for target in targets if (asked := target.id_for(service)))


def _is_open(looked: Looked, service: Service) -> bool:
    """Return whether a target is to be sought by title."""
    target = looked.target
    hopeless = service.final and target.id_for(service)
    return not (looked.settled or hopeless or target.title is None)


def _by_id(target: Target, service: Service, asking: Asking) -> Looked:
    asked = target.id_for(service)
    if asked is None:
        return Looked(target=target)
    return _judged(target, service, asking.with_id(asked), asked)


def _by_title(target: Target, service: Service, asking: Asking) -> Looked:
    return _judged(target, service, asking.with_title(target.title or ""), None)


def _judged(target: Target, service: Service, records: Records | None, asked: Id | None) -> Looked:
    if records is None:
        return Looked(target=target, failed=True)
    judgement = confirm.judge(target, [entry for _, entry in records], asked)
    if judgement.chosen is None:
        return Looked(target=target)
    record, entry = records[judgement.chosen]
    if judgement.verdict is Verdict.DOUBTFUL:
        return Looked(target=target, doubt=_doubt(target, service, entry, judgement.reason))
    known = target.knowing(entry)
    find = Find(service=service.name, about=target.about, names=known.names, record=record)
    return Looked(target=known, find=find)


def _doubt(target: Target, service: Service, entry: Entry, reason: str) -> Doubt:
    name = entry.doi or entry.arxiv or entry.acl
    title = f"{entry.title} ({name})" if name else entry.title
    return Doubt(service=service.label, place=target.place, title=title, reason=reason)
