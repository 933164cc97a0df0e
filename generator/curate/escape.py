"""Makes text that anybody may have written show as that text, wherever GitHub renders it.

GitHub turns mentions, issue numbers, addresses and closing words into links, notifications and
actions even where Markdown is escaped, so a zero-width space breaks each of them.
"""

from __future__ import annotations

import re

from generator import text

_MARKS = re.compile(r"[\\`*_{}\[\]|~$^=]")
_OPENING = re.compile(r"^(?:[-+:]|\d+(?=[.)](?:\s|$)))")
_LIVE = re.compile(r"[@#]|(?i:\bwww|\bgh(?=-\d)|:(?=//)|\bmailto|\bxmpp)")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_PLAIN = str.maketrans("@#<>`[]|", "＠＃‹›'()¦")


def markdown(value: str, limit: int = 200) -> str:
    """Return `value` as Markdown of one line that shows it, cut at `limit` characters."""
    escaped = _MARKS.sub(r"\\\g<0>", shown(value, limit).translate(_ENTITIES))
    escaped = _LIVE.sub(r"\g<0>&#8203;", escaped.replace("#", r"\#"))
    return _OPENING.sub(_opening, escaped)


def label(value: str, limit: int = 100) -> str:
    """Return `value` as the plain text of a title, in which nothing is a mention or a command."""
    return _LIVE.sub("\\g<0>\u200b", shown(value, limit))


def message(value: str, limit: int = 300) -> str:
    """Return `value` as plain text that is the same as Markdown, for an error anybody may post."""
    return _LIVE.sub("\\g<0>\u200b", shown(value, limit).translate(_PLAIN))


def shown(value: str, limit: int) -> str:
    """Return `value` in one line without invisible characters, cut at `limit` characters."""
    line = text.clean(value[: limit * 4])
    return line if len(line) <= limit and len(value) <= limit * 4 else f"{line[: limit - 1]}…"


def _opening(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
