"""Owns the addresses a paper points to: where they stand in a text and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from urllib.parse import SplitResult, urlsplit

from generator.model import Link
from generator.text import words_with

# Hosts that crawl proxies and mirrors put in the place of the original.
MIRRORS = {
    "hf-proxy-cf.effarig.site": "huggingface.co",
    "hf-mirror.com": "huggingface.co",
    "export.arxiv.org": "arxiv.org",
}
_MIRROR = re.compile(
    rf"(?<![\w.@-])(?:{'|'.join(map(re.escape, MIRRORS))})(?![\w-]|\.\w)", re.IGNORECASE
)
# Hosts recognised without a scheme, if a path follows.
_BARE_HOSTS = (
    "github.com",
    "gitlab.com",
    "bitbucket.org",
    "codeberg.org",
    "huggingface.co",
    "hf.co",
    "arxiv.org",
    "doi.org",
    "aclanthology.org",
    "openreview.net",
    "osf.io",
    "zenodo.org",
    "kaggle.com",
    "colab.research.google.com",
    "aka.ms",
    "bit.ly",
)
_CHARACTER = r"[A-Za-z0-9À-ɏ\-._~:/?#\[\]@!&()*+,;=%]"
# One address in running text, with whatever punctuation is glued to its end (see `trim`).
ADDRESS = re.compile(
    r"(?<![A-Za-z0-9_.@/-])(?:https?://|www\.(?=[\w-]+\.\w)"
    rf"|(?:{'|'.join(map(re.escape, _BARE_HOSTS))})/|[A-Za-z0-9-]+\.github\.io(?!\w)){_CHARACTER}*",
    re.IGNORECASE,
)
# Every address holds one of these, and looking for them is cheap.
_MARK = re.compile(r"[/.](?:(?<=/)|(?i:(?<=www\.)|(?<=github\.)io))")

_HOST = re.compile(r"[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)*\.[^\W\d_][\w-]*(?::\d{1,5})?")
_LONGEST = 2000
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f<>\"'`\\^{|}]")
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "code.google.com")
_HUB_HOSTS = ("huggingface.co", "hf.co")
_HUB_SECTIONS = {
    "datasets": "dataset",
    "spaces": "demo",
    "papers": "paper",
    "blog": "project",
    "docs": "project",
}
_DATA_HOSTS = ("zenodo.org", "osf.io", "kaggle.com", "datadryad.org", "figshare.com")
_DEMO_HOSTS = (
    "colab.research.google.com",
    "gradio.app",
    "gradio.live",
    "streamlit.app",
    "hf.space",
)
_PAPER_HOSTS = (
    "arxiv.org",
    "doi.org",
    "openreview.net",
    "aclanthology.org",
    "semanticscholar.org",
    "biorxiv.org",
    "proceedings.mlr.press",
)

_REACH = 160  # characters around an address that tell what it leads to
_TOPIC = re.compile(
    r"\b(?:(?P<code>(?:source[- ])?codes?|codebase|implement\w*|software|toolkit|library|scripts?"
    r"|framework|reproduc\w+)"
    r"|(?P<dataset>(?:data|test|benchmark|training) ?sets?|data|corpus|corpora|benchmarks?)"
    r"|(?P<model>models?|checkpoints?|weights)"
    r"|(?P<demo>demos?|demonstration|playground)"
    r"|(?P<project>(?:project |web ?|home)page|web ?site|project)"
    r"|(?P<reading>papers|references?|(?:reading|paper) (?:list|collection)|literature|studies))\b",
    re.IGNORECASE,
)
_READING_LIST = re.compile(r"awesome|survey|papers|reading-list", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[^\Wa-z_])|[。！？]")


def find(text: str) -> tuple[Link, ...]:
    """Return the addresses in cleaned `text` in order, each once, with their kinds."""
    found: dict[str, Link] = {}
    floor = 0
    for start, end, address in _addresses(text):
        url = _settle(address)
        if url and (key := identity(url)) not in found:
            found[key] = Link(kind=_kind(url, _topics(text, floor, start, end)), url=url)
        floor = end
    return tuple(found.values())


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the addresses in `text` begin and end."""
    return tuple((start, end) for start, end, _ in _addresses(text))


def trim(address: str) -> str:
    """Return `address` without the punctuation and closing brackets of the sentence around it."""
    end = len(address)
    while end:
        last = address[end - 1]
        opening = {")": "(", "]": "["}.get(last)
        loose = opening and address.count(last, 0, end) > address.count(opening, 0, end)
        if last not in ".,;:!?*&([" and not loose:
            break
        end -= 1
    return address[:end]


def normalize_url(url: str) -> str | None:
    """Return `url` as an absolute http(s) address of the original host, or None if it is none.

    A scheme is added where there is none; the host is in lower case; everything else stays.
    """
    parts = _split(url.strip())
    if parts is None or parts.scheme not in ("http", "https"):
        return None
    host = parts.netloc.lower()
    host = MIRRORS.get(host, host)
    return parts._replace(netloc=host).geturl() if _HOST.fullmatch(host) else None


def certain_kind(url: str) -> str | None:
    """Return the kind that the address alone makes certain, or None where it needs its context."""
    host = _host(url)
    if _is_under(host, _HUB_HOSTS):
        return _HUB_SECTIONS.get(url.partition("://")[2].partition("/")[2].partition("/")[0])
    return "paper" if _is_under(host, _PAPER_HOSTS) else None


def restore_hosts(text: str) -> str:
    """Return `text` with mirrors and crawl proxies replaced by the hosts they stand for."""
    if "/" not in text or not any(host in text for host in MIRRORS):
        return text
    return _MIRROR.sub(lambda match: MIRRORS[match[0].lower()], text)


def identity(url: str) -> str:
    """Return what two spellings of one address share."""
    rest = url.partition("://")[2].removeprefix("www.").rstrip("/").removesuffix(".git")
    return rest.lower() if _is_under(_host(url), _CODE_HOSTS) else rest


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where addresses begin and end, and what they are in full."""
    if "/" not in text and "www." not in text and "github.io" not in text:
        return
    for start, end in words_with(_MARK, text):
        for match in ADDRESS.finditer(text, start, end):
            address = trim(match[0])
            if url := normalize_url(address):
                yield match.start(), match.start() + len(address), url


def _split(url: str) -> SplitResult | None:
    """Return the parts of `url`, or None where no browser would take it as one."""
    if len(url) > _LONGEST or not url.isprintable() or _FORBIDDEN.search(url):
        return None
    try:
        return urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return None


def _settle(url: str) -> str:
    """Return the address to keep: a repository without ``.git``, a bare host without a slash."""
    while url and (shorter := trim(_without_ending(url))) != url:
        url = shorter
    return url


def _without_ending(url: str) -> str:
    if _is_under(_host(url), _CODE_HOSTS):
        return url.removesuffix("/").removesuffix(".git")
    return url.removesuffix("/") if url.count("/") == 3 else url


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _is_under(host: str, hosts: Container[str]) -> bool:
    """Return whether `host` is one of `hosts` or a part of one."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in hosts for start in range(len(labels)))


def _kind(url: str, topics: frozenset[str]) -> str:
    """Return what `url` leads to: its host knows best, the words around it decide in doubt."""
    host = _host(url)
    path = url.partition("://")[2].partition("/")[2]
    if _is_under(host, _HUB_HOSTS):
        return _kind_on_hub(path, topics)
    if _is_under(host, _CODE_HOSTS):
        return _kind_of_repository(path, topics)
    if _is_under(host, _DATA_HOSTS):
        return "code" if topics == {"code"} or path.startswith("code/") else "dataset"
    for kind, hosts in (("paper", _PAPER_HOSTS), ("demo", _DEMO_HOSTS)):
        if _is_under(host, hosts):
            return kind
    return _only(topics - {"reading"}) or "project"


def _kind_on_hub(path: str, topics: frozenset[str]) -> str:
    if kind := _HUB_SECTIONS.get(path.partition("/")[0]):
        return kind
    return "dataset" if topics == {"dataset"} else "model"


def _kind_of_repository(path: str, topics: frozenset[str]) -> str:
    """Return the kind of a repository, which holds code unless only something else is spoken of."""
    topics = topics - {"project"}
    if "code" not in topics and ("reading" in topics or _READING_LIST.search(path)):
        return "project"
    return _only(topics) or "code"


def _only(topics: frozenset[str]) -> str | None:
    return next(iter(topics)) if len(topics) == 1 else None


def _topics(text: str, floor: int, start: int, end: int) -> frozenset[str]:
    """Return what the sentence speaks of before the address, or behind it where it opens with it.

    `floor` is where the address before this one ends.
    """
    before = text[max(floor, start - _REACH) : start]
    sentence = _SENTENCE_END.split(before)[-1]
    behind = _SENTENCE_END.split(text[end : end + _REACH])[0].split("://")[0]
    return _named(sentence) or _named(behind)


def _named(words: str) -> frozenset[str]:
    return frozenset(match.lastgroup or "" for match in _TOPIC.finditer(words))
