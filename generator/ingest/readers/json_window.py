"""A window on JSON text that moves forward: it knows its line, and holds only what is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.ingest.readers.rows import Row
from generator.ingest.source import Line

BLOCK = 1 << 20  # characters taken in at a time
_DEEPEST = 200  # characters of white space
_BETWEEN = re.compile(r"[\s,\ufeff]*")


class Window:
    """The text from where reading goes on (`at`) to as far as lines were taken in."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._number: int | None = None
        self.text = ""
        self.at = 0
        self.line = 1  # where `at` is
        self.exhausted = False

    def fill(self, size: int) -> None:
        """Take in about `size` characters more."""
        start = max(self.at - _DEEPEST, self.text.rfind("\n", 0, self.at) + 1)
        self.text, self.at = self.text[start:], self.at - start
        parts = [self.text]
        while size > 0:
            line = next(self._lines, None)
            if line is None:
                self.exhausted = True
                break
            parts += self._ends_before(line), line.text
            size -= len(line.text) + 1
        self.text = "".join(parts)

    def _ends_before(self, line: Line) -> str:
        before, self._number = self._number, line.number
        if before is None:
            self.line = line.number
            return ""
        return "\n" * (line.number - before)

    def skip(self) -> bool:
        """Go to the next value or bracket; return False where the text ends."""
        while True:
            found = _BETWEEN.match(self.text, self.at)
            self.go(found.end() if found else self.at)
            if self.at < len(self.text):
                return True
            if self.exhausted:
                return False
            self.fill(BLOCK)

    def go(self, end: int) -> None:
        """Go forward to a place in the window."""
        self.line += self.text.count("\n", self.at, end)
        self.at = end

    def cut(self, end: int) -> Row:
        """Return what stands before a place as a row, and go there."""
        first, start = self.line, self.at
        self.go(end)
        return Row(first, self.line, self.text[start:end])

    def next_alike(self, reach: int) -> int | None:
        """Return the end of the line before the next that begins as this one does, if it is near.

        That is one with the same indentation and bracket, where a value begins the line here.
        """
        indent = self._indent()
        if indent is None:
            return None
        end = self.text.find(f"\n{indent}{self.text[self.at]}", self.at, self.at + reach)
        return end if end >= 0 else None

    def _indent(self) -> str | None:
        """Return the white space before this place on its line, or None if more is there.

        An array's bracket counts as none: the values behind the first begin their lines.
        """
        before = self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at]
        if len(before) > _DEEPEST or before.strip(" \t\ufeff["):
            return None
        return "" if "[" in before else before

    def starts(self, char: str) -> bool:
        """Return whether the next character is this one."""
        return self.text.startswith(char, self.at)
