"""Reads JSON text record by record: JSON Lines, an array, or an array within an object."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from generator.ingest.readers.json_window import BLOCK, Window
from generator.ingest.readers.rows import Row
from generator.ingest.source import Line, is_blank, whole

_LONGEST = 1 << 24  # characters of a record: an array that never closes costs no more than this
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]]')
_NEXT = re.compile(r"\}[\s,]*(?=\{)|\n[\s,]*(?=\{)")
_AROUND = "\ufeff \t\r"
_DECODER = json.JSONDecoder()
_MOST_TRIES = 10_000
_REACH = 1 << 17  # characters within which a broken record has to end, to be told from the next
_EDGE = 16  # characters: so long is the longest thing but a text that has no parts


class Found(NamedTuple):
    """A value with its place and raw text; `fault` says why there is none."""

    row: Row
    value: Any = None
    fault: str | None = None


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
    text = Window(lines)
    while text.skip():
        if path and text.starts("{"):
            yield from _within(text, path, is_record)
        elif text.starts("["):
            yield from _array(text, is_record)
        else:
            yield _value(text, is_record)


def _array(text: Window, is_record: Callable[[Any], bool]) -> Iterator[Found]:
    text.go(text.at + 1)
    while text.skip():
        if text.starts("]"):
            text.go(text.at + 1)
            return
        yield _value(text, is_record)
    yield Found(Row(text.line, text.line, ""), fault="the file ends within the list")


def _within(
    text: Window, path: tuple[str, ...], is_record: Callable[[Any], bool]
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


def _colon(text: Window) -> bool:
    if not text.skip() or not text.starts(":"):
        return False
    text.go(text.at + 1)
    return True


def _value(text: Window, is_record: Callable[[Any], bool]) -> Found:
    """Return the value at this place and go behind it, or behind what is broken."""
    size = BLOCK
    while True:
        try:
            value, end = _DECODER.raw_decode(text.text, text.at)
        except (ValueError, RecursionError) as error:
            fault = _told(error)
            if text.exhausted or len(text.text) > _LONGEST or not _is_cut(error, text):
                return _broken(text, fault, is_record)
        else:
            if isinstance(value, dict | list | str) or end < len(text.text) or text.exhausted:
                return Found(text.cut(end), value)
        text.fill(size)
        size *= 2


def _is_cut(error: ValueError | RecursionError, text: Window) -> bool:
    """Return whether a value may only lack what has not been taken in yet."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.msg.startswith("Unterminated string") or error.pos > len(text.text) - _EDGE


def _broken(text: Window, fault: str, is_record: Callable[[Any], bool]) -> Found:
    """Return what is broken: to where its brackets close, or the next value begins a line alike.

    Where neither is near, it goes on to the next record, or to the file's end.
    """
    sibling = text.next_alike(_REACH)
    closed = _balanced(text, sibling or text.at + _REACH)
    if end := closed or sibling:
        return Found(text.cut(end), fault=fault)
    return _resumed(text, fault, is_record)


def _balanced(text: Window, limit: int) -> int | None:
    """Return where the brackets close that open here, if they do before the limit."""
    depth = 0
    for token in _TOKEN.finditer(text.text, text.at, limit):
        if token[0] in "{[":
            depth += 1
        elif token[0] in "}]":
            depth -= 1
            if depth <= 0:
                return token.end() if depth == 0 else None
    return None


def _resumed(text: Window, fault: str, is_record: Callable[[Any], bool]) -> Found:
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


def _rest(text: Window, fault: str = "not JSON from here on") -> Found:
    """Return the text up to its end as one fault; only its beginning is kept."""
    first = text.line
    start = text.text[text.at : text.at + BLOCK]
    while True:
        text.go(len(text.text))
        if text.exhausted:
            return Found(Row(first, text.line, start), fault=fault)
        text.fill(BLOCK)


def _told(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "not JSON: nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    return "not JSON: a number that is too long"
