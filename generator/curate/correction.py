"""Makes the edit that a correction form asks for: one field of one page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator import links, minimal_edit, schema
from generator.check import mends
from generator.curate import wording
from generator.curate.issue_form import CORRECTION_FIELDS, Issue
from generator.model import LINK_KINDS
from generator.pages import Page
from generator.taxonomy import Taxonomy

_SEPARATOR = re.compile(r"\n|;|\s+(?:and|&)(?:\s+|$)")
_SUFFIX = re.compile(r",\s*(?:Jr|Sr|II|III|IV)\.?$")
_NOTHING = ("none", "-", "—")

Change = Mapping[str, Any]


def corrected(issue: Issue, page: Page, topics: Taxonomy) -> str:
    """Return the page's text with the correction made; raises IssueError where it cannot be."""
    name, value = field_of(issue), issue.values["correction"]
    if value is None:
        raise issue.error("'The correction' is empty", "write what it should say")
    try:
        if name == "abstract":
            return minimal_edit.replace_abstract(page, page.text, wording.paragraphs(value))
        return minimal_edit.edit(page, _CHANGES[name](issue, page, topics), schema.KEY_ORDER)
    except wording.TooLongError as error:
        raise issue.error(str(error), "shorten it") from None
    except RuntimeError:  # the page is written in a way that the edit would not survive
        what = "the page's front matter is too unusual to be edited by a program"
        raise issue.error(what, "edit the page by hand") from None


def field_of(issue: Issue) -> str:
    """Return which field is to be corrected; raises IssueError where only a person can do it."""
    name = (issue.line("field") or "").strip().casefold()
    if name not in CORRECTION_FIELDS:
        known = ", ".join(CORRECTION_FIELDS)
        raise issue.error("'What is wrong?' names no field", f"choose one of: {known}")
    if name == "other":
        what = "only a person can make a correction of the kind 'other'"
        raise issue.error(what, "edit the page by hand, then close the issue")
    return name


def _title(issue: Issue, page: Page, topics: Taxonomy) -> Change:  # noqa: ARG001  one signature
    return {"title": _line(issue)}


def _date(issue: Issue, page: Page, topics: Taxonomy) -> Change:  # noqa: ARG001
    return {"date": mends.value_of("date", _line(issue))}


def _topic(issue: Issue, page: Page, topics: Taxonomy) -> Change:
    """Return the new section; a person chose it, so it is confirmed."""
    named = _line(issue)
    by_name = {topic.title.casefold(): name for name, topic in topics.items()}
    topic = named if named in topics else by_name.get(named.casefold())
    if topic is None:
        raise issue.error(f"there is no section '{named}'", f"use one of: {', '.join(topics)}")
    change: dict[str, Any] = {"topic": topic, "review": None}
    also = page.document.values.get("also")
    if isinstance(also, list) and topic in also:
        change["also"] = [other for other in also if other != topic] or None
    return change


def _authors(issue: Issue, page: Page, topics: Taxonomy) -> Change:  # noqa: ARG001
    value = issue.values["correction"] or ""
    parts = (part.strip().removeprefix("- ") for part in _SEPARATOR.split(value))
    names = [name for name in map(wording.line, parts) if name]
    if any("," in _SUFFIX.sub("", name) for name in names):
        remedy = "write one author a line, given name first"
        raise issue.error("a comma leaves open where a name ends", remedy)
    if not names:
        raise issue.error("there is no name", "write one author a line")
    change: dict[str, Any] = {"authors": names}
    if "author_count" in page.document.values:
        change["author_count"] = len(names)
    return change


def _links(issue: Issue, page: Page, topics: Taxonomy) -> Change:  # noqa: ARG001
    """Return the links with the named kinds replaced; ``code: none`` takes a kind out."""
    fresh: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, (issue.values["correction"] or "").splitlines())):
        kind, _, address = line.removeprefix("- ").partition(":")
        name = _kind(issue, kind)
        known = fresh.setdefault(name, [])
        if address.strip().casefold() not in _NOTHING:
            known.append(_url(issue, name, address.strip()))
    old = page.document.values.get("links")
    merged = (old if isinstance(old, dict) else {}) | {
        kind: urls[0] if len(urls) == 1 else urls for kind, urls in fresh.items()
    }
    return {"links": {kind: urls for kind, urls in merged.items() if urls} or None}


def _kind(issue: Issue, word: str) -> str:
    kind = word.strip().casefold()
    if kind not in LINK_KINDS:
        remedy = f"begin each line with one of: {', '.join(f'{each}:' for each in LINK_KINDS)}"
        raise issue.error(f"'{word[:40]}' is no kind of link", remedy)
    return kind


def _url(issue: Issue, kind: str, address: str) -> str:
    mended = mends.value_of(f"links.{kind}", address)
    secure = mended.startswith(("https://", "http://"))
    url = links.normalize_url(mended) if secure else None
    if url is None:
        raise issue.error("a line holds no web address", "write 'code: https://…' on each line")
    return url


def _line(issue: Issue) -> str:
    line = wording.line(issue.line("correction") or "")
    if line is None:
        raise issue.error("'The correction' has no visible character", "write what it should say")
    return line


_CHANGES: dict[str, Callable[[Issue, Page, Taxonomy], Change]] = {
    "title": _title,
    "topic": _topic,
    "date": _date,
    "authors": _authors,
    "links": _links,
}
