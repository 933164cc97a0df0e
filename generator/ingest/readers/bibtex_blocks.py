"""Cuts BibTeX into blocks, so that what is broken in one entry costs no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.ingest.source import Line, is_blank

_START = re.compile(r"\s*@\s*[A-Za-z]+\s*(?:[{(]|$)")
_PARENTHESIS = re.compile(r"\s*@\s*[A-Za-z]+\s*\(")
_INNER_START = re.compile(r"(?:.*[}\"])?[^{]*@\s*[A-Za-z]+\s*[{(]")
# An entry that begins where another has not ended: told from text by its key and comma.
_RESTART = re.compile(
    r"\s{0,3}@\s*(?:(?i:string|preamble|comment)\s*[{(]|[A-Za-z]+\s*[{(]\s*[^\s,{}()=\"]*\s*,)"
)
_LEFTOVER = re.compile(r"\w\s*=\s*[{\"\w]|[{}]|@\w")
_LONGEST = 1 << 20  # characters of an entry: a brace that never closes costs no more than this
_MOST_ASIDE = 1000  # lines


@dataclass(slots=True)
class Block:
    """Some lines: entries, or what stands between them (`aside`); `fault` tells what is wrong."""

    lines: list[Line] = field(default_factory=list)
    aside: bool = False
    fault: str | None = None
    depth: int = 0
    size: int = 0

    def add(self, line: Line) -> None:
        """Take a line in; braces count wherever they stand, as they do for BibTeX."""
        self.lines.append(line)
        self.size += len(line.text) + 1
        self.depth += line.text.count("{") - line.text.count("}")

    @property
    def ends(self) -> bool:
        """Return whether the last line closes what the block opened."""
        if self.depth > 0:
            return False
        text = self.lines[-1].text
        if _PARENTHESIS.match(self.lines[0].text):
            return text.rstrip().endswith((")", "),"))
        return "}" in text


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Yield the blocks of a file in order; every visible line is in one of them."""
    held: Block | None = None
    for line in lines:
        starts = _starts(line.text, held)
        if held and (starts or (held.aside and len(held.lines) >= _MOST_ASIDE)):
            yield _closed(held, "braces that do not match")
            held = None
        if held is None:
            if is_blank(line):
                continue
            held = Block(aside=not starts)
        held.add(line)
        if not held.aside and (held.ends or held.size > _LONGEST):
            yield _closed(held, "braces that do not match")
            held = None
    if held:
        yield _closed(held, "the file ends within the entry")


def _starts(text: str, held: Block | None) -> bool:
    """Return whether a line begins an entry, as far as what is `held` allows it to."""
    if "@" not in text:
        return False
    if held is None or held.aside:
        return bool(_START.match(text)) or (
            not text.lstrip().startswith("%") and bool(_INNER_START.match(text))
        )
    return bool(_RESTART.match(text))


def _closed(block: Block, fault: str) -> Block:
    if block.aside:
        text = "\n".join(line.text for line in block.lines if line.text.lstrip()[:1] != "%")
        block.fault = "text outside of an entry" if _LEFTOVER.search(text) else None
    elif not block.ends:
        block.fault = fault
    return block
