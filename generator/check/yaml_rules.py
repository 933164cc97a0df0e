"""The rules that look at how front matter is written, where YAML reads it otherwise than meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.check import mends
from generator.check.problem import ERROR, WARNING, Finding, page_rule
from generator.pages import Page
from generator.taxonomy import Taxonomy

Found = Iterator[Finding]

_NUMBER = re.compile(r"[0-9]{4}\.[0-9]{4,5}")  # 2401.10000 is 2401.1
_FREE_TEXT = ("title", "summary", "venue", "authors", "organization")
_COMMENT = re.compile(r"[ \t]+(?P<rest>#(?P<first>.?)[^\r\n]*)")


@page_rule("quotes", "An arXiv id stands in quotes: other programs would read a number.")
def quotes(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where YAML takes the id for a number."""
    root = page.document.root
    for key_node, node in root.value if root else ():
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        if key_node.value == "arxiv" and plain and _NUMBER.fullmatch(node.value):
            mend = mends.of_quotes("arxiv", node.value)
            what = f"arxiv: {node.value} is a number to YAML"
            yield Finding("arxiv", what, f"write '{node.value}'", mend=mend)


@page_rule("comment", "A text with ' #' in it stands in quotes: YAML ends it there.")
def comment(page: Page, topics: Taxonomy) -> Found:
    """Yield a problem where a text is followed by what may be its end, a notice if it may not."""
    head, root = page.document.head, page.document.root
    for key_node, node in root.value if root else ():
        for leaf in _leaves(node) if key_node.value in _FREE_TEXT else ():
            cut = _COMMENT.match(head, leaf.end_mark.index)
            if cut and not leaf.style:
                lost = bool(cut["first"].strip())
                what = f"{key_node.value} ends before '{cut['rest']}'"
                remedy = "put the text in quotes if that belongs to it, else on a line of its own"
                yield Finding(key_node.value, what, remedy, ERROR if lost else WARNING)


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)
