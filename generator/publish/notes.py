"""Owns what HTML may come out of Markdown that anybody can propose."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

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
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SCHEMES = {"http", "https"}

# What headings get to be linked to; the ids that the theme's scripts look for begin with "__".
_ANCHOR = re.compile(r"[a-z0-9][a-z0-9_-]*")


def sanitise(html: str) -> str:
    """Return `html` without scripts, styles, ids, and anything that loads from another host."""
    return _clean(html, {}, "noopener nofollow")


def sanitise_prose(html: str) -> str:
    """Return the `html` of a page of the site's own: as `sanitise`, with headings to link to."""
    return _clean(html, {tag: {"id"} for tag in HEADINGS}, "noopener")


def _clean(html: str, more: dict[str, set[str]], rel: str) -> str:
    return nh3.clean(
        html,
        tags={*TAGS, *more},
        attributes={tag: set(names) for tag, names in (ATTRIBUTES | more).items()},
        attribute_filter=_harmless,
        url_schemes=SCHEMES,
        link_rel=rel,
    )


def _harmless(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "id":
        return value if _ANCHOR.fullmatch(value) else None
    foreign = ":" in value or value.replace("\\", "/").startswith("//")
    return None if tag == "img" and attribute == "src" and foreign else value


_PAGE_LINK = re.compile(r"(?<=\]\()(?:[\w./-]*/)?(?P<slug>[a-z0-9-]+)\.md(?=[)#\s])")


def relinked(markdown: str, here: str, files: Mapping[str, str]) -> str:
    """Return `markdown` of the folder `here` with its links to papers leading where these lie now.

    `files` maps slugs, former ones too, to paths below ``docs/``: only a paper's name matters in
    a link, since its file follows its section.
    """

    def target(found: re.Match[str]) -> str:
        file = files.get(found["slug"])
        return posixpath.relpath(file, here or ".") if file else found[0]

    return _PAGE_LINK.sub(target, markdown)
