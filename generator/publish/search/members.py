"""Owns which other indexes the search covers: sites of the same kind, named in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

REMEDY = "give an http(s) address, or a path from this site's root such as ../biology/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """Another site: what readers know it as, and where its root is.

    The address ends with a slash. It is absolute, or relative to the root of this site.
    """

    name: str
    address: str

    @property
    def origin(self) -> str | None:
        """Return what a content policy calls its host; None where that is this site's own."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme else None


def member(name: str, address: str) -> Member:
    """Return a member; raises ValueError with what is wrong, and what to do."""
    name, address = name.strip(), address.strip()
    if not name:
        raise ValueError(f"also_search: {address} has no name; say what readers know it as")
    if not _is_sound(address):
        raise ValueError(f"also_search: '{address}' is not the address of a site; {REMEDY}")
    return Member(name=name, address=f"{address.rstrip('/')}/")


def _is_sound(address: str) -> bool:
    """Return whether an address can stand in a content policy and be followed."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment) and not set(address) & set(" \"';,\\<>\t\n")
    if not parts.scheme:
        return plain and bool(address) and not parts.netloc
    return plain and parts.scheme in ("http", "https") and bool(parts.netloc) and "@" not in address


def origins(members: Iterable[Member]) -> Iterator[str]:
    """Yield the other hosts that the search asks, each once."""
    yield from dict.fromkeys(each.origin for each in members if each.origin)
