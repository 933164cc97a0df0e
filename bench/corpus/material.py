"""Takes the real papers apart into what new ones are made of: sentences and parts of titles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.corpus.growth import Heaps, heaps, rarity, words
from generator import pages
from generator.model import Paper

NEAR = 8  # papers that a theme may borrow from
STRANGERS = 0.5  # how much nearer a paper of another section must be
SHORT_NAME = 2  # words: "ToyLM: …" is a title that begins with a name

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_JOINT = re.compile(r" (?=(?:for|with|via|in|of|on|from|through|using|by|under|to) )")
_TOKEN = re.compile(r"(?<![\w$\\/.@:_-])[^\W_]+(?![\w$/@:_-])")
_FORMULA = re.compile(r"\$[^$]*\$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text with places at which a rare word may give way to another.

    `pieces` are the text cut there: every second piece is such a word, `rates` how likely each
    goes. `words` are all its words.
    """

    pieces: tuple[str, ...]
    rates: tuple[float, ...]
    words: tuple[str, ...]

    @property
    def plain(self) -> str:
        """Return the text as it was."""
        return "".join(self.pieces)


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """A title's parts: what stands before the colon (None without one), and the rest in two."""

    head: Text | None
    named: bool
    left: Text
    right: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Real:
    """A real paper: its facts, and its text in parts."""

    slug: str
    facts: Paper
    title: Title
    sentences: tuple[Text, ...]
    summary: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """All real papers, the nearest others of each, and how their vocabulary grows."""

    papers: tuple[Real, ...]
    near: tuple[tuple[int, ...], ...]
    known: frozenset[str]
    curve: Heaps


def load(root: Path) -> Material:
    """Return the material that the pages of the project at `root` give; needs abstracts."""
    found = [(page.slug, page.paper) for page in pages.load_all(root) if page.paper.abstract]
    texts = [words(text_of(paper)) for _, paper in found]
    rates = rarity(texts)
    return Material(
        papers=tuple(_real(slug, paper, rates) for slug, paper in found),
        near=_near([paper for _, paper in found]),
        known=frozenset(word for text in texts for word in text),
        curve=heaps(texts),
    )


def text_of(paper: Paper) -> str:
    """Return all the running text of a paper, which is what grows."""
    return f"{paper.title}\n{paper.summary or ''}\n{paper.abstract}"


def _real(slug: str, paper: Paper, rates: Mapping[str, float]) -> Real:
    sentences = _SENTENCE.split(" ".join((paper.abstract or "").split()))
    return Real(
        slug=slug,
        facts=paper,
        title=_title(paper.title, rates),
        sentences=tuple(_text(sentence, rates) for sentence in sentences),
        summary=_text(paper.summary or sentences[-1], rates),
    )


def _title(title: str, rates: Mapping[str, float]) -> Title:
    head, colon, rest = title.partition(": ")
    body = rest if colon else title
    joints = [match.start() for match in _JOINT.finditer(body)]
    joint = joints[len(joints) // 2] if joints else len(body)
    return Title(
        head=_text(head, rates) if colon else None,
        named=bool(colon) and len(head.split()) <= SHORT_NAME,
        left=_text(body[:joint], rates),
        right=_text(body[joint + 1 :], rates),
    )


def _text(text: str, rates: Mapping[str, float]) -> Text:
    formulas = [match.span() for match in _FORMULA.finditer(text)]
    pieces, chances, end = [], [], 0
    for match in _TOKEN.finditer(text):
        rate = rates.get(match[0].lower(), 0.0)
        if rate and not any(start < match.start() < stop for start, stop in formulas):
            pieces += [text[end : match.start()], match[0]]
            chances.append(rate)
            end = match.end()
    found = tuple(words(text))
    return Text(pieces=(*pieces, text[end:]), rates=tuple(chances), words=found)


def _near(papers: Sequence[Paper]) -> tuple[tuple[int, ...], ...]:
    """Return the most similar papers of each, those of its own section preferred."""
    texts = [f"{paper.title} {paper.title} {paper.abstract}" for paper in papers]
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    likeness = (vectors @ vectors.T).toarray()
    topics = np.array([paper.topic for paper in papers])
    likeness *= np.where(topics[:, None] == topics[None, :], 1.0, STRANGERS)
    np.fill_diagonal(likeness, -1.0)
    order = np.argsort(-likeness, axis=1, kind="stable")[:, :NEAR]
    return tuple(tuple(int(place) for place in row) for row in order)
