"""Owns JSON in one line that is safe wherever it is put, also into a page or a list of lines."""

from __future__ import annotations

import json
import re
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# What some programs take for the end of a line though JSON does not.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def line(value: Any) -> str:
    """Return `value` as JSON without spaces; no closing tag and no end of a line is in it."""
    text = _encode(value).replace("</", "<\\/")
    return text if text.isascii() else _LINE_ENDS.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
