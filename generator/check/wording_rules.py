"""The rules that look at the words people wrote: summaries, and names of authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import schema, text
from generator.check.problem import WARNING, Finding, page_rule
from generator.pages import Page
from generator.taxonomy import Taxonomy

COPIED = 4  # words in a row that a summary may share with the abstract

Found = Iterator[Finding]

_WORD = re.compile(r"\w+(?:[-.,'’]\w+)*")
_NO_NAME = re.compile(r"\d(?=[\s,*†‡]|$)|[&<>{}\\$@;*†‡]")  # marks of notes, and markup
_SPELL_NAMES = "write it as the paper does, or leave it if it is written so"


@page_rule("summary", "A summary has at most 240 characters and is in your own words.")
def summary(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where the summary is long or is the abstract's first sentence."""
    paper = page.reading[0]
    if not paper or not paper.summary:
        return
    if len(paper.summary) > schema.SUMMARY_LIMIT:
        what = f"the summary has {len(paper.summary)} characters"
        yield Finding("summary", what, f"keep it below {schema.SUMMARY_LIMIT}")
    first = text.first_sentence(paper.abstract or "", schema.SUMMARY_LIMIT)
    if text.title_key(paper.summary) == text.title_key(first):
        what = "the summary is the abstract's first sentence"
        yield Finding("summary", what, "say in your own words what was found or made")
    elif copied := _copied(paper.summary, paper.abstract or ""):
        what = f"the summary copies '{copied}' from the abstract"
        yield Finding("summary", what, "say it in your own words", WARNING)


def _copied(summary: str, abstract: str) -> str | None:
    """Return the first run of more than COPIED words that both have, as the summary writes it."""
    words = [word.casefold() for word in _WORD.findall(abstract)]
    runs = {tuple(words[at : at + COPIED + 1]) for at in range(len(words) - COPIED)}
    found = list(_WORD.finditer(summary))
    starts = [
        at
        for at in range(len(found) - COPIED)
        if tuple(each[0].casefold() for each in found[at : at + COPIED + 1]) in runs
    ]
    if not starts:
        return None
    last = starts[0]
    while last + 1 in starts:
        last += 1
    return summary[found[starts[0]].start() : found[last + COPIED].end()]


@page_rule(
    "authors", "Each author is a name: given name first, with capitals, without notes or markup."
)
def authors(page: Page, topics: Taxonomy) -> Found:
    """Yield a notice for each author who does not look like one name."""
    paper = page.reading[0]
    for name in paper.authors if paper else ():
        if _is_odd_name(name):
            yield Finding("authors", f"'{name}' may not be a name", _SPELL_NAMES, WARNING)


def _is_odd_name(name: str) -> bool:
    words = name.split()
    shortest = all(len(word.strip(".")) < 2 and word.isascii() for word in words)
    return shortest or words[-1].islower() or bool(_NO_NAME.search(name))
