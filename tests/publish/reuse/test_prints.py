import numpy as np

from generator.publish import tokens
from generator.publish.reuse import prints
from generator.publish.reuse.prints import Prints
from generator.publish.telling import telling
from generator.publish.weights import weigh
from tests.publish.invented import page, site_of

TEXTS = (
    "Wings of birds. Wings are long.",
    "Wings of gulls.",
    "Rocks of granite. Granite is old.",
    "Granite and basalt of the coast.",
    "Basalt of the coast.",
)


def printed(*texts: str) -> dict[str, tuple[int, int]]:
    """Return the prints of papers by their texts, which are in order of these."""
    site = site_of(*(page(f"p{place}", "title: T", text) for place, text in enumerate(texts)))
    weights = weigh(tokens.words(site))
    weighed, told = prints.of_papers(weights, telling(weights))
    found = zip(weighed.tolist(), told.tolist(), strict=True)
    abstracts = [view.paper.abstract or "" for view in site.papers.values()]
    return dict(zip(abstracts, found, strict=True))


def test_papers_have_the_same_print_if_they_hold_the_same_of_what_several_do() -> None:
    wings, *others = [weighed for weighed, _ in printed(*TEXTS).values()]
    assert wings == others[0]
    assert len(set(others)) == len(others)


def test_a_further_term_that_comes_first_changes_no_print_of_others() -> None:
    before = printed(*TEXTS, "Nothing.")
    after = printed(*TEXTS, "Aardvark.")
    assert [before[text] for text in TEXTS] == [after[text] for text in TEXTS]


def test_a_term_that_becomes_less_rare_changes_the_prints_of_those_who_hold_it() -> None:
    before = printed(*TEXTS, "Nothing.")
    after = printed(*TEXTS, "Basalt.")
    changed = [text for text in TEXTS if before[text][0] != after[text][0]]
    assert changed == [text for text in TEXTS if "asalt" in text]


def test_only_the_first_of_a_list_count_and_in_their_order() -> None:
    own = np.arange(1, 9, dtype=np.uint64)
    held, edges = np.array([0, 1, 2, 1, 0, 2, 0, 1]), np.array([[0, 3, 6], [3, 6, 8]])
    first, second, third = of(own, held, edges, 2)
    assert first == third != second
    assert of(own, held, edges, 3)[0] != of(own, held, edges, 3)[2]


def of(own: Prints, held: np.ndarray, edges: np.ndarray, most: int) -> list[int]:
    return [int(each) for each in prints.of_lists(own, held, edges, most)]
