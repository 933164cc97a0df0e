"""Owns what one item of a Markdown list plainly says of a paper: title, links, authors, venue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import identifiers, links
from generator.ingest import venues

_LINK = re.compile(
    r"!?\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*<?(?P<url>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
_LABELS = {
    "code": r"code|github|repo(?:sitory)?|implementation|official code|pytorch|tensorflow|jax",
    "model": r"models?|weights|checkpoints?|hugging ?face|hf",
    "dataset": r"data ?sets?|data|benchmark|corpus",
    "demo": r"demo|colab|playground|space",
    "project": r"project(?: page)?|(?:web ?|home)?(?:page|site)|blog(?: post)?|website|homepage",
    "paper": r"papers?|pdf|arxiv|abs(?:tract)?|link|openreview|html|acl|doi|preprint"
    r"|(?:arxiv:?)?\d{4}\.\d{4,5}(?:v\d+)?",
    "aside": r"video|slides?|talk|poster|bib(?:tex)?|citation|tweet|twitter|youtube|news|review"
    r"|stars?|badge|🔗|top|back to top|here",
}
_LABEL = re.compile(
    "|".join(rf"(?P<{kind}>{form})" for kind, form in _LABELS.items()), re.IGNORECASE
)
_BOLD = re.compile(r"\*\*(?P<star>[^*]+)\*\*|__(?P<line>[^_]+)__")
_AUTHORS = re.compile(r"(?<![*_])(?:\*(?P<star>[^*]+)\*|_(?P<line>[^_]+)_)(?![*_])")
_YEAR = re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?:[-/.](?P<month>0[1-9]|1[0-2]))?(?![\d])")
_NAME = re.compile(r"(?:[^\W\d_](?:[\w'’-]*\w)?\.?)(?: (?:[^\W\d_](?:[\w'’-]*\w)?\.?)){1,4}")
_QUOTED = re.compile(r"[\"“](?P<title>[^\"“”]{8,})[\"”]")
_TITLE_END = re.compile(r"(?<=[^\W\d_][^\W_])[.?!]\s|\s[|–—]\s|\s\*")
_PICTURE = re.compile(r"\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?")
_BARE = re.compile(r"(?<!\]\()(?<!\]\(<)https?://[^\s<>()\[\]]+")
_AND = re.compile(r"\s*(?:,\s*(?:and|&)\s|,|;|\s(?:and|&)\s)\s*")
_MARKS = re.compile(r"[*_`~]+|<[^<>]*>|!\[[^\[\]]*\]\([^()]*\)")
_EDGES = ' \t\n.,;:|-–—()[]"“”·•&/'
_USEFUL = ("paper", "code", "project", "dataset", "model")


class ItemError(ValueError):
    """An item that tells no paper; its message says why."""


class _Told(NamedTuple):
    """What an item says besides its links: title, and the rest of its words."""

    title: str
    rest: str


def columns(text: str) -> Mapping[str, str]:
    """Return what an item says, by the columns of a table.

    Raises:
        ItemError: it has no title, or no link to a paper or what belongs to one.
    """
    text = _linked(text)
    told = _told(text)
    if told is None:
        raise ItemError("an item without a title")
    addresses = list(_addresses(text))
    if not any(kind in _USEFUL for kind, _ in addresses):
        raise ItemError("an item without a link to a paper or its code")
    return {name: cell for name, cell in _columns(told, addresses).items() if cell}


def links_to_web(text: str) -> bool:
    """Return whether a text links to the web, pictures apart."""
    return any(_is_web(link["url"]) for link in _LINK.finditer(_linked(text)))


def has_address(text: str) -> bool:
    """Return whether an address stands in a text, in a link or not, pictures apart."""
    return "://" in _PICTURE.sub(" ", text)


def has_title(text: str) -> bool:
    """Return whether an item names a work, and does not only add links to one."""
    return _title(_linked(text)) is not None


def _columns(told: _Told, addresses: list[tuple[str, str]]) -> dict[str, str | None]:
    """Return what an item says, by the columns of a table."""
    columns: dict[str, str | None] = {"title": told.title}
    for kind, url in addresses:
        named = identifiers.identify(url) if kind == "paper" else None
        for column in ("arxiv", "doi", "acl"):
            if named and (name := getattr(named, column)):
                columns.setdefault(column, name)
        if kind != "aside" and not (named and not named.link):
            columns[kind] = f"{columns.get(kind) or ''} {url}".strip()
    year = _YEAR.search(told.rest)
    columns["authors"] = _authors(told.rest)
    columns["venue"] = venues.stated(told.rest)
    columns["issued"] = "-".join(filter(None, year.groups())) if year else None
    if columns["venue"] and not year:
        columns["issued"] = columns["venue"][-4:]
    return columns


def _told(text: str) -> _Told | None:
    title = _title(text)
    if not title:
        return None
    rest = text.replace(title, " ", 1)
    return _Told(_plain(title), _LINK.sub(lambda link: f" {_kept(link['words'])} ", rest))


def _kept(words: str) -> str:
    """Return the words of a link that may say where and when: no label, and no picture."""
    return "" if _is_label(words) else words


def _title(text: str) -> str | None:
    """Return the title as it is written: in bold, else of the first link, else before it."""
    for bold in _BOLD.finditer(text):
        words = bold["star"] or bold["line"]
        inner = _LINK.search(words)
        words = inner["words"] if inner else words
        if _is_title(words):
            return words
    for link in _LINK.finditer(text):
        if _is_title(link["words"]):
            return link["words"]
    before = text[: found.start()] if (found := _LINK.search(text)) else text
    quoted = _QUOTED.search(before)
    if quoted and _is_title(quoted["title"]):
        return quoted["title"].rstrip(".,")
    sentence = _TITLE_END.split(before.strip(_EDGES), maxsplit=1)[0]
    return sentence.strip(_EDGES) if _is_title(sentence) else None


def _is_title(words: str) -> bool:
    plain = _plain(words)
    spoken = sum(map(str.isalpha, plain))
    return spoken >= 4 and not _is_label(plain) and not plain.startswith(("http:", "https:"))


def _is_label(words: str) -> bool:
    bare = _plain(words)
    return not bare or bool(_LABEL.fullmatch(bare)) or bool(_YEAR.fullmatch(bare))


def _plain(words: str) -> str:
    return " ".join(_MARKS.sub("", words).split()).strip(" \t[]")


def _linked(text: str) -> str:
    """Return an item's text without pictures, and with addresses that stand there bare as links."""
    return _BARE.sub(lambda found: f"[]({links.trim(found[0])})", _PICTURE.sub(" ", text))


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the address of each link."""
    for link in _LINK.finditer(text):
        inner = _LINK.search(link["words"])
        url = links.normalize_url(link["url"]) if _is_web(link["url"]) else None
        if url is not None:
            yield _kind("" if inner else _plain(link["words"]), url), url


def _kind(label: str, url: str) -> str:
    named = _LABEL.fullmatch(label)
    if named and named.lastgroup:
        return links.certain_kind(url) or named.lastgroup
    found = identifiers.identify(url)
    if found is None or found.link is None:
        return "paper"
    return found.link.kind


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://", "www."))


def _authors(rest: str) -> str | None:
    """Return the names where a part of the text is nothing but names, all of them."""
    parts = [found["star"] or found["line"] for found in _AUTHORS.finditer(rest)]
    parts += [part.strip(_EDGES) for part in re.split(r"(?<=\w{3})\.(?:\s|$)|[|()\[\]*]", rest)]
    for part in parts:
        names = [name for name in _AND.split(part.strip(_EDGES)) if name]
        if names and len(names) > 1 and all(map(_is_name, names)):
            return ";".join(names)
    return None


def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and all(
        word[0].isupper() or word in ("de", "la", "van", "von", "der", "den", "di", "da", "del")
        for word in name.split()
    )
