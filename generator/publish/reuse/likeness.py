"""Owns likeness as the last build left it: only what an edit has moved is worked out again.

A text moves its own vector, the weights of few terms, and with these the choice and the reasons of
papers nearby. What each of them hangs on is compared with what it hung on; all else stays. From
nothing everything has moved, so there is but one way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from generator.arrays import Floats, Integers, Marks
from generator.publish import selection, similarity, tokens
from generator.publish.kept import promise
from generator.publish.nearest import Clusters, Nearest
from generator.publish.neighbourhood import NEIGHBOURS, Neighbourhood, neighbourhood, with_sections
from generator.publish.paper_view import PaperView
from generator.publish.related import chosen, in_words, shared
from generator.publish.reuse import prints, spelt
from generator.publish.reuse.common import Common
from generator.publish.reuse.near import nearest_again
from generator.publish.reuse.prints import Prints
from generator.publish.reuse.spelt import Spelt
from generator.publish.reuse.staying import Staying
from generator.publish.sharing import once
from generator.publish.similarity import DIMENSIONS, UNIT, Directions, Sample, Similarity
from generator.publish.site import Site
from generator.publish.spelling import spelling
from generator.publish.telling import telling
from generator.publish.weights import Weights, known_stems, weigh
from generator.store import Store

_NAME, _STEMS, _DIRECTIONS = "likeness", "stems", "directions"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kept:
    """What a build knows of its papers, in their order: arrays as bytes.

    `told` tells their texts and their places, `sample` what gives the directions of `vectors`.
    `words` are what each two related papers share, `spelt` how terms are written.
    """

    told: dict[str, bytes]
    sample: bytes
    vectors: bytes
    clusters: bytes
    around: tuple[int, bytes]
    places: bytes
    products: bytes
    common: bytes
    weighed: bytes
    telling: bytes
    chosen: bytes
    words: list[str]
    spelt: Spelt

    @property
    def cosines(self) -> Floats:
        """Return what each paper's terms have in common with those of its nearest."""
        return np.frombuffer(self.common, np.float32).reshape(-1, NEIGHBOURS)

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
    common=b"",
    weighed=b"",
    telling=b"",
    chosen=b"",
    words=[],
    spelt=spelt.NOTHING,
)


def promised(site: Site, store: Store) -> Callable[[], None]:
    """Work out what is alike in a site for those who ask for it, and return what keeps it."""
    before = store.read(_NAME, _Kept) or _NOTHING
    order = similarity.in_chance_order(site)
    weights = _weights(site, store)
    sample = similarity.sample(weights, order[: similarity.SAMPLE])
    told = {slug: _told(view) for slug, view in site.papers.items()}
    staying = Staying.of(told, before.told)
    near_by = staying if before.sample == sample.told else staying.none

    directions = partial(_directions, sample, store)
    alike = _similarity(site, weights, directions, before, near_by)
    promise(similarity.similarity, site, lambda: alike)
    rows = with_sections(tuple(site.papers.values()), alike.vectors)
    nearest, looked = nearest_again(rows, order, before.nearest, near_by)
    near = Neighbourhood(rows=rows, nearest=nearest)
    promise(neighbourhood, site, lambda: near)

    weighed, tells = prints.of_papers(alike.weights, telling(alike.weights))
    former = np.frombuffer(before.weighed, np.uint64)
    moved = near_by.differs(weighed, former)
    again = looked | moved | _any(moved, near.places)
    held = Common(
        places=staying.places(before.nearest.places)[0],
        cosines=staying.rows(before.cosines, 0),
        steady=~staying.differs(weighed, former),
    )
    common = held.again(alike.weights, near.places, again)
    choice = _choice(site, before, near_by, again, common)
    promise(chosen, site, lambda: choice)
    unlike = staying.differs(tells, np.frombuffer(before.telling, np.uint64))
    words = _words(site, before, staying, unlike)
    promise(in_words, site, lambda: words)
    kept = partial(_Kept, told=told, sample=sample.told, common=common.tobytes())
    return partial(_keep, site, store, kept, weighed, tells)


def _keep(
    site: Site, store: Store, kept: Callable[..., _Kept], weighed: Prints, tells: Prints
) -> None:
    """Keep what is known of a site, once all has been asked for."""
    nearest = neighbourhood(site).nearest
    vectors = np.round(similarity.similarity(site).vectors * UNIT)
    value = kept(
        vectors=vectors.astype(np.int16).tobytes(),
        clusters=_small(nearest.clusters.of),
        around=(nearest.clusters.around.shape[1], _small(nearest.clusters.around)),
        places=_small(nearest.places),
        products=nearest.products.tobytes(),
        weighed=weighed.tobytes(),
        telling=tells.tobytes(),
        chosen=_small(chosen(site)),
        words=in_words(site),
        spelt=spelt.of(spelling(site), _texts(site)),
    )
    store.write(_NAME, value)


def _texts(site: Site) -> Prints:
    """Return a print of each paper's texts."""
    return np.frombuffer(b"".join(view.texts[:8] for view in site.papers.values()), np.uint64)


def _any(moved: Marks, places: Integers) -> Marks:
    """Return which rows of places name one that moved."""
    return np.asarray(((places >= 0) & moved[places]).any(axis=1))


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


def _directions(sample: Sample, store: Store) -> Directions:
    kept = store.read(_DIRECTIONS, _KeptDirections, sample.told)
    if kept and kept.terms:
        matrix = np.frombuffer(kept.matrix, np.float64).reshape(len(kept.terms), -1)
        return Directions(terms=kept.terms, matrix=matrix)
    found = similarity.directions(sample)
    value = _KeptDirections(terms=found.terms, matrix=found.matrix.tobytes())
    store.write(_DIRECTIONS, value, sample.told)
    return found


def _similarity(
    site: Site,
    weights: Weights,
    directions: Callable[[], Directions],
    before: _Kept,
    staying: Staying,
) -> Similarity:
    kept = np.frombuffer(before.vectors, np.int16).reshape(-1, DIMENSIONS)
    vectors = staying.rows(kept, 0).astype(np.float32) / np.float32(UNIT)
    fresh = np.flatnonzero(~staying.same)
    if len(fresh):
        vectors[fresh] = similarity.vectors(weights, directions(), fresh)
    titles = similarity.titles(tokens.words(site))
    return Similarity(weights=weights, vectors=vectors, titles=titles)


def _choice(site: Site, before: _Kept, staying: Staying, moved: Marks, common: Floats) -> Integers:
    """Return the related papers of each; `moved` are those for which they are chosen again."""
    found, _ = staying.places(_wide(before.chosen).reshape(-1, selection.MOST))
    again = np.flatnonzero(moved)
    alike, near = similarity.similarity(site), neighbourhood(site)
    found[again] = selection.choose(alike, near, again, common[again])
    return found


def _words(site: Site, before: _Kept, staying: Staying, unlike: Marks) -> list[str]:
    """Return what each two related papers share.

    That is worked out for papers of which one is `unlike` what it was, and for those that hold a
    term that is spelt differently.
    """
    ones, others = once(chosen(site))[0]
    again = unlike[ones] | unlike[others]
    for column in spelt.again(before.spelt, spelling(site), _texts(site)):
        holds = np.zeros(len(unlike), bool)
        holds[similarity.similarity(site).weights.holding(column)] = True
        again |= holds[ones] & holds[others]
    former = _former_words(staying, before)
    pairs = zip(ones.tolist(), others.tolist(), again.tolist(), strict=True)
    words = [None if new else former.get((one, other)) for one, other, new in pairs]
    missing = np.flatnonzero([each is None for each in words])
    found = iter(shared(site, ones[missing], others[missing]))
    return [next(found) if each is None else each for each in words]


def _former_words(staying: Staying, before: _Kept) -> dict[tuple[int, int], str]:
    """Return what two papers shared that were related, by their places now."""
    pairs = np.array(once(_wide(before.chosen).reshape(-1, selection.MOST))[0])
    ones, others = np.sort(np.append(staying.into, -1)[pairs], axis=0).tolist()
    return dict(zip(zip(ones, others, strict=True), before.words, strict=True))


def _small(numbers: Integers) -> bytes:
    return numbers.astype(np.int32).tobytes()


def _wide(held: bytes) -> Integers:
    return np.frombuffer(held, np.int32).astype(np.int64)
