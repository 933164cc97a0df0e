"""What a problem is, and the registry of the rules that find them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.deduplicate import Work
from generator.front_matter import Place
from generator.pages import Page
from generator.tags import Tags
from generator.taxonomy import Taxonomy

ERROR = "error"  # the page must not be published like this
WARNING = "warning"  # worth a person's look


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong: where (1-based), what, what to do, and which rule says so."""

    path: str
    line: int
    column: int
    what: str
    remedy: str
    rule: str
    severity: str = ERROR
    fixable: bool = False  # `--fix` mends it

    def __str__(self) -> str:
        """Return the problem as one line that editors and terminals can follow."""
        note = "" if self.severity == ERROR else f"{self.severity}: "
        return f"{self.path}:{self.line}:{self.column}: {note}{self.what}; {self.remedy}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """What the rules look at.

    `pages` are those of papers whose front matter parses, `prose` all others, `tags` the listed
    ones (none: tags are free), `files` all paths under ``docs/``, `links` the symbolic links among
    these, and `published` the works that ingest knows to have had a page, by slug.
    """

    topics: Taxonomy
    pages: Sequence[Page]
    prose: Sequence[Page] = ()
    tags: Tags = field(default_factory=dict)
    files: Sequence[PurePosixPath] = ()
    links: Sequence[PurePosixPath] = ()
    published: Mapping[str, Work] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say of a page; `place` is a dotted key of its front matter or a place.

    `mend` is there where the remedy is certain: it gives the page's mended text.
    """

    place: str | Place
    what: str
    remedy: str
    severity: str = ERROR
    mend: Callable[[Page], str] | None = None


PageCheck = Callable[[Page, Taxonomy], Iterator[Finding]]
ProjectCheck = Callable[[Project], Iterator[tuple[Page, Finding]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A named check; `doc` is the line that explains it to contributors."""

    name: str
    doc: str
    findings: ProjectCheck

    def problems(self, project: Project) -> Iterator[Problem]:
        """Yield what is wrong with the project, as this rule sees it."""
        for page, finding in self.findings(project):
            place = finding.place
            if isinstance(place, str):
                place = page.place_of(place)
            yield Problem(
                path=str(page.path),
                line=place.line,
                column=place.column,
                what=finding.what,
                remedy=finding.remedy,
                rule=self.name,
                severity=finding.severity,
                fixable=finding.mend is not None,
            )


RULES: dict[str, Rule] = {}  # in the order in which they are declared


def project_rule(name: str, doc: str) -> Callable[[ProjectCheck], ProjectCheck]:
    """Return a decorator that declares a function over the whole project as a rule."""

    def declare(findings: ProjectCheck) -> ProjectCheck:
        RULES[name] = Rule(name=name, doc=doc, findings=findings)
        return findings

    return declare


def page_rule(name: str, doc: str) -> Callable[[PageCheck], PageCheck]:
    """Return a decorator that declares a function over one page as a rule."""

    def declare(check: PageCheck) -> PageCheck:
        def findings(project: Project) -> Iterator[tuple[Page, Finding]]:
            for page in project.pages:
                yield from ((page, finding) for finding in check(page, project.topics))

        RULES[name] = Rule(name=name, doc=doc, findings=findings)
        return check

    return declare


def nearest(word: str, known: Mapping[str, object] | Sequence[str]) -> str | None:
    """Return the known word that `word` most probably meant, or None where none is near."""
    matches = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.7)
    return matches[0] if matches else None
