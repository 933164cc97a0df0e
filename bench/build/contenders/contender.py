"""Owns what a contender is: a project laid out for it, and the commands that build its site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.build import aside
from bench.build.measure import Took, run

# Of words that many papers have, so that it moves what hangs on them.
NOTE = "\n\nWe train a language model on new data and show that its attention predicts them.\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Pages laid out for one contender: `steps` are commands, by what each is called.

    `papers` is the pattern of their pages below `site`, `page` the file of one that can be edited,
    and `kept` what a build leaves for the next one beside the site.
    """

    folder: Path
    site: Path
    papers: str
    steps: Mapping[str, Sequence[str]]
    page: Path
    kept: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    def forget(self) -> None:
        """Leave nothing of earlier builds where they were made."""
        for folder in (self.site, *self.kept):
            aside.put(folder)

    def build(self) -> dict[str, Took]:
        """Return what each step of a build took."""
        return {
            name: run(command, self.folder, self.environment)
            for name, command in self.steps.items()
        }

    def changed(self) -> dict[str, Took]:
        """Return what a build took after one page was changed; the page is as before then."""
        text = self.page.read_bytes()
        self.page.write_bytes(text.rstrip(b"\n") + NOTE.encode())
        try:
            return self.build()
        finally:
            self.page.write_bytes(text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """A way to build a site of papers; `lay_out` takes a project of ours and an empty folder."""

    name: str
    version: Callable[[], str | None]
    lay_out: Callable[[Path, Path], Project]
    repeats: bool = True  # whether a second build may be another matter than the first

    @property
    def available(self) -> bool:
        """Return whether it is installed."""
        return self.version() is not None
