from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import taxonomy, text
from generator.classify.topics import Choice, classify
from generator.ingest import readers
from generator.model import Entry
from generator.taxonomy import Taxonomy, Topic
from tests.conftest import REPOSITORY

LABELS = REPOSITORY / "tests/data/topics/labels.csv"


def topic(name: str, order: int, description: str, *keywords: str) -> Topic:
    return Topic(
        id=name,
        title=name.capitalize(),
        description=description,
        keywords=keywords,
        order=order,
        intro="",
    )


def taxonomy_of(*topics: Topic) -> Taxonomy:
    return {each.id: each for each in topics}


KITCHEN = taxonomy_of(
    topic("bread", 10, "Dough, ovens and crusts.", "+sourdough", "dough", "rye flour", "oven"),
    topic("cheese", 20, "Milk, curds and cellars.", "curd", "milk", "rennet", "cellar"),
    topic("tea", 30, "Leaves, water and patience.", "tea", "leaf", "steeping", "kettle"),
)


def one(title: str, abstract: str = "", sections: Taxonomy = KITCHEN) -> Choice:
    return classify([(title, abstract)], sections)[0]


def test_keywords_choose_and_are_told_as_the_page_writes_them() -> None:
    choice = one("Slow Steeping", "We pour a kettle over every leaf.")
    assert choice.topic == "tea"
    assert choice.confident
    assert set(choice.evidence) == {"steeping", "kettle", "leaf"}


def test_case_plural_and_hyphen_do_not_count() -> None:
    assert one("RYE-FLOURS").evidence == ("rye flour",)


def test_title_outweighs_the_abstract() -> None:
    choice = one("Notes on Curd", "Ovens are hot and dough is soft.")
    assert choice.topic == "cheese"
    assert "bread" in choice.also


def test_what_authors_claim_outweighs_what_they_recall() -> None:
    abstract = "Many others worked with milk. In this paper we work with dough."
    assert one("Notes", abstract).topic == "bread"


def test_longest_phrase_at_a_place_is_meant() -> None:
    sections = taxonomy_of(
        topic("glass", 10, "Panes.", "milk glass"), topic("dairy", 20, "Cows.", "milk")
    )
    assert one("Milk glass", sections=sections).evidence == ("milk glass",)


def test_core_keyword_counts_more_than_another() -> None:
    assert one("Sourdough or milk").topic == "bread"
    assert one("Milk or sourdough").topic == "bread"


def test_keyword_shared_by_two_sections_decides_for_neither() -> None:
    sections = taxonomy_of(
        topic("one", 10, "First.", "salt", "pan"), topic("two", 20, "Second.", "salt", "pot")
    )
    choice = one("Salt in the pot", sections=sections)
    assert choice.topic == "two"
    assert choice.evidence == ("pot", "salt")


def test_nothing_to_go_by_gives_the_first_section_without_confidence() -> None:
    choice = one("Something else altogether")
    assert (choice.topic, choice.also, choice.confident) == ("bread", (), False)
    assert choice.confidence == pytest.approx(1 / 3, abs=1e-6)
    assert choice.evidence == ()


def test_tie_goes_to_the_earlier_section() -> None:
    reverse = taxonomy_of(*reversed(list(KITCHEN.values())))
    assert one("Milk and dough").topic == "bread"
    assert one("Milk and dough", sections=reverse).topic == "cheese"


def test_section_without_keywords_is_known_by_its_description() -> None:
    bare = replace(KITCHEN["tea"], title="Hot drinks", keywords=())
    sections = taxonomy_of(KITCHEN["bread"], KITCHEN["cheese"], bare)
    choice = one("Patience and leaves", sections=sections)
    assert choice.topic == "tea"
    assert set(choice.evidence) == {"patience", "leaves"}


def test_description_is_silent_where_there_are_keywords() -> None:
    assert one("Patience").evidence == ()


def test_no_texts_give_no_choices() -> None:
    assert classify([], KITCHEN) == []
    assert classify([], KITCHEN, [("Rye", "", "bread")]) == []


def test_only_section_is_certain() -> None:
    assert one("Anything", sections=taxonomy_of(KITCHEN["tea"])).confidence == 1


def test_near_copy_of_a_placed_page_goes_where_people_put_it() -> None:
    placed = [("The brass samovar, part one", "Charcoal under a brass samovar glows.", "cheese")]
    text_ = ("The brass samovar, part two", "Charcoal under a brass samovar still glows.")
    choice = classify([text_], KITCHEN, placed)[0]
    assert choice.topic == "cheese"
    assert choice.evidence == ("like 'The brass samovar, part one'",)


def test_placed_pages_teach_words_no_section_lists() -> None:
    words = ["samovar", "charcoal", "brass", "chimney", "embers", "spout", "saucer", "sugar"]
    placed = [
        (" ".join(words[turn:] + words[:turn]), " ".join(words[turn::2]), "tea")
        for turn in range(len(words))
    ] + [("Wheels of brine", "Brine and wheels and rind.", "cheese")] * 5
    untaught, taught = (
        one("Saucer and spout"),
        classify([("Saucer and spout", "")], KITCHEN, placed),
    )
    assert untaught.topic == "bread"
    assert taught[0].topic == "tea"


def test_more_placed_pages_count_for_more() -> None:
    page = ("Brass samovar", "Charcoal glows under brass.", "tea")
    other = ("Grey stones", "Gravel lies along the road.", "bread")
    few = classify([("Brass charcoal", "")], KITCHEN, [page] * 10)[0]
    many = classify([("Brass charcoal", "")], KITCHEN, [page] * 10 + [other] * 3_000)[0]
    assert few.topic == many.topic == "tea"
    assert many.confidence > few.confidence


def test_pages_placed_in_unknown_sections_teach_nothing() -> None:
    placed = [("Brass samovar", "", "no-such-section")]
    assert classify([("Brass samovar", "")], KITCHEN, placed) == [one("Brass samovar")]


def test_placed_pages_without_a_word_teach_nothing() -> None:
    placed = [("…", "", "tea")]
    assert classify([("Dough", "")], KITCHEN, placed)[0].topic == "bread"


def test_background_makes_few_texts_count_as_many_would() -> None:
    texts = [("Dough in an oven", "")] * 600 + [("Dough, milk and a cellar", "")] * 60
    alone = classify(texts[-1:], KITCHEN, background=texts[:-1])
    assert alone == classify(texts, KITCHEN)[-1:]
    assert alone[0].confidence > classify(texts[-1:], KITCHEN)[0].confidence


_WORDS = st.sampled_from(
    ["dough", "milk", "tea", "leaf", "oven", "sourdough", "rye", "flour", "we", "the", ".", "Our"]
)
_TEXTS = st.lists(
    st.tuples(st.lists(_WORDS).map(" ".join), st.lists(_WORDS).map(" ".join)), max_size=8
)


@settings(deadline=None)  # the first example imports scikit-learn
@given(_TEXTS, st.randoms(use_true_random=False))
def test_order_of_the_texts_does_not_matter(
    texts: list[tuple[str, str]], chance: random.Random
) -> None:
    order = list(range(len(texts)))
    chance.shuffle(order)
    straight = classify(texts, KITCHEN)
    assert classify([texts[place] for place in order], KITCHEN) == [
        straight[place] for place in order
    ]


@settings(deadline=None)  # the first example imports scikit-learn
@given(_TEXTS, st.sampled_from(list(KITCHEN)))
def test_a_choice_is_sound(texts: list[tuple[str, str]], placed_in: str) -> None:
    for choice in classify(texts, KITCHEN, [("Milk tea", "Dough.", placed_in)]):
        assert choice.topic in KITCHEN
        assert choice.topic not in choice.also
        assert len(choice.also) == len(set(choice.also)) <= 2
        assert 1 / 3 - 1e-5 <= choice.confidence <= 1


# The real sample.


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """A paper of the labelled sample, with its label."""

    words: tuple[str, str]
    topic: str
    also: tuple[str, ...]
    split: str


def _texts() -> Iterator[tuple[str, str]]:
    seen = set()
    for path in sorted((REPOSITORY / "sources").glob("*.txt")):
        for record in readers.read(path, path.name):
            if isinstance(record, Entry) and text.title_key(record.title) not in seen:
                seen.add(text.title_key(record.title))
                yield record.title, record.abstract or ""


@cache
def sample() -> tuple[tuple[tuple[str, str], ...], tuple[Label, ...]]:
    texts = {text.title_key(title): (title, abstract) for title, abstract in _texts()}
    with LABELS.open(encoding="utf-8", newline="") as lines:
        labels = tuple(
            Label(
                words=texts[text.title_key(row["title"])],
                topic=row["topic"],
                also=tuple(row["also"].split()),
                split=row["split"],
            )
            for row in csv.DictReader(lines)
        )
    return tuple(texts.values()), labels


@cache
def chosen() -> dict[tuple[str, str], Choice]:
    texts, _ = sample()
    return dict(zip(texts, classify(texts, taxonomy.load(REPOSITORY)), strict=True))


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_labels_are_eighty_and_eighty_with_known_topics() -> None:
    _, labels = sample()
    sections = taxonomy.load(REPOSITORY)
    assert [sum(label.split == half for label in labels) for half in ("tune", "held")] == [80, 80]
    assert {place for label in labels for place in (label.topic, *label.also)} <= set(sections)
    assert all(label.topic not in label.also for label in labels)


@pytest.mark.parametrize(("half", "floor", "near"), [("tune", 0.72, 0.85), ("held", 0.65, 0.8)])
def test_real_papers_land_where_readers_put_them(half: str, floor: float, near: float) -> None:
    pairs = [(each, chosen()[each.words]) for each in sample()[1] if each.split == half]
    assert share([choice.topic == label.topic for label, choice in pairs]) >= floor
    assert share([choice.topic in (label.topic, *label.also) for label, choice in pairs]) >= near


def test_confident_choices_are_mostly_right_and_half_are_confident() -> None:
    pairs = [(label.topic, chosen()[label.words]) for label in sample()[1]]
    sure = [choice.topic == topic for topic, choice in pairs if choice.confident]
    unsure = [choice.topic == topic for topic, choice in pairs if not choice.confident]
    assert len(sure) >= len(pairs) / 2
    assert share(sure) >= 0.8 > share(unsure)


def test_confidence_says_how_often_it_is_right() -> None:
    pairs = [(label.topic, chosen()[label.words]) for label in sample()[1]]
    said = sum(choice.confidence for _, choice in pairs) / len(pairs)
    assert said == pytest.approx(
        share([choice.topic == topic for topic, choice in pairs]), abs=0.15
    )


def test_placing_real_papers_does_not_spoil_the_rest() -> None:
    texts, labels = sample()
    sections = taxonomy.load(REPOSITORY)
    right = 0
    for fold in range(8):
        placed = [(*each.words, each.topic) for at, each in enumerate(labels) if at % 8 != fold]
        asked = labels[fold::8]
        choices = classify([each.words for each in asked], sections, placed, texts)
        right += sum(
            choice.topic == each.topic for choice, each in zip(choices, asked, strict=True)
        )
    untaught = sum(chosen()[each.words].topic == each.topic for each in labels)
    assert right >= untaught - 4


def test_choices_hardly_depend_on_the_batch() -> None:
    texts, labels = sample()
    sections = taxonomy.load(REPOSITORY)
    alone = [classify([each.words], sections)[0].topic for each in labels]
    assert share([a == chosen()[b.words].topic for a, b in zip(alone, labels, strict=True)]) >= 0.9
    together = classify([each.words for each in labels], sections, background=texts)
    same = [a.topic == chosen()[b.words].topic for a, b in zip(together, labels, strict=True)]
    assert share(same) >= 0.98


def test_nothing_is_chosen_to_be_unsorted_where_there_are_sections() -> None:
    waiting = topic(taxonomy.UNSORTED, 9999, "Papers that wait.", "sourdough", "dough")
    texts = [("Sourdough", "We knead sourdough and dough."), ("Nothing", "Of nothing at all.")]
    found = classify(texts, {**KITCHEN, waiting.id: waiting})
    assert found == classify(texts, KITCHEN)


def test_where_nothing_else_is_each_text_is_unsorted_and_waits() -> None:
    waiting = topic(taxonomy.UNSORTED, 9999, "Papers that wait.")
    (found,) = classify([("Sourdough", "We knead dough.")], {waiting.id: waiting})
    assert (found.topic, found.confidence, found.confident) == (taxonomy.UNSORTED, 0.0, False)
