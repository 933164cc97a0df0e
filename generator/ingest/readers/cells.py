"""Owns the columns a table may have, and what a cell of each says of a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator import bibtex, identifiers, latex, links, schema
from generator.forms import Date, FieldError, Text
from generator.front_matter import Value
from generator.ingest import venues
from generator.ingest.readers import dates
from generator.model import LINK_KINDS, Curated, Link
from generator.text import clean

Facts = dict[str, Any]

_NAMES = {
    "title": ("paper title",),
    "abstract": (),
    "arxiv": ("arxiv id", "eprint"),
    "doi": (),
    "acl": ("acl id", "anthology id", "acl anthology", "acl anthology id"),
    "authors": ("author", "author names"),
    "date": ("published", "publication date"),
    "issued": (),
    "year": ("publication year",),
    "remark": (),
    "venue": ("conference", "journal", "booktitle", "publication title"),
    "code": ("code url", "github", "repository"),
    "model": ("model url", "checkpoint"),
    "dataset": ("data", "dataset url"),
    "demo": ("demo url",),
    "project": ("project page", "project url", "website", "homepage"),
    "paper": ("url", "link", "paper url"),
    "categories": ("category", "subjects"),
}
# What only an export of an index has, and what makes it one; its citation keys are made anew.
_CHOSEN = ("slug", "topic", "also", "kind", "tags", "summary")
_OF_EXPORTS = dict.fromkeys((*_CHOSEN, "comments", "citations", "key"), ())
_TELLING = {"slug", "topic"}
_COLUMNS = {
    alias: name for name, others in (_NAMES | _OF_EXPORTS).items() for alias in (name, *others)
}
_FORMS = {field.name: field.form for field in schema.FIELDS} | {"slug": schema.SLUG}
_GUARD = re.compile(r"\A'(?='*[=+\-@])")  # an export puts it before what spreadsheets would run
_LETTER = re.compile(r"[^\W\d_]")
_TOLD_BY_ADDRESS = ("code", "model", "dataset", "demo")
_ARXIV_CATEGORIES = re.compile(
    r"[a-z][a-z-]+(?:\.[A-Za-z-]{2,})?(?: [a-z][a-z-]+(?:\.[A-Za-z-]{2,})?)*"
)
_IDS = {"arxiv": schema.ARXIV, "doi": schema.DOI, "acl": schema.ACL}


def columns(names: Iterable[str]) -> tuple[str | None, ...]:
    """Return what each column holds; None where that is unknown or an earlier column holds it."""
    found: list[str | None] = []
    for name in names:
        words = re.sub(r"[\s_-]+", " ", clean(name).casefold().replace("(s)", "s"))
        column = _COLUMNS.get(words)
        found.append(None if column in found else column)
    passed = () if set(found) >= _TELLING else _OF_EXPORTS
    return tuple(None if column in passed else column for column in found)


def read(cells: Mapping[str, str]) -> tuple[Facts, tuple[str, ...]]:
    """Return what the cells of a row, by column, say as an Entry's facts, and what is wrong."""
    known: Facts = {}
    faults: list[str] = []
    if cells.keys() >= _TELLING:
        cells = _as_stated(cells)
    for column, cell in cells.items():
        try:
            found = _READERS[column](clean(cell)) if clean(cell) else {}
        except FieldError as fault:
            faults.append(f"{column}: {fault.what}")
            continue
        found["links"] = (*known.get("links", ()), *found.get("links", ()))
        known = found | known | {"links": found["links"]}
    return _settled(known), tuple(faults)


def _as_stated(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of an export as the index states them; the year is only for citing."""
    return {column: _GUARD.sub("", cell) for column, cell in cells.items() if column != "year"}


def _settled(known: Facts) -> Facts:
    """Return the facts with one date, and the venue as readers know it.

    The date is the most precise one. When a venue issued the work counts only up to the month of
    its arXiv id: by then it was published.
    """
    year, issued = known.pop("year", None), known.pop("issued", None)
    month = identifiers.arxiv_month(known.get("arxiv", ""))
    if month and issued and issued[:7] > month:
        issued = None
    told = (known.get("date"), issued, month, year)
    date = max((each for each in told if each), key=len, default=None)
    venue = venues.short(known["venue"], year) if "venue" in known else None
    if venue and year and "acl" not in known and not (date or year).startswith(year):
        venue = _dated(venue, year)
    by_address = {link.url: link for link in reversed(known.get("links", ()))}
    known.setdefault("abstract", None)
    if chosen := {column: known.pop(column) for column in _CHOSEN if column in known}:
        known["curated"] = Curated(**chosen)
    return known | {"date": date, "venue": venue, "links": tuple(reversed(by_address.values()))}


def _dated(venue: str, year: str) -> str:
    """Return a venue with its year, which nothing else of the paper tells."""
    return venue if venues.has_year(venue) or bibtex.is_preprint(venue) else f"{venue} {year}"


def _title(cell: str) -> Facts:
    title = latex.to_unicode(cell)
    return {"title": title} if title else {}


def _abstract(cell: str) -> Facts:
    abstract = latex.to_unicode(cell)
    return {"abstract": abstract, "links": links.find(abstract)} if abstract else {}


def _remark(cell: str) -> Facts:
    return {"links": links.find(cell)}


def _authors(cell: str) -> Facts:
    names = (clean(latex.to_unicode(clean(name))) for name in cell.split(";"))
    return {"authors": tuple(dict.fromkeys(name for name in names if _LETTER.search(name)))}


def _date(cell: str) -> Facts:
    return {"date": dates.iso(cell) or Date().read(cell)}


def _issued(cell: str) -> Facts:
    return {"issued": _date(cell)["date"]}


def _year(cell: str) -> Facts:
    return {"year": Text(pattern=r"[0-9]{4}", what="a year").read(cell)}


def _venue(cell: str) -> Facts:
    return {"venue": latex.to_unicode(cell)}


def _id(column: str, cell: str) -> Facts:
    """Return the id as pages write it, from whatever form of it people paste."""
    form = _IDS[column]
    found = identifiers.identify(cell)
    name = found and getattr(found, column)
    arxiv = column == "doi" and found and found.arxiv  # every arXiv paper has a DOI of this kind
    facts = {"arxiv": arxiv} if arxiv else {column: form.read(name or cell)}
    if "arxiv" in facts and not identifiers.arxiv_month(facts["arxiv"]):
        raise FieldError(f"'{cell}' is not {schema.ARXIV.what}", schema.ARXIV.remedy)
    return facts


def _link(kind: str, cell: str) -> Facts:
    addresses = [links.normalize_url(each) for each in cell.split()]
    found = tuple(Link(kind=kind, url=each) for each in addresses if each)
    if len(found) < len(addresses):
        raise FieldError(f"'{cell}' is not a web address", "begin it with https://")
    return {"links": found}


def _paper(cell: str) -> Facts:
    """Return the id that an address names, else the address."""
    found = identifiers.identify(cell)
    for column in _IDS:
        if found and (name := getattr(found, column)):
            return _id(column, name)
    sure = found and found.link and found.link.kind in _TOLD_BY_ADDRESS
    return {"links": (found.link,)} if sure and found else _link("paper", cell)


def _categories(cell: str) -> Facts:
    """Return the categories, apart by semicolons, else by commas, else arXiv's by spaces."""
    if ";" not in cell and "," not in cell and _ARXIV_CATEGORIES.fullmatch(cell):
        parts = cell.split()
    else:
        parts = cell.split(";" if ";" in cell else ",")
    return {"categories": tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))}


def _of_export(column: str, cell: str) -> Facts:
    """Return what the people of another index chose, in the forms of front matter."""
    if column == "key":
        return {}
    listed = column in ("also", "tags")
    parts: list[Value] = [part.strip() for part in cell.split(";") if part.strip()]
    return {column: _FORMS[column].read(parts if listed else cell)}


def _reader(of: Callable[[str, str], Facts], column: str) -> Callable[[str], Facts]:
    return lambda cell: of(column, cell)


_READERS: dict[str, Callable[[str], Facts]] = {
    "title": _title,
    "abstract": _abstract,
    "remark": _remark,
    "authors": _authors,
    "date": _date,
    "issued": _issued,
    "year": _year,
    "venue": _venue,
    **{column: _reader(_id, column) for column in _IDS},
    **{kind: _reader(_link, kind) for kind in LINK_KINDS},
    "paper": _paper,
    "categories": _categories,
    **{column: _reader(_of_export, column) for column in _OF_EXPORTS},
}
