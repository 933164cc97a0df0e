"""Reads what Hugging Face's API answers: daily papers, a search of papers, or one paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from generator.ingest.readers.json_reader import Keys, Said, Shape
from generator.ingest.readers.json_values import count, group, groups, joined, prose, text
from generator.ingest.source import Head, Line
from generator.model import Organization, Record

EXPECTED = "Hugging Face's API"
IN_PIECES = True

ORIGIN = "huggingface"
_TELLING = {"upvotes", "publishedAt", "summary", "discussionId", "submittedOnDailyAt"}
_LINKED = {
    "model": ("linkedModels", ""),
    "dataset": ("linkedDatasets", "datasets/"),
    "demo": ("linkedSpaces", "spaces/"),
}
_MOST = 3  # repositories of one kind that a paper is shown with
_OWNER = re.compile(r"https?://github\.com/(?P<name>[^/?#]+)/")
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})T.*")


def recognise(head: Head) -> bool:
    """Return whether a file that begins so is of Hugging Face."""
    return SHAPE.place(head) is not None


def read(lines: Iterable[Line], source: str) -> Iterator[Record]:
    """Return the records in order."""
    return SHAPE.read(lines, source)


def is_record(keys: Keys) -> bool:
    """Return whether an object with these keys is a paper, or the card of one."""
    if {"id", "title"} <= keys:
        return bool(keys & {"publishedAt", "summary"}) and bool(keys & _TELLING)
    return "paper" in keys and bool(keys & (_TELLING | {"numComments", "title"}))


def said(record: Mapping[str, Any]) -> Said:
    """Return what a paper, or the card of one, says."""
    paper = group(record.get("paper")) or record
    published = text(paper.get("publishedAt")) or text(record.get("publishedAt"))
    return Said(
        columns={
            "title": prose(paper.get("title")) or prose(record.get("title")),
            "abstract": prose(paper.get("summary")) or prose(record.get("summary")),
            "arxiv": text(paper.get("id")),
            "authors": joined(prose(each.get("name")) for each in groups(paper.get("authors"))),
            "date": _day(published),
            "code": text(paper.get("githubRepo")),
            "project": text(paper.get("projectPage")),
            **{kind: " ".join(_linked(paper, *where)) for kind, where in _LINKED.items()},
        },
        more={
            "comments": _comments(record, paper),
            "organization": _organization(record) or _organization(paper),
        },
    )


def _linked(paper: Mapping[str, Any], key: str, folder: str) -> Iterator[str]:
    """Yield the addresses of repositories that are the authors' own, by the name of their owner.

    Anybody's repository that names a paper is linked to it, so most are not the authors'.
    """
    organization = _organization(paper)
    code = _OWNER.match(text(paper.get("githubRepo")) or "")
    owners = {organization.handle if organization else None, code["name"] if code else None}
    known = {owner.casefold() for owner in owners if owner}
    names = filter(None, (prose(each.get("id")) for each in groups(paper.get(key))))
    own = (name for name in names if name.partition("/")[0].casefold() in known)
    yield from (f"https://huggingface.co/{folder}{name}" for name in islice(own, _MOST))


def _day(published: str | None) -> str | None:
    found = _DAY.fullmatch(published) if published else None
    return found["day"] if found else published


def _comments(record: Mapping[str, Any], paper: Mapping[str, Any]) -> int | None:
    """Return how many comments there are, which a single paper lists and a card counts."""
    for value in (record.get("numComments"), paper.get("numComments"), paper.get("comments")):
        if (known := len(value) if isinstance(value, list) else count(value)) is not None:
            return known
    return None


def _organization(record: Mapping[str, Any]) -> Organization | None:
    stated = group(record.get("organization"))
    handle, name = prose(stated.get("name")), prose(stated.get("fullname"))
    return Organization(handle=handle, name=name) if handle else None


SHAPE = Shape(
    origin=ORIGIN,
    is_record=is_record,
    said=said,
    places=("", "[]", "papers[]", "dailyPapers[]", "data[]", "results[]"),
)
