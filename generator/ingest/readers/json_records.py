"""Reads JSON text record by record: JSON Lines, an array, or an array within an object."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from generator.ingest.readers.rows import Row
from generator.ingest.source import Line, is_blank, whole

_BLOCK = 1 << 20  # characters taken in at a time
_LONGEST = 1 << 24  # characters of a record: an array that never closes costs no more than this
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]]')
_NEXT = re.compile(r"\}[\s,]*(?=\{)|\n[\s,]*(?=\{)")
_AROUND = "\ufeff \t\r"
_DECODER = json.JSONDecoder()
_MOST_TRIES = 10_000


class Found(NamedTuple):
    """A value with its place and raw text; `fault` says why there is none."""

    row: Row
    value: Any = None
    fault: str | None = None


class _Text:
    """A window on the text that moves forward and knows its line."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._number: int | None = None
        self.text = ""
        self.at = 0
        self.line = 1  # where `at` is
        self.exhausted = False

    def fill(self, size: int) -> None:
        """Take in about `size` characters more."""
        parts = [self.text[self.at :]]
        while size > 0:
            line = next(self._lines, None)
            if line is None:
                self.exhausted = True
                break
            parts += self._ends_before(line), line.text
            size -= len(line.text) + 1
        self.text, self.at = "".join(parts), 0

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
            self.fill(_BLOCK)

    def go(self, end: int) -> None:
        """Go forward to a place in the window."""
        self.line += self.text.count("\n", self.at, end)
        self.at = end

    def cut(self, end: int) -> Row:
        """Return what stands before a place as a row, and go there."""
        first, start = self.line, self.at
        self.go(end)
        return Row(first, self.line, self.text[start:end])

    def starts(self, char: str) -> bool:
        """Return whether the next character is this one."""
        return self.text.startswith(char, self.at)


def in_lines(lines: Iterable[Line]) -> Iterator[Found]:
    """Yield the value of each line."""
    for line in whole(lines):
        if is_blank(line):
            continue
        row = Row(line.number, line.number, line.text)
        try:
            yield Found(row, json.loads(line.text.strip(_AROUND).rstrip(",")))
        except (ValueError, RecursionError) as error:
            yield Found(row, fault=_told(error))


def in_text(
    lines: Iterable[Line], path: tuple[str, ...], is_record: Callable[[Any], bool]
) -> Iterator[Found]:
    """Yield the values of an array, of the array at `path` within an object, or one by one.

    A value that is not JSON costs itself alone where its end can be told, if need be by the
    next value that `is_record`.
    """
    text = _Text(lines)
    while text.skip():
        if path and text.starts("{"):
            yield from _within(text, path, is_record)
        elif text.starts("["):
            yield from _array(text, is_record)
        else:
            yield _value(text, is_record)


def _array(text: _Text, is_record: Callable[[Any], bool]) -> Iterator[Found]:
    text.go(text.at + 1)
    while text.skip():
        if text.starts("]"):
            text.go(text.at + 1)
            return
        yield _value(text, is_record)
    yield Found(Row(text.line, text.line, ""), fault="the file ends within the list")


def _within(
    text: _Text, path: tuple[str, ...], is_record: Callable[[Any], bool]
) -> Iterator[Found]:
    """Yield the records that `path` leads to within an object; its other values are passed."""
    text.go(text.at + 1)
    while text.skip():
        if text.starts("}"):
            text.go(text.at + 1)
            return
        key = _value(text, is_record) if text.starts('"') else None
        if key is None or not isinstance(key.value, str) or not _colon(text) or not text.skip():
            yield _rest(text)
            return
        if key.value == path[0]:
            if text.starts("{") and len(path) > 1:
                yield from _within(text, path[1:], is_record)
            elif text.starts("["):
                yield from _array(text, is_record)
            else:
                yield _value(text, is_record)
        elif (passed := _value(text, is_record)).fault:
            yield passed
    yield Found(Row(text.line, text.line, ""), fault="the file ends within the object")


def _colon(text: _Text) -> bool:
    if not text.skip() or not text.starts(":"):
        return False
    text.go(text.at + 1)
    return True


def _value(text: _Text, is_record: Callable[[Any], bool]) -> Found:
    """Return the value at this place and go behind it, or behind what is broken."""
    size = _BLOCK
    while True:
        try:
            value, end = _DECODER.raw_decode(text.text, text.at)
        except (ValueError, RecursionError) as error:
            fault = _told(error)
        else:
            if end < len(text.text) or text.exhausted:
                return Found(text.cut(end), value)
            fault = "cut off"
        if closed := _balanced(text):
            return Found(text.cut(closed), fault=fault)
        if text.exhausted or len(text.text) - text.at > _LONGEST:
            return _resumed(text, fault, is_record)
        text.fill(size)
        size *= 2


def _balanced(text: _Text) -> int | None:
    """Return where the brackets close that open here, if they do within the window."""
    depth = 0
    for token in _TOKEN.finditer(text.text, text.at):
        if token[0] in "{[":
            depth += 1
        elif token[0] in "}]":
            depth -= 1
            if depth == 0:
                return token.end()
            if depth < 0:
                return None
    return None


def _resumed(text: _Text, fault: str, is_record: Callable[[Any], bool]) -> Found:
    """Return what is broken up to the next record, or to the file's end."""
    for _, found in zip(range(_MOST_TRIES), _NEXT.finditer(text.text, text.at + 1), strict=False):
        try:
            value, _ = _DECODER.raw_decode(text.text, found.end())
        except (ValueError, RecursionError):
            continue
        if is_record(value):
            end = found.start() + (text.text[found.start()] == "}")
            return Found(text.cut(end), fault=fault)
    return _rest(text, fault)


def _rest(text: _Text, fault: str = "not JSON from here on") -> Found:
    """Return the text up to its end as one fault; only its beginning is kept."""
    first = text.line
    start = text.text[text.at : text.at + _BLOCK]
    while True:
        text.go(len(text.text))
        if text.exhausted:
            return Found(Row(first, text.line, start), fault=fault)
        text.fill(_BLOCK)


def _told(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "not JSON: nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    return "not JSON: a number that is too long"
