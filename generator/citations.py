"""Owns what a citation is: ``[@slug]`` in Markdown names a paper of the index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.check.problem import nearest
from generator.markdown import without_code

_CITATION = re.compile(r"(?<!\\)(?:\\\\)*(?P<whole>\[@[^\[\]\n]*\](?!\())")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation that stands from `start` to `end` of a text; the paper may not exist."""

    start: int
    end: int
    slug: str


def citations(markdown: str) -> Iterator[Citation]:
    r"""Yield the citations of `markdown` in order; in code and as ``\[@slug]`` there is none."""
    if "[@" not in markdown:
        return
    for found in _CITATION.finditer(without_code(markdown)):
        start, end = found.span("whole")
        yield Citation(start, end, markdown[start + 2 : end - 1].strip())  # with code, if any


def remedy(slug: str, known: Sequence[str]) -> str:
    """Return what to write in place of the citation of a paper that there is not."""
    begun = (name for name in known if slug and name.startswith(slug))
    meant = nearest(slug, known) or next(begun, None)
    otherwise = r"cite by a page's file name, or write \[@ where none is meant"
    return f"did you mean [@{meant}]?" if meant else otherwise
