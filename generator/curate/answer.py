"""Owns what a curator's typed words mean for a key: keep, choose, add, take out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator import text
from generator.check.problem import nearest
from generator.model import PAPER_KINDS
from generator.taxonomy import Taxonomy

KEYS = ("topic", "also", "kind", "tags", "summary")  # in the order in which they are asked
NOTHING = "-"
SUGGESTED = "="

KIND_MEANINGS: Mapping[str, str] = dict(
    zip(
        PAPER_KINDS,
        (
            "makes something that works, or works better",
            "finds out how something is, by looking or by experiment",
            "orders what others have found",
            "a test for others to measure themselves by",
            "data for others to use",
            "trained models for others to use",
            "proofs, or a theory that predicts",
            "argues for a view",
        ),
        strict=True,
    )
)


class AnswerError(ValueError):
    """Words that mean nothing for the key: what is wrong, and what to do."""


def choices(key: str, topics: Taxonomy, tags: Mapping[str, str]) -> dict[str, str]:
    """Return what may be answered, with a description of each; empty for the free text.

    `tags` maps the tags there are to their descriptions.
    """
    if key in ("topic", "also"):
        return {each.id: f"{each.title}: {each.description}" for each in topics.values()}
    if key == "kind":
        return dict(KIND_MEANINGS)
    if key == "tags":
        return dict(tags)
    return {}


def read(key: str, words: str, current: Any, known: Mapping[str, str]) -> Any:
    """Return the value that the words mean, None for none; no words keep the `current` one.

    `known` maps each word that may be answered to what it stands for. Lists are replaced by what is
    named, apart by commas or spaces; if every item has a sign, the ones with ``+`` are added and
    those with ``-`` are taken out. A tag that ends in ``!`` is taken as it is.

    Raises:
        AnswerError: the words name nothing that is known, or leave open what.
    """
    words = text.clean(words)
    if not words:
        return current
    if words == NOTHING:
        return None
    if key == "summary":
        return words
    if key in ("also", "tags"):
        return _list(key, words, current or (), known)
    return resolve(words, known)


def kept(key: str, answers: Mapping[str, Any]) -> Any:
    """Return what Enter keeps: a section that became the first is no further one any more."""
    if key == "also" and isinstance(answers[key], list):
        return [each for each in answers[key] if each != answers["topic"]] or None
    return answers[key]


def resolve(word: str, known: Mapping[str, str]) -> str:
    """Return what the known word stands for that `word` is, or that alone begins with it.

    Raises:
        AnswerError: there is no such word, or there are several.
    """
    name = word.casefold()
    begun = {known[each] for each in known if each.startswith(name)}
    if name in known:
        return known[name]
    if len(begun) == 1:
        return begun.pop()
    if begun:
        raise AnswerError(f"'{word}' may be {' or '.join(sorted(begun))}; write more of it")
    meant = nearest(name, known)
    remedy = f"did you mean '{known[meant]}'?" if meant else "? lists them"
    raise AnswerError(f"'{word}' is not known here; {remedy}")


def _list(
    key: str, words: str, current: Sequence[str], known: Mapping[str, str]
) -> list[str] | None:
    items = re.split(r"[,\s]+", words.strip(", "))
    if all(item[0] in "+-" and item[1:] for item in items):
        here = {each: each for each in current}
        gone = {resolve(item[1:], here) for item in items if item[0] == "-"}
        added = [_item(key, item[1:], known) for item in items if item[0] == "+"]
        found = [*(each for each in current if each not in gone), *added]
    else:
        found = [_item(key, item, known) for item in items]
    return list(dict.fromkeys(found)) or None


def _item(key: str, word: str, known: Mapping[str, str]) -> str:
    if key == "tags" and word.endswith("!"):
        return word[:-1].casefold()
    return resolve(word, known)
