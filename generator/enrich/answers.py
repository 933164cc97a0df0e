"""Owns the answers kept on this machine, so that a run that was killed asks nothing twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import atomic
from generator.ingest.transaction import WORKSHOP

FOLDER = "answers"  # within .paperindex/; it may be deleted at any time


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What services answered, by service and question, for `days` days."""

    root: Path
    now: Callable[[], float]
    days: float

    def get(self, service: str, question: str) -> list[Any] | None:
        """Return the records that answered a question lately, or None where it has to be asked."""
        try:
            kept = json.loads(self._file(service, question).read_text(encoding="utf-8"))
            age = self.now() - kept["at"]
            fresh = kept["question"] == question and 0 <= age < self.days * 86_400
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return kept["records"] if fresh and isinstance(kept.get("records"), list) else None

    def put(self, service: str, question: str, records: list[Any]) -> None:
        """Keep the records that answered a question."""
        kept = {"question": question, "at": self.now(), "records": records}
        atomic.write(self._file(service, question), json.dumps(kept, ensure_ascii=False))

    def _file(self, service: str, question: str) -> Path:
        name = hashlib.sha256(question.encode(errors="replace")).hexdigest()[:32]
        return self.root / WORKSHOP / FOLDER / service / f"{name}.json"
