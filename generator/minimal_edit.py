"""Changes keys of a page's front matter and touches nothing else of the file.

Comments, key order, quoting, unknown keys and line ends stay as the person left them: a change is
a list of splices into the text, found from where the YAML parser says each node stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, TypeGuard, TypeVar

import yaml

from generator import front_matter, pages
from generator.pages import Page

_Kind = TypeVar("_Kind", bound=yaml.CollectionNode)
Change = Mapping[str, Any]  # key → its new value, or None to take the key out

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Splice:
    start: int
    end: int
    text: str


def edit(page: Page, changes: Change, order: Sequence[str]) -> str:
    """Return the page's text with `changes` made to its front matter.

    A mapping replaces a mapping key by key. New keys stand where `order` puts them.

    Raises:
        RuntimeError: the edited text does not read back as intended: a bug of ours.
    """
    document = page.document
    editor = _Editor(document.head, order)
    head = editor.apply(editor.changes_to(document.root, changes, indent=""))
    if "\r\n" in page.text:
        head = re.sub(r"\r?\n", "\r\n", head)
    start = document.head_start
    text = page.text[:start] + head + page.text[start + len(document.head) :]
    _verify(page, text, changes)
    return text


def replace_abstract(page: Page, text: str, abstract: str | None) -> str:
    """Return `text` (the page's, perhaps edited) with another abstract above the notes."""
    body = page.document.body
    notes = body[pages.notes_start(body) :]
    fresh = pages.body_text(abstract) + ("\n" if notes and abstract else "")
    if "\r\n" in page.text:
        fresh = fresh.replace("\n", "\r\n")
    return text[: len(text) - len(body)] + fresh + notes


def _verify(page: Page, text: str, changes: Change) -> None:
    wanted = dict(page.document.values) | dict(changes)
    wanted = {key: value for key, value in wanted.items() if value is not None}
    found = front_matter.parse(text, page.path).values
    if found != front_matter.parse(f"---\n{front_matter.render(wanted)}---\n", page.path).values:
        message = f"{page.path}: editing {sorted(changes)} would change something else"
        raise RuntimeError(message)


class _Editor:
    """Turns changes of keys into splices of one YAML text."""

    def __init__(self, head: str, order: Sequence[str]) -> None:
        self.head = head
        self.order = order
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(head))]

    def apply(self, splices: Iterator[_Splice]) -> str:
        head = self.head
        for splice in sorted(splices, key=lambda each: (each.start, each.end), reverse=True):
            head = head[: splice.start] + splice.text + head[splice.end :]
        return head

    def changes_to(
        self, mapping: yaml.MappingNode | None, changes: Change, indent: str
    ) -> Iterator[_Splice]:
        pairs = {key.value: (key, value) for key, value in mapping.value} if mapping else {}
        added = {}
        for name, new in changes.items():
            if name not in pairs:
                if new is not None:
                    added[name] = new
            elif new is None:
                yield self._removed(*pairs[name])
            else:
                yield from self._replaced(*pairs[name], new, indent)
        yield from self._added(pairs, added, indent)

    def _added(
        self, pairs: Mapping[str, tuple[yaml.Node, yaml.Node]], added: Change, indent: str
    ) -> Iterator[_Splice]:
        places: dict[int, str] = {}
        for name in sorted(added, key=self._rank):
            before = [key for key in pairs if self._rank(key) < self._rank(name)]
            if before:
                place = max(self._block_end(pairs[key][1]) for key in before)
            elif pairs:
                place = min(self.starts[key.start_mark.line] for key, _ in pairs.values())
            else:
                place = len(self.head)
            text = _indented(front_matter.render_key(name, added[name]), indent)
            places[place] = places.get(place, "") + text
        for place, text in places.items():
            glue = "\n" if place and self.head[place - 1] not in "\n\r" else ""
            yield _Splice(place, place, glue + text)

    def _rank(self, name: str) -> int:
        return self.order.index(name) if name in self.order else len(self.order)

    def _removed(self, key: yaml.Node, value: yaml.Node) -> _Splice:
        start, end = self.starts[key.start_mark.line], self._block_end(value)
        return _Splice(start, end, self._comments(key, value, start, end))

    def _replaced(
        self, key: yaml.Node, value: yaml.Node, new: Any, indent: str
    ) -> Iterator[_Splice]:
        if isinstance(new, Mapping) and _is_block(value, yaml.MappingNode):
            inner = " " * value.start_mark.column
            gone = {child.value: None for child, _ in value.value if child.value not in new}
            yield from self.changes_to(value, gone | dict(new), inner)
        elif isinstance(new, list | tuple) and _is_block(value, yaml.SequenceNode):
            yield from self._items(value, [str(item) for item in new])
        elif self._on_one_line(value) and "\n" not in (text := _inline(key.value, new)):
            yield self._inline_splice(key, value, text)
        else:
            start, end = self.starts[key.start_mark.line], self._block_end(value)
            text = _indented(front_matter.render_key(key.value, new), indent)
            yield _Splice(start, end, self._comments(key, value, start, end) + text)

    def _inline_splice(self, key: yaml.Node, value: yaml.Node, text: str) -> _Splice:
        start, end = self._offset(value.start_mark), self._offset(value.end_mark)
        if start == end:  # "key:" without a value
            start = end = self.head.index(":", self._offset(key.end_mark)) + 1
            text = " " + text
        return _Splice(start, end, text)

    def _items(self, sequence: yaml.SequenceNode, new: list[str]) -> Iterator[_Splice]:
        old = [item.value for item in sequence.value]
        kept = list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
        for item in sequence.value[len(kept) :]:
            start, end = self.starts[item.start_mark.line], self._block_end(item)
            yield _Splice(start, end, self._comments(item, item, start, end))
        dash = " " * sequence.start_mark.column + "- "
        place = self._block_end(sequence)
        glue = "" if self.head[place - 1] in "\n\r" else "\n"
        items = [dash + front_matter.render_scalar(item) + "\n" for item in new[len(kept) :]]
        yield _Splice(place, place, glue + "".join(items) if items else "")

    def _comments(self, first: yaml.Node, last: yaml.Node, start: int, end: int) -> str:
        """Return the comments between `start` and `end`, a line each: they outlive their key."""
        text = list(self.head[start:end])
        for leaf in {id(node): node for node in (*_leaves(first), *_leaves(last))}.values():
            span = range(self._offset(leaf.start_mark), self._offset(leaf.end_mark))
            for index in span:
                text[index - start : index - start + 1] = "x"
        found = _COMMENT.findall("".join(text))
        return "".join(f"{comment.rstrip()}\n" for comment in found)

    def _on_one_line(self, value: yaml.Node) -> bool:
        if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
            return False
        flat: bool = value.start_mark.line == value.end_mark.line
        return flat and not _is_block(value, yaml.CollectionNode)

    def _offset(self, mark: yaml.Mark) -> int:
        return min(self.starts[mark.line] + mark.column, len(self.head))

    def _block_end(self, node: yaml.Node) -> int:
        """Return where the line after the node's last line starts."""
        last = self._last_line(node) + 1
        return self.starts[last] if last < len(self.starts) else len(self.head)

    def _last_line(self, node: yaml.Node) -> int:
        if _is_block(node, yaml.CollectionNode) and node.value:
            last = node.value[-1]
            return self._last_line(last[1] if isinstance(last, tuple) else last)
        line: int = node.end_mark.line
        if getattr(node, "style", None) in ("|", ">"):
            line -= 1 if node.end_mark.column == 0 else 0
            while line > node.start_mark.line and not self._is_inside(line):
                line -= 1
        return line

    def _is_inside(self, line: int) -> bool:
        """Return whether `line` still belongs to a block scalar, not to a comment after it."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.head)
        text = self.head[self.starts[line] : end].rstrip()
        return bool(text) and text[0] in " \t"


def _is_block(node: yaml.Node, kind: type[_Kind]) -> TypeGuard[_Kind]:
    return isinstance(node, kind) and not node.flow_style


def _inline(name: str, value: Any) -> str:
    return front_matter.render_key(name, value).removeprefix(f"{name}:").strip(" ").rstrip("\n")


def _indented(text: str, indent: str) -> str:
    return "".join(indent + line for line in text.splitlines(keepends=True))


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _leaves(part)
