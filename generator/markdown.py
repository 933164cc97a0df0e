"""Owns what of a Markdown text is code, where nothing else has a meaning."""

from __future__ import annotations

import re

# Fenced blocks, and spans between equal runs of backticks within a paragraph.
_MARKED = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^ {0,3}(?P=fence)[`~]*[ \t]*$"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[^\S\n]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_LIST_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.)[ \t]")


def without_marked_code(text: str) -> str:
    """Return `text` with blanks in place of code that is marked as such: fences and backticks."""
    return _MARKED.sub(lambda code: _blank(code[0]), text)


def without_code(text: str) -> str:
    """Return `text` with blanks in place of all code, indented blocks outside lists included."""
    lines = without_marked_code(text).split("\n")
    in_list, may_begin = False, True
    for index, line in enumerate(lines):
        if not line.strip():
            may_begin = True
        elif _INDENTED.match(line):
            if may_begin and not in_list:
                lines[index] = _blank(line)
        else:
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and not may_begin)
            may_begin = False
    return "\n".join(lines)


def _blank(code: str) -> str:
    return re.sub(r"[^\n]", " ", code)
