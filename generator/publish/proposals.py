"""Owns the addresses at which readers propose changes: the repository's issue forms, filled in.

The names of the fields are the ids in ``.github/ISSUE_TEMPLATE/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode


@dataclass(frozen=True)
class Proposals:
    """The forms of the repository at `repository`, an address."""

    repository: str

    def correction(self, slug: str) -> str:
        """Return the address of the form that says what is wrong with a paper."""
        return self._form(template="correction.yml", slug=slug)

    def report(self, slug: str) -> str:
        """Return the address of the form that tells of a problem with a paper's page."""
        return self._form(template="problem.yml", page=slug)

    @cached_property
    def addition(self) -> str:
        """Return the address of the form that adds a paper."""
        # Without the section: it is a choice, and GitHub shows no form where a link makes a choice.
        return self._form(template="addition.yml")

    @property
    def choice(self) -> str:
        """Return the address where a reader chooses one of the forms."""
        return f"{self.repository.rstrip('/')}/issues/new/choose"

    def _form(self, **fields: str) -> str:
        return f"{self.repository.rstrip('/')}/issues/new?{urlencode(fields)}"


def proposals(repository: str | None) -> Proposals | None:
    """Return the forms, or None where no repository is known."""
    return Proposals(repository) if repository else None
