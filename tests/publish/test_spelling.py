import pytest

from generator.publish import tokens
from generator.publish.prose import names_a_thing
from generator.publish.spelling import Spelling
from generator.publish.weights import weigh
from tests.publish.invented import page, site_of


def spelt(term: tuple[str, ...], *bodies: str, title: str = "T") -> str | None:
    pages = [
        page(f"p{number}", f"title: {title} {number}", each) for number, each in enumerate(bodies)
    ]
    views = sorted(site_of(*pages).papers.values(), key=lambda view: view.slug)
    weights = weigh(tokens.read(views))
    columns = [each for each in range(len(weights.codes)) if weights.term(each) == term]
    return Spelling(weights=weights, views=views).of(columns[0]) if columns else "absent"


@pytest.mark.parametrize(
    ("term", "bodies", "expected"),
    [
        ("scale law", ("We fit scaling laws.", "A scaling law holds."), "scaling laws"),
        ("scale law", ("Scaling laws hold.", "Scaling laws break."), "scaling laws"),
        ("scale", ("We scale it, scaling.", "More scaling here."), "scaling"),
        (
            "context learn",
            ("In-context learning.", "By in-context learning."),
            "in-context learning",
        ),
        ("bert", ("Like BERT it is.", "Unlike BERT it is."), "BERT"),
        ("arab", ("In Arabic tides.", "For Arabic tides."), "Arabic"),
        ("sea level", ("The Sea Level (SL).", "Of sea level."), "sea level"),
        ("chain thought", ("With chain of thought.", "A chain-of-thought."), "chain of thought"),
    ],
)
def test_a_term_is_written_as_the_papers_write_it(
    term: str, bodies: tuple[str, ...], expected: str
) -> None:
    assert spelt(tuple(term.split()), *bodies) == expected


@pytest.mark.parametrize(
    ("term", "bodies"),
    [
        (("prune", "quantiz"), ("Of pruning, quantization.", "For pruning. Quantization.")),
        (("shot",), ("A zero-shot test.", "Of zero-shot kinds.")),
        (("neural",), ("A neural thing.", "Some neural things.")),
        (("show",), ("We show it.", "They show it.")),
        (("learn",), ("On learning it.", "Of learning that.")),
        (("2024",), ("In 2024 we.", "Of 2024 it.")),
    ],
)
def test_what_names_nothing_is_not_written(term: tuple[str, ...], bodies: tuple[str, ...]) -> None:
    assert spelt(term, *bodies) is None


def test_a_title_lends_no_capitals() -> None:
    assert spelt(("wing", "beat"), "It.", "That.", title="Wing Beats in") == "wing beats"


@pytest.mark.parametrize(
    ("words", "thing"),
    [("retrieval", True), ("neural", False), ("structured pruning", True), ("objective", True)],
)
def test_endings_tell_things_from_qualities(words: str, thing: bool) -> None:
    assert names_a_thing(words) is thing
