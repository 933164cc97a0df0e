"""Owns what one service was asked and answered: from this machine's memory, else by asking it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.deduplicate import ids_of
from generator.enrich.answers import Answers
from generator.enrich.client import AskError, Client, RefusedError, RejectedError
from generator.enrich.service import Id, Request
from generator.ingest.readers import enriched
from generator.ingest.reading import Track
from generator.model import Entry

FAILURES = 2  # in a row, each after all its tries: then the service is down
REJECTIONS = 5  # in a row, each of a single question: then it is not ours to ask any more

Records = list[tuple[Any, Entry]]  # what is kept of each record, and what it says


@dataclass(slots=True)
class Asking:
    """Questions to the service of `client`; once it is down, nothing more is asked.

    `faults` are what went wrong, each once.
    """

    client: Client
    answers: Answers
    faults: dict[str, None] = field(default_factory=dict)
    _known: dict[str, list[Any]] = field(default_factory=dict)
    _failures: int = 0
    _rejections: int = 0
    _down: bool = False

    def ask_ids(self, ids: Iterable[Id], track: Track) -> None:
        """Ask for every id that has no answer yet."""
        service = self.client.service
        open_ids = [each for each in dict.fromkeys(ids) if self._kept(":".join(each)) is None]
        for batch in track(list(_batches(open_ids, service.batch)), f"{service.label}: ids"):
            self._ask_batch(batch)

    def ask_titles(self, titles: Iterable[str], track: Track) -> None:
        """Ask for every title that has no answer yet."""
        service = self.client.service
        open_titles = [each for each in dict.fromkeys(titles) if self._kept(_sought(each)) is None]
        for title in track(open_titles, f"{service.label}: titles"):
            try:
                records = self._asked(service.by_title(title))
            except RejectedError as fault:
                self._rejected(fault)
                continue
            if records is not None:
                self._keep(_sought(title), records)

    def with_id(self, asked: Id) -> Records | None:
        """Return the records that have an id, or None where nobody answered."""
        records = self._kept(":".join(asked))
        return None if records is None else self._read(records)

    def with_title(self, title: str) -> Records | None:
        """Return the records that a title brought, or None where nobody answered."""
        records = self._kept(_sought(title))
        return None if records is None else self._read(records)

    def _kept(self, question: str) -> list[Any] | None:
        """Return what answered a question in this run, or lately in another."""
        if question not in self._known:
            lately = self.answers.get(self.client.service.name, question)
            if lately is None:
                return None
            self._known[question] = lately
        return self._known[question]

    def _keep(self, question: str, records: list[Any]) -> None:
        self._known[question] = records
        self.answers.put(self.client.service.name, question, records)

    def _ask_batch(self, batch: Sequence[Id]) -> None:
        """Ask for some ids; where they are not taken together, for fewer, to find the bad one."""
        service = self.client.service
        try:
            records = self._asked(service.by_ids(batch))
        except RejectedError as fault:
            if len(batch) == 1:
                self._rejected(fault)
                return
            middle = len(batch) // 2
            self._ask_batch(batch[:middle])
            self._ask_batch(batch[middle:])
            return
        if records is None:
            return
        known = [(raw, ids_of(entry)) for raw, entry in self._read(records)]
        for asked in batch:
            self._keep(":".join(asked), [raw for raw, ids in known if asked in ids])

    def _asked(self, request: Request) -> list[Any] | None:
        """Return the records that answer, or None where the service is down."""
        if self._down:
            return None
        try:
            records = self.client.ask(request)
        except RejectedError:
            raise
        except AskError as fault:
            self.faults.setdefault(str(fault))
            self._failures += 1
            self._down = isinstance(fault, RefusedError) or self._failures >= FAILURES
            return None
        self._failures = self._rejections = 0
        return records

    def _rejected(self, fault: RejectedError) -> None:
        self.faults.setdefault(str(fault))
        self._rejections += 1
        self._down = self._rejections >= REJECTIONS

    def _read(self, records: list[Any]) -> Records:
        service = self.client.service.name
        read = ((raw, enriched.entry_of(service, raw)) for raw in records)
        return [(raw, entry) for raw, entry in read if entry]


def _sought(title: str) -> str:
    return f"title:{title}"


def _batches(ids: Sequence[Id], size: int) -> Iterator[Sequence[Id]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))
