"""Owns how a citation is shown: as a link with the paper's title, then its year."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.citations import citations, remedy
from generator.errors import PageError
from generator.publish.paper_view import PaperView

# Whatever Markdown, an extension of it or HTML could take for more than a character.
_MARKUP = re.compile(r"[^\w\s]|_")


def cited(markdown: str, here: str, papers: Mapping[str, PaperView]) -> str:
    """Return `markdown` of the folder `here` with its citations as links; unknown ones stay.

    `papers` are all that can be cited, by every slug they have or had.
    """
    parts = []
    end = 0
    for found in citations(markdown):
        if found.slug in papers:
            parts += [markdown[end : found.start], _link(papers[found.slug], here)]
            end = found.end
    return "".join((*parts, markdown[end:]))


def unknown(
    markdown: str, source: str, path: str, papers: Mapping[str, PaperView]
) -> Iterator[PageError]:
    """Yield an error for each citation of no paper; `markdown` is the end of the file's text."""
    for found in citations(markdown):
        if found.slug not in papers:
            line = source.count("\n") - markdown.count("\n", found.start) + 1
            what = f"there is no paper '{found.slug}' to cite"
            yield PageError(path, what, remedy(found.slug, sorted(papers)), line=line)


def _link(paper: PaperView, here: str) -> str:
    file = posixpath.relpath(paper.source.removeprefix("docs/"), here or ".")
    year = f" ({paper.paper.date[:4]})" if paper.paper.date else ""
    return f"[{_verbatim(paper.title)}]({file}){year}"


def _verbatim(text: str) -> str:
    """Return Markdown that shows `text` as it is: every mark as a character reference."""
    return _MARKUP.sub(lambda mark: f"&#{ord(mark[0])};", " ".join(text.split()))
