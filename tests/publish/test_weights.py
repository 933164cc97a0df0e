import numpy as np

from generator.publish import tokens
from generator.publish.weights import Weights, weigh
from tests.publish.invented import page, site_of


def weighed(*bodies: str) -> Weights:
    pages = [page(f"p{number}", "", body) for number, body in enumerate(bodies)]
    views = sorted(site_of(*pages).papers.values(), key=lambda view: view.slug)
    return weigh(tokens.read(views))


def terms_of(found: Weights, number: int) -> set[tuple[str, ...]]:
    return {found.term(column) for column in found.rows.each()[number][0]}


def test_what_two_papers_hold_counts_as_words_and_pairs() -> None:
    found = weighed("Model pruning helps.", "We study model pruning.", "Tides of seas.")
    shared = {("model",), ("prune",), ("model", "prune")}
    assert terms_of(found, 0) == shared
    assert terms_of(found, 1) == shared
    assert not terms_of(found, 2)


def test_a_pair_does_not_reach_from_one_field_into_the_next() -> None:
    site = site_of(
        page("a", "title: Fast wings\nsummary: Low tides."),
        page("b", "title: Fast wings\nsummary: Low tides."),
    )
    found = weigh(tokens.words(site))
    assert ("wing", "low") not in terms_of(found, 0)


def test_what_every_paper_holds_weighs_nothing() -> None:
    found = weighed("Wings.", "Wings and rocks.", "Wings and rocks.")
    columns, values = found.rows.each()[1]
    weight = dict(zip(map(found.term, columns), values, strict=True))
    assert weight[("wing",)] == 0
    assert weight[("rock",)] > 0


def test_rows_have_unit_length_or_none() -> None:
    found = weighed("Wings and rocks.", "Wings and rocks of the sea.", "Alone.")
    lengths = [float(np.linalg.norm(values)) for _, values in found.rows.each()]
    assert np.allclose(lengths, [1, 1, 0], atol=1e-3)


def test_without_papers_there_are_no_terms() -> None:
    found = weigh(tokens.read(()))
    assert (len(found.codes), list(found.rows.starts)) == (0, [0])
