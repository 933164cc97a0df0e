"""Owns likeness as the last build left it: only what an edit has moved is worked out again.

A text moves its own vector, the weights of few terms, and with these the choice and the reasons of
papers nearby. What each of them hangs on is compared with what it hung on; all else stays. From
nothing everything has moved, so there is but one way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.arrays import Floats, Integers, Marks, Small
from generator.publish import selection, similarity, tokens
from generator.publish.kept import promise
from generator.publish.nearest import Clusters, Nearest
from generator.publish.neighbourhood import NEIGHBOURS, Neighbourhood, neighbourhood, with_sections
from generator.publish.paper_view import PaperView
from generator.publish.related import chosen, in_words, shared
from generator.publish.reuse import prints, spelt
from generator.publish.reuse.near import nearest_again
from generator.publish.reuse.spelt import Spelt
from generator.publish.reuse.staying import Staying
from generator.publish.sharing import once
from generator.publish.similarity import DIMENSIONS, UNIT, Directions, Similarity
from generator.publish.site import Site
from generator.publish.spelling import spelling
from generator.publish.telling import telling
from generator.publish.weights import Weights, known_stems, weigh
from generator.store import Store, digest

_NAME, _STEMS, _DIRECTIONS = "likeness", "stems", "directions"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    """What a build knows of its papers, in their order: arrays as bytes.

    `told` tells their texts and their places, `sample` the texts that give the directions of
    `vectors`. `words` are what each two related papers share, `spelt` how terms are written.
    """

    told: dict[str, bytes]
    sample: bytes
    vectors: bytes
    clusters: bytes
    around: tuple[int, bytes]
    places: bytes
    products: bytes
    weighed: bytes
    telling: bytes
    chosen: bytes
    words: list[str]
    spelt: Spelt

    @property
    def nearest(self) -> Nearest:
        """Return the nearest papers of each."""
        width, around = self.around
        return Nearest(
            clusters=Clusters(of=_wide(self.clusters), around=_wide(around).reshape(-1, width)),
            places=_wide(self.places).reshape(-1, NEIGHBOURS),
            products=np.frombuffer(self.products, np.float32).reshape(-1, NEIGHBOURS),
        )


_NOTHING = _Kept(
    told={},
    sample=b"",
    vectors=b"",
    clusters=b"",
    around=(1, b""),
    places=b"",
    products=b"",
    weighed=b"",
    telling=b"",
    chosen=b"",
    words=[],
    spelt=spelt.NOTHING,
)


def promised(site: Site, store: Store) -> Callable[[], None]:
    """Work out what is alike in a site for those who ask for it, and return what keeps it."""
    views = tuple(site.papers.values())
    order = similarity.in_chance_order(site)
    some = order[: similarity.SAMPLE]
    sample = digest(*(views[place].texts for place in some.tolist()))
    weights = _weights(site, store)
    before = store.read(_NAME, _Kept) or _NOTHING
    told = {view.slug: _told(view) for view in views}
    staying = Staying.of(told, before.told)
    near_by = staying if before.sample == sample else staying.none

    vectors = _vectors(weights, _directions(weights, some, store, sample), before, near_by)
    titles = similarity.titles(tokens.words(site))
    alike = Similarity(weights=weights, vectors=vectors, titles=titles)
    promise(similarity.similarity, site, lambda: alike)
    rows = with_sections(views, vectors)
    nearest, looked = nearest_again(rows, order, before.nearest, near_by)
    near = Neighbourhood(rows=rows, nearest=nearest)
    promise(neighbourhood, site, lambda: near)

    weighed, tells = prints.of_papers(weights, telling(weights))
    moved = near_by.differs(weighed, np.frombuffer(before.weighed, np.uint64))
    moved = looked | moved | ((near.places >= 0) & moved[near.places]).any(axis=1)
    choice = _choice(alike, near, staying, before, moved)
    promise(chosen, site, lambda: choice)

    texts = np.frombuffer(b"".join(view.texts[:8] for view in views), np.uint64)
    unlike = staying.differs(tells, np.frombuffer(before.telling, np.uint64))
    else_spelt = spelt.again(before.spelt, spelling(site), texts)
    holding = [weights.holding(column) for column in else_spelt]
    words = _words(site, choice, _former_words(staying, before), unlike, holding)
    promise(in_words, site, lambda: words)

    return lambda: store.write(
        _NAME,
        _Kept(
            told=told,
            sample=sample,
            vectors=np.round(vectors * UNIT).astype(np.int16).tobytes(),
            clusters=_small(nearest.clusters.of),
            around=(nearest.clusters.around.shape[1], _small(nearest.clusters.around)),
            places=_small(nearest.places),
            products=nearest.products.tobytes(),
            weighed=weighed.tobytes(),
            telling=tells.tobytes(),
            chosen=_small(choice),
            words=words,
            spelt=spelt.of(spelling(site), texts),
        ),
    )


def _told(view: PaperView) -> bytes:
    """Return what tells a paper's texts, its place among papers, and its sections."""
    return view.texts + f"{view.paper.date} {view.paper.topic} {view.paper.also}".encode()


def _weights(site: Site, store: Store) -> Weights:
    """Return the weights of a site's terms, with the stems that are known."""
    words = tokens.words(site)
    stems = known_stems(words)
    stems.update(store.read(_STEMS, dict[str, str]) or {})
    known = len(stems)
    found = weigh(words)
    if len(stems) > known:
        store.write(_STEMS, dict(stems))
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class _KeptDirections:
    terms: tuple[tuple[str, ...], ...]
    matrix: bytes


def _directions(weights: Weights, papers: Integers, store: Store, sample: bytes) -> Directions:
    """Return the directions that a sample gives, told by its texts."""
    kept = store.read(_DIRECTIONS, _KeptDirections, sample)
    if kept and kept.terms:
        matrix = np.frombuffer(kept.matrix, np.float64).reshape(len(kept.terms), -1)
        return Directions(terms=kept.terms, matrix=matrix)
    found = similarity.directions(weights, papers)
    value = _KeptDirections(terms=found.terms, matrix=found.matrix.tobytes())
    store.write(_DIRECTIONS, value, sample)
    return found


def _vectors(weights: Weights, found: Directions, before: _Kept, staying: Staying) -> Floats:
    kept = np.frombuffer(before.vectors, np.int16).reshape(-1, DIMENSIONS)
    vectors = staying.rows(kept, 0).astype(np.float32) / np.float32(UNIT)
    fresh = np.flatnonzero(~staying.same)
    vectors[fresh] = similarity.vectors(weights, found, fresh)
    return vectors


def _choice(
    alike: Similarity, near: Neighbourhood, staying: Staying, before: _Kept, moved: Marks
) -> Integers:
    """Return the related papers of each; `moved` are those for which they are chosen again."""
    found, _ = staying.places(_wide(before.chosen).reshape(-1, selection.MOST))
    again = np.flatnonzero(moved)
    found[again] = selection.choose(alike, near, again)
    return found


def _former_words(staying: Staying, before: _Kept) -> dict[tuple[int, int], str]:
    """Return what two papers shared that were related, by their places now."""
    pairs = np.array(once(_wide(before.chosen).reshape(-1, selection.MOST))[0])
    ones, others = np.sort(np.append(staying.into, -1)[pairs], axis=0).tolist()
    return dict(zip(zip(ones, others, strict=True), before.words, strict=True))


def _words(
    site: Site,
    choice: Integers,
    former: Mapping[tuple[int, int], str],
    unlike: Marks,
    holding: Sequence[Small],
) -> list[str]:
    """Return what each two related papers share.

    That is worked out for papers of which one is `unlike` what it was, and for those that hold one
    of the terms that are spelt differently.
    """
    ones, others = once(choice)[0]
    again = unlike[ones] | unlike[others]
    for papers in holding:
        holds = np.zeros(len(unlike), bool)
        holds[papers] = True
        again |= holds[ones] & holds[others]
    pairs = zip(ones.tolist(), others.tolist(), strict=True)
    words = [
        None if new else former.get(pair) for pair, new in zip(pairs, again.tolist(), strict=True)
    ]
    missing = np.flatnonzero([each is None for each in words])
    found = iter(shared(site, ones[missing], others[missing]))
    return [next(found) if each is None else each for each in words]


def _small(numbers: Integers) -> bytes:
    return numbers.astype(np.int32).tobytes()


def _wide(held: bytes) -> Integers:
    return np.frombuffer(held, np.int32).astype(np.int64)
