"""Reads and writes front matter: every scalar a string, every key with its place in the file.

YAML would read ``2401.10000`` as the number 2401.1, ``no`` as false and ``2024-05-28`` as a date.
Here a scalar is the text that stands in the file; what it means is `generator.schema`'s business.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any, Union

import yaml
from frontmatter.default_handlers import YAMLHandler

from generator import yaml_faults
from generator.errors import PageError

Value = Union[str, list["Value"], dict[str, "Value"]]  # noqa: UP007  a recursive alias needs it

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
HEAD_LIMIT = 64 * 1024  # characters; a parser given more, or deeper nesting, is being attacked
NESTING_LIMIT = 1000  # opening brackets
FIRST_LINE = 2  # of the YAML text, below the opening fence; a parser counts from 0
# What stands in YAML as it is, told without asking the library: several words, or an address.
_PLAIN = re.compile(
    r"[A-Za-z][A-Za-z0-9.,()/+-]*(?: [A-Za-z0-9(][A-Za-z0-9.,()/+-]*)+|https?://[A-Za-z0-9./_~-]+"
)
_REPEATED = 1 << 14  # of very many pages, most hold the same sections, names and numbers
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class PageHandler(YAMLHandler):
    """The library's YAML handler, with a fence of exactly ``---`` that takes its line end along."""

    FM_BOUNDARY = re.compile(r"^\ufeff?---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


_HANDLER = PageHandler()


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a key stands: 1-based line and column in the file."""

    line: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A page file taken apart.

    `places` maps dotted keys (``links.code``) to where the key stands. `head` is the YAML text,
    which starts at offset `head_start` of the file, and `root` its parsed node; `body` is what
    follows the closing fence and `body_line` the body's first line.
    """

    values: Mapping[str, Value]
    places: Mapping[str, Place]
    head: str
    head_start: int
    body: str
    body_line: int
    root: yaml.MappingNode | None


@dataclass(frozen=True, slots=True)
class _Source:
    """The YAML text of the file at `path`, and where its parts stand there."""

    head: str
    path: PurePath | str

    def place(self, index: int) -> Place:
        """Return a place as editors count: to YAML, U+2028 and the like end a line as well."""
        start = self.head.rfind("\n", 0, index) + 1
        line = self.head.count("\n", 0, start) + FIRST_LINE
        return Place(line=line, column=index - start + 1)

    def error(self, what: str, remedy: str, mark: yaml.Mark) -> PageError:
        return PageError(self.path, what, remedy, line=self.place(mark.index).line)


def parse(text: str, path: PurePath | str) -> Document:
    """Return the front matter and body of a page's `text`.

    Raises:
        PageError: there is no front matter, its YAML does not parse, or it uses what front
            matter must not (a key twice, anchors, anything but keys at the top).
    """
    fence = _HANDLER.FM_BOUNDARY.match(text)
    if fence is None or not _HANDLER.FM_BOUNDARY.search(text, fence.end()):
        raise PageError(path, "no front matter", "begin the file with '---', keys, '---'", line=1)
    head, body = _HANDLER.split(text)
    source = _Source(head, path)
    root = _compose(source)
    places: dict[str, Place] = {}
    values = _mapping(root, source, places, "") if root is not None else {}
    return Document(
        values=values,
        places=places,
        head=head,
        head_start=fence.end(),
        body=body,
        body_line=text[: len(text) - len(body)].count("\n") + 1,
        root=root,
    )


def render(values: Mapping[str, Any]) -> str:
    """Return `values` as YAML lines in the given order, ending in a newline."""
    return "".join(render_key(key, value) for key, value in values.items())


def render_key(key: str, value: Any) -> str:
    """Return one key with its value as YAML: short lists on one line, authors one to a line."""
    if key == "authors" and isinstance(value, list | tuple):
        return f"{key}:\n" + "".join(f"  - {render_scalar(item)}\n" for item in value)
    if isinstance(value, Mapping):
        inner = "".join("  " + line for line in render(value).splitlines(keepends=True))
        return f"{key}:\n{inner}"
    if isinstance(value, list | tuple):
        return f"{key}: [{', '.join(_flow_scalar(item) for item in value)}]\n"
    return f"{key}: {render_scalar(value)}\n"


def render_scalar(value: Any) -> str:
    """Return a string or whole number as a YAML scalar on one line, quoted where YAML needs it."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value).isoformat()  # plain, as a YAML date
        except ValueError:
            return f"'{value}'"
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return _dumped(value).removesuffix("\n").removesuffix("\n...")


@lru_cache(_REPEATED, typed=True)
def _dumped(value: Any) -> str:
    found: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, width=10**9)
    return found


@lru_cache(_REPEATED, typed=True)
def _flow_scalar(value: Any) -> str:
    dumped: str = yaml.dump(
        [value], Dumper=_Dumper, allow_unicode=True, width=10**9, default_flow_style=True
    )
    return dumped.removesuffix("\n")[1:-1]


def _compose(source: _Source) -> yaml.MappingNode | None:
    head = source.head
    if len(head) > HEAD_LIMIT or sum(map(head.count, "[{")) > NESTING_LIMIT:
        what = "front matter is too large"
        raise PageError(source.path, what, "keep only what a page needs", line=1)
    try:
        root = yaml.compose(head, Loader=_Loader)
    except yaml.YAMLError as error:
        raise _yaml_error(error, source) from None
    if root is None or (isinstance(root, yaml.MappingNode) and not root.flow_style):
        return root
    what = "front matter is not a list of keys, one a line"
    raise source.error(what, "write 'key: value'", root.start_mark)


def _yaml_error(error: yaml.YAMLError, source: _Source) -> PageError:
    line = source.place(yaml_faults.place(error, source.head)).line
    remedy = yaml_faults.remedy(error, source.head.split("\n"), line - FIRST_LINE)
    return PageError(source.path, yaml_faults.what(error), remedy, line=line)


def _mapping(
    node: yaml.MappingNode, source: _Source, places: dict[str, Place], prefix: str
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        if not isinstance(key_node, yaml.ScalarNode):
            raise source.error("a key is not a word", "write 'key: value'", mark)
        key = key_node.value
        if key in found:
            raise source.error(f"'{prefix}{key}' stands twice", "keep one of them", mark)
        places[prefix + key] = source.place(mark.index)
        found[key] = _value(value_node, source, places, f"{prefix}{key}.", mark)
    return found


def _value(
    node: yaml.Node, source: _Source, places: dict[str, Place], prefix: str, before: yaml.Mark
) -> Value:
    # An alias composes to a node that stands earlier in the file than the key it belongs to.
    if node.start_mark.index < before.index:
        raise source.error("YAML anchors and aliases", "write the value out", before)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, source, places, prefix)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, source, places, prefix, before) for item in node.value]
    value: str = node.value
    return value
