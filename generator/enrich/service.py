"""Owns what a service is: where it answers, what it can be asked, and what to keep of an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Id = tuple[str, str]  # a kind (arxiv, doi, acl) and an id, as in `deduplicate.ids_of`
Keeps = Mapping[str, "Keeps | None"]  # keys to keep, with those within, or None for all of it


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What is asked: a path with parameters, and JSON to post where there is any."""

    path: str
    parameters: tuple[tuple[str, str], ...] = ()
    json: Any = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """One service that knows papers.

    `pause` is the least number of seconds between two requests. `ids` are the kinds of ids by
    which it knows a work, the best first, and `batch` how many it is asked for at once; where
    `final`, a work whose id it does not know is not sought by title. `records` takes an answer
    apart into what is kept of it and raises ValueError where it is none. `tells` are the keys of
    the front matter that it can fill in. `mailto` is the parameter under which it wants to know
    who asks, `key_header` or `key_parameter` where it takes a key.
    """

    name: str
    label: str
    address: str
    pause: float
    ids: tuple[str, ...]
    batch: int
    by_ids: Callable[[Sequence[Id]], Request]
    by_title: Callable[[str], Request]
    records: Callable[[str], list[Any]]
    tells: frozenset[str]
    abstract: str | None = None
    final: bool = False
    mailto: str | None = None
    key_header: str | None = None
    key_parameter: str | None = None


def parsed(body: str) -> Any:
    """Return the value of JSON; raises ValueError where it is none, or too deep to be an answer."""
    try:
        return json.loads(body)
    except RecursionError:
        raise ValueError("nested too deep") from None


def kept(value: Any, keeps: Keeps | None) -> Any:
    """Return of an object, or of each in a list, the keys to keep; what is empty is left out."""
    if isinstance(value, list):
        return [kept(each, keeps) for each in value]
    if not isinstance(value, dict) or keeps is None:
        return value
    return {
        key: kept(value[key], within)
        for key, within in keeps.items()
        if value.get(key) not in (None, [], {})
    }


def objects(value: Any, keeps: Keeps) -> list[Any]:
    """Return what is kept of a list of objects; raises ValueError where there is no list."""
    if not isinstance(value, list):
        raise ValueError("no list of papers")
    return [kept(each, keeps) for each in value if isinstance(each, dict)]
