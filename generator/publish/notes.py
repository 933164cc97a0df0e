"""Owns what HTML may come out of Markdown that anybody can propose."""

from __future__ import annotations

import nh3

TAGS = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "hr", "i"),
        *("h2", "h3", "h4", "h5", "h6", "img", "kbd", "li", "ol", "p", "pre", "s", "strong"),
        *("sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
}
SCHEMES = {"http", "https"}


def sanitise(html: str) -> str:
    """Return `html` without scripts, styles, ids, and anything that loads from another host."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_local_images,
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
    )


def _local_images(tag: str, attribute: str, value: str) -> str | None:
    foreign = ":" in value or value.replace("\\", "/").startswith("//")
    return None if tag == "img" and attribute == "src" and foreign else value
