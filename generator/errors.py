"""What can go wrong, as one tree of errors and one form of message.

    GeneratorError
    ├── SourceError      a file given to ingest cannot be read as what it should be
    ├── PageError        a page under docs/ cannot be understood
    ├── TaxonomyError    the sections themselves are at fault
    ├── ProjectError     the project folder lacks or contradicts something
    └── IssueError       an approved issue cannot be applied (in `curate.issue_form`)

Every message reads ``path:line: what is wrong; what to do``.
"""

from __future__ import annotations

from pathlib import PurePath


class GeneratorError(Exception):
    """A fault in the user's material, told in one line that names the place and the remedy."""

    def __init__(
        self, path: PurePath | str, what: str, remedy: str, *, line: int | None = None
    ) -> None:
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {what}; {remedy}")
        self.path = str(path)
        self.line = line
        self.what = what
        self.remedy = remedy


class SourceError(GeneratorError):
    """A source file is not what a reader expects."""


class PageError(GeneratorError):
    """A page cannot be understood."""


class TaxonomyError(GeneratorError):
    """A section's page is missing or malformed."""


class ProjectError(GeneratorError):
    """The project folder lacks something, or holds something that contradicts it."""
