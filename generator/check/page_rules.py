"""The rules that look at one page by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator import links, schema, text
from generator.check import mends
from generator.check.markup import harms
from generator.check.problem import WARNING, Finding, nearest, page_rule
from generator.front_matter import Place
from generator.model import LINK_KINDS
from generator.pages import Page, place_in_notes
from generator.taxonomy import Taxonomy

PAGE_LIMIT = 64 * 1024  # bytes: a page is text for people

Found = Iterator[Finding]

_HARMLESS_CONTROLS = "\t\n\r\u200c\u200d"  # joiners spell words in some scripts


@page_rule("unknown-key", "Front matter holds only the keys listed in this guide.")
def unknown_key(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem for each key that means nothing here."""
    for key in page.document.values:
        if key not in schema.FIELD_NAMES:
            meant = nearest(key, schema.FIELD_NAMES)
            remedy = f"did you mean '{meant}'?" if meant else "take it out, or write it as a note"
            remedy = "write it below 'links:'" if key in LINK_KINDS else remedy
            mend = mends.of_key(page, key, meant)
            yield Finding(key, f"'{key}' is not a key of a page", remedy, mend=mend)


@page_rule("field", "Every value has the form its key asks for; title and topic are there.")
def field(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem for each value that its field does not allow."""
    for fault in page.reading[1]:
        mend = mends.of_field(page, fault.key)
        yield Finding(fault.key, f"{fault.key}: {fault.what}", fault.remedy, mend=mend)


@page_rule("topic", "topic and also name sections that exist.")
def topic(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem for each section named that there is not."""
    paper = page.reading[0]
    for position, name in enumerate(paper.topics if paper else ()):
        if name not in topics:
            meant = nearest(name, topics)
            remedy = f"did you mean '{meant}'?" if meant else f"use one of: {', '.join(topics)}"
            yield Finding("also" if position else "topic", f"there is no section '{name}'", remedy)


@page_rule("also", "also holds at most two sections, none of them the page's topic.")
def also(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where further sections repeat the first or are too many."""
    paper = page.reading[0]
    if paper and paper.topic in paper.also:
        what = f"also repeats the topic '{paper.topic}'"
        mend = mends.of_list("also", tuple(each for each in paper.also if each != paper.topic))
        yield Finding("also", what, "take it out of also", WARNING, mend)
    if paper and len(paper.also) > schema.ALSO_LIMIT:
        what = f"also names {len(paper.also)} sections"
        yield Finding("also", what, f"keep the {schema.ALSO_LIMIT} nearest")


@page_rule("tags", "A page has at most five tags.")
def tags(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where there are more tags than help."""
    paper = page.reading[0]
    if paper and len(paper.tags) > schema.TAG_LIMIT:
        yield Finding("tags", f"{len(paper.tags)} tags", f"keep the best {schema.TAG_LIMIT}")


@page_rule(
    "folder", "A page lies in its topic's folder; ingest moves it there when the topic changes."
)
def folder(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where the file lies in no section's folder, a notice where in another's."""
    paper = page.reading[0]
    if page.folder not in topics:
        what = f"'{page.folder}' is no section's folder"
        yield Finding("", what, f"use one of: {', '.join(topics)}")
    elif paper and paper.topic in topics and page.folder != paper.topic:
        what = f"lies in '{page.folder}', but its topic says '{paper.topic}'"
        remedy = "change the topic if that is wrong; the next ingest moves the file after it"
        yield Finding("topic", what, remedy, WARNING)


@page_rule("link-kind", "A link stands under the kind that its address names.")
def link_kind(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem for each address that can only be of another kind."""
    paper = page.reading[0]
    for link in paper.links if paper else ():
        kind = links.certain_kind(link.url)
        if kind and kind != link.kind:
            what = f"{link.url} is no {link.kind}"
            mend = mends.of_link(paper, link, kind) if paper else None
            yield Finding(f"links.{link.kind}", what, f"move it under {kind}", mend=mend)


@page_rule("slug", "A file's name is its address: lower-case letters, digits and hyphens.")
def slug(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where the file name cannot be an address."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.slug) or len(page.slug) > 90:
        remedy = f"name the file {text.slugify(page.slug)}.md"
        yield Finding("", f"'{page.slug}' cannot be an address", remedy)


@page_rule("abstract", "The abstract stands below the front matter.")
def abstract(page: Page, topics: Taxonomy) -> Found:
    """Yield a notice where a page has no abstract."""
    if page.abstract is None:
        what = "no abstract"
        yield Finding("", what, "paste it below the second '---'", WARNING)


@page_rule("size", "A page is smaller than 64 KB.")
def size(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where a page is larger than a text for people."""
    found = len(page.text.encode())
    if found > PAGE_LIMIT:
        what = f"{found // 1024} KB"
        yield Finding("", what, f"keep a page below {PAGE_LIMIT // 1024} KB")


@page_rule("markup", "Notes are Markdown without HTML, and link only to http(s) and pages.")
def markup(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem for HTML or a suspicious link in the curators' part of a page."""
    for harm in sorted(harms(page.notes), key=lambda each: each.offset):
        yield Finding(place_in_notes(page, harm.offset), harm.what, harm.remedy)


@page_rule("characters", "No control characters and none that turn the direction of text.")
def characters(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem for each line with characters that people cannot see."""
    for number, line in enumerate(page.text.split("\n"), start=1):
        hidden = [each for each in line if _is_hidden(each)]
        if hidden and not (number == 1 and hidden == ["\ufeff"]):
            code = f"U+{ord(hidden[0]):04X}"
            place = Place(line=number, column=line.index(hidden[0]) + 1)
            what, mend = f"an invisible character ({code})", mends.without("".join(hidden))
            yield Finding(place, what, "take it out", mend=mend)


def _is_hidden(character: str) -> bool:
    if character < "\x7f":
        return character < " " and character not in _HARMLESS_CONTROLS
    return unicodedata.category(character) in ("Cc", "Cf") and character not in _HARMLESS_CONTROLS
