"""Owns the quick look at a page: what a comparison of very many pages needs of each.

Taking a page apart in full costs ten times as much, and nearly every page that ingest or a curator
wrote has its keys on lines of their own. Any other page is taken apart in full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator import pages
from generator.pages import Page

IDS = ("arxiv", "doi", "acl")

_LINE = re.compile(
    r"^(?P<key>title|topic|formerly|arxiv|doi|acl)[ ]*:(?P<value>.*)\n(?P<more>[ \t\n])?",
    re.MULTILINE,
)
_PLAIN = re.compile(r"[^\W_](?:[^#:\n]|(?<! )#|:(?=[^\s]))*")
_QUOTED = re.compile(r"'((?:[^'\n]|'')*)'")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """What a page says of itself; `ids` are such as ``arxiv 2405.18377``. Empty is unknown."""

    path: str
    title: str
    topic: str
    abstract: str
    formerly: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()

    @property
    def slug(self) -> str:
        """Return the paper's permanent name."""
        return self.path.rpartition("/")[2].removesuffix(".md")


def of(path: str, text: str) -> Outline:
    """Return the outline of a page; raises PageError where it cannot be taken apart."""
    end = text.find("\n---\n", 3)
    if text.startswith("---\n") and end > 0 and "\r" not in text:
        values = _simple(text[4 : end + 1])
        if values is not None:
            return _outline(path, values, text[end + 5 :])
    document = Page(path=PurePosixPath(path), text=text).document
    return _outline(path, document.values, document.body.replace("\r\n", "\n"))


def _simple(head: str) -> dict[str, str] | None:
    """Return the values of the keys we look at, or None where one is not simply written."""
    if not head.replace("\n", "").isprintable():
        return None
    found: dict[str, str] = {}
    for line in _LINE.finditer(head):
        value = line["value"].strip(" ")
        quoted = _QUOTED.fullmatch(value)
        simple = quoted or _PLAIN.fullmatch(value)
        if not simple or line["more"] or line["key"] in found:
            return None
        found[line["key"]] = quoted[1].replace("''", "'") if quoted else value
    return found if "title" in found and "topic" in found else None


def _outline(path: str, values: object, body: str) -> Outline:
    known = values if isinstance(values, dict) else {}
    formerly = known.get("formerly")
    return Outline(
        path=path,
        title=_word(known.get("title")),
        topic=_word(known.get("topic")),
        abstract=body[: pages.notes_start(body)].strip(),
        formerly=tuple(map(_word, formerly)) if isinstance(formerly, list) else (),
        ids=frozenset(f"{key} {_word(known[key]).casefold()}" for key in IDS if key in known),
    )


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
