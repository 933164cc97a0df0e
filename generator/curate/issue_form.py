"""Owns what an approved issue asks for: the event's JSON and the form in its text, taken apart.

The labels below are those of the forms in ``.github/ISSUE_TEMPLATE/``. Whatever a form holds is
data: it is never run, and never a path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.curate import escape
from generator.errors import GeneratorError

APPROVED = "approved"  # the label by which a maintainer allows an issue to be applied

CORRECTION = "correction"
CORRECTION_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "slug": "Page",
        "paper_title": "Title of the paper",
        "field": "What is wrong?",
        "correction": "The correction",
        "source": "Where can we check it?",
    }
)
CORRECTION_FIELDS = ("title", "topic", "abstract", "date", "authors", "links", "other")

ADDITION = "addition"
ADDITION_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "identifier": "arXiv id, DOI or address",
        "bibtex": "BibTeX",
        "topic": "Section",
        "why": "Why does it belong here?",
    }
)
FORMS = MappingProxyType({CORRECTION: CORRECTION_LABELS, ADDITION: ADDITION_LABELS})

_EMPTY = ("", "_No response_")
_LONGEST = 1 << 17  # characters: twice what GitHub lets an issue hold
_FENCE = re.compile(r"(`{3,}|~{3,})[^\n`]*\n(?:(.*)\n)?\1[`~]*", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class IssueError(GeneratorError):
    """An issue that cannot be applied: the message may be shown to its author as it is.

    `what` may quote the form; `remedy` is always our own.
    """

    def __init__(self, number: int | None, what: str, remedy: str) -> None:
        place = f"issue {number}" if number else "the event"
        super().__init__(place, escape.message(what), remedy)


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """An approved issue: which form it was made with, and the form's values; an empty one is None.

    `title` is the issue's own title.
    """

    number: int
    title: str
    form: str
    values: Mapping[str, str | None]

    def error(self, what: str, remedy: str) -> IssueError:
        """Return the error that tells why this issue cannot be applied."""
        return IssueError(self.number, what, remedy)

    def line(self, field: str) -> str | None:
        """Return the value of a field that is one line; raises IssueError where it has more."""
        value = self.values.get(field)
        if value is not None and len(value.splitlines()) > 1:
            label = FORMS[self.form][field]
            raise self.error(f"'{label}' has several lines", "write it on one line")
        return value


def read_event(file: Path) -> Mapping[str, Any]:
    """Return the event in a JSON file; raises IssueError where it holds none."""
    try:
        event = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        event = None
    if not isinstance(event, Mapping):
        raise IssueError(None, f"{file} holds no JSON object", "give the file of GitHub's event")
    return event


def read(event: Mapping[str, Any]) -> Issue:
    """Return the approved issue of GitHub's ``issues`` event.

    Raises:
        IssueError: it is no such event, or an issue that is not approved or was made with no form.
    """
    issue = event.get("issue") if isinstance(event, Mapping) else None
    number = issue.get("number") if isinstance(issue, Mapping) else None
    if not isinstance(issue, Mapping) or type(number) is not int or not 0 < number < 10**12:
        raise IssueError(None, "holds no issue", "give the JSON of GitHub's 'issues' event")
    form = _form(number, _names(issue.get("labels")))
    title, body = issue.get("title"), issue.get("body")
    return Issue(
        number=number,
        title=_SURROGATE.sub("", title) if isinstance(title, str) else "",
        form=form,
        values=_values(number, body if isinstance(body, str) else "", FORMS[form]),
    )


def _names(labels: object) -> set[str]:
    found = labels if isinstance(labels, list) else []
    names = (label.get("name") if isinstance(label, Mapping) else label for label in found)
    return {name for name in names if isinstance(name, str)}


def _form(number: int, labels: set[str]) -> str:
    if APPROVED not in labels:
        remedy = f"a maintainer adds the label '{APPROVED}'"
        raise IssueError(number, "nobody has approved it", remedy)
    forms = [form for form in FORMS if form in labels]
    if len(forms) != 1:
        remedy = f"label it '{CORRECTION}' or '{ADDITION}', by the form it was made with"
        raise IssueError(number, "its labels do not tell which form it is", remedy)
    return forms[0]


def _values(number: int, body: str, labels: Mapping[str, str]) -> Mapping[str, str | None]:
    if len(body) > _LONGEST:
        raise IssueError(number, "it is too long", "keep it to what the form asks for")
    lines = _SURROGATE.sub("", body).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = {field: _places(lines, label) for field, label in labels.items()}
    for field, found in places.items():
        if len(found) > 1:
            what = f"the heading '{labels[field]}' stands {len(found)} times"
            raise IssueError(number, what, "keep the form's headings, each once")
    starts = sorted(place for found in places.values() for place in found)
    return {
        field: _value(lines, found[0], starts) if found else None for field, found in places.items()
    }


def _places(lines: Sequence[str], label: str) -> list[int]:
    heading = f"### {label}"
    return [number for number, line in enumerate(lines) if line.rstrip() == heading]


def _value(lines: Sequence[str], start: int, starts: Iterable[int]) -> str | None:
    end = min((place for place in starts if place > start), default=len(lines))
    value = "\n".join(lines[start + 1 : end]).strip()
    fenced = _FENCE.fullmatch(value)
    if fenced:
        value = (fenced[2] or "").strip()
    return None if value in _EMPTY else value
