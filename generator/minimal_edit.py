"""Changes keys of a page's front matter and touches nothing else of the file.

Comments, key order, quoting, unknown keys and line ends stay as the person left them: a change is
a list of splices into the text, found from where the YAML parser says each node stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard, TypeVar

import yaml

from generator import front_matter, pages
from generator.errors import PageError
from generator.pages import Page

_Kind = TypeVar("_Kind", bound=yaml.CollectionNode)
Change = Mapping[str, Any]  # key → its new value, or None to take the key out

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_BLANK = re.compile(r"(?:[ \t]*\r?\n)+")
_KEEPS = re.compile(r"[|>]\d?\+")  # a block scalar to which the blank lines below belong
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
        PageError: the edited text would not read back as intended.
    """
    document = page.document
    editor = _Editor(document.head, order)
    indent = " " * document.root.start_mark.column if document.root else ""
    splices = editor.changes_to(document.root, changes, indent)
    head = editor.apply(splices, _newline(document.head or page.text))
    start = document.head_start
    text = page.text[:start] + head + page.text[start + len(document.head) :]
    _verify(page, text, changes)
    return text


def replace_abstract(page: Page, text: str, abstract: str | None) -> str:
    """Return `text` (the page's, perhaps edited) with another abstract above the notes."""
    body = page.document.body
    raw = body[: pages.notes_start(body)]
    notes = body[len(raw) :]
    fresh = pages.body_text(abstract)
    if fresh and raw.strip():  # the white space around it is a person's
        start, end = len(raw) - len(raw.lstrip()), len(raw.rstrip())
        fresh = raw[:start] + fresh.rstrip() + raw[end:]
    elif fresh and notes:
        fresh += "\n"
    fresh = _LINE_END.sub("\n", fresh).replace("\n", _newline(page.text))
    return text[: len(text) - len(body)] + fresh + notes


def _newline(text: str) -> str:
    """Return the line end that `text` begins to use."""
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"


def _verify(page: Page, text: str, changes: Change) -> None:
    wanted = dict(page.document.values) | dict(changes)
    wanted = {key: value for key, value in wanted.items() if value is not None}
    found = front_matter.parse(text, page.path).values
    if found != front_matter.parse(f"---\n{front_matter.render(wanted)}---\n", page.path).values:
        what = f"the layout of the front matter does not let {', '.join(changes)} be changed"
        raise PageError(page.path, what, "write one 'key: value' a line", line=1)


class _Editor:
    """Turns changes of keys into splices of one YAML text."""

    def __init__(self, head: str, order: Sequence[str]) -> None:
        self.head = head
        self.order = order
        self.starts = [0, *(found.end() for found in _LINE_END.finditer(head))]

    def apply(self, splices: Iterator[_Splice], newline: str) -> str:
        pieces, position = [], 0
        for splice in sorted(splices, key=lambda each: (each.start, each.end)):
            pieces += [self.head[position : splice.start], splice.text.replace("\n", newline)]
            position = splice.end
        return "".join(pieces) + self.head[position:]

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
                yield from self._removed(*pairs[name], pairs[name][0].start_mark.line, indent)
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
                place = self._after_remarks(place, indent)
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

    def _removed(
        self, first: yaml.Node, last: yaml.Node, line: int, indent: str
    ) -> Iterator[_Splice]:
        start = self.starts[line]
        end = self._after_remarks(self._block_end(last), indent)
        yield _Splice(start, end, self._comments(first, last, start, end))
        # Spaces on an empty line below could become part of a block scalar above.
        if (blank := _BLANK.match(self.head, end)) and blank[0].strip("\r\n"):
            yield _Splice(end, blank.end(), "\n" * blank[0].count("\n"))

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
        indent = " " * sequence.start_mark.column
        added = list(new)
        for item in sequence.value:
            if added[:1] == [item.value]:
                added.pop(0)
                continue
            line: int = item.start_mark.line
            while not self._line(line).startswith(f"{indent}-"):  # the dash has a line of its own
                line -= 1
            yield from self._removed(item, item, line, indent)
        place = self._after_remarks(self._block_end(sequence), indent)
        items = "".join(f"{indent}- {front_matter.render_scalar(item)}\n" for item in added)
        yield _Splice(place, place, items)

    def _comments(self, first: yaml.Node, last: yaml.Node, start: int, end: int) -> str:
        """Return the comments between `start` and `end`, a line each: they outlive their key."""
        text = self.head[start:end]
        for leaf in (*_leaves(first), *_leaves(last)):
            begin, stop = self._offset(leaf.start_mark) - start, self._offset(leaf.end_mark) - start
            if _is_literal(leaf):  # a comment may stand behind its mark
                begin = self.starts[leaf.start_mark.line + 1] - start
            text = text[:begin] + re.sub(r"[^\n]", "x", text[begin:stop]) + text[stop:]
        found = _COMMENT.findall(text)
        return "".join(f"{comment.rstrip()}\n" for comment in found)

    def _on_one_line(self, value: yaml.Node) -> bool:
        if _is_literal(value):
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
        if _is_literal(node):
            line -= 1 if node.end_mark.column == 0 else 0
            kept = _KEEPS.search(self._line(node.start_mark.line))
            while not kept and line > node.start_mark.line and not self._line(line).strip("\r\n"):
                line -= 1
        return line

    def _after_remarks(self, place: int, indent: str) -> int:
        """Return where the comments that belong to what ends at `place` end: the indented ones."""
        line = first = self.starts.index(place)
        while line < len(self.starts) and self._line(line).lstrip()[:1] in ("", "#"):
            text = self._line(line)
            line += 1
            if text.startswith(f"{indent} ") and text.strip():
                first = line
        return self.starts[first]

    def _line(self, line: int) -> str:
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.head)
        return self.head[self.starts[line] : end]


def _is_literal(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


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
