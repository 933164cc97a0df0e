import json
from collections import Counter
from dataclasses import replace

import pytest

from generator.pages import Page
from generator.publish import site as whole
from generator.publish.compact import COMPACT
from generator.publish.related import Related, _section, related
from generator.publish.selection import MOST
from generator.publish.site import Site
from tests.conftest import REPOSITORY
from tests.publish.invented import page, site_of

DATA = REPOSITORY / "tests/data/related/judgements.jsonl"
LINES = DATA.read_text(encoding="utf-8").splitlines()
JUDGED = {(pair["paper"], pair["other"]): pair["wanted"] for pair in map(json.loads, LINES)}


@pytest.fixture(scope="module")
def site() -> Site:
    return whole.load(REPOSITORY)


def beside(site: Site) -> dict[str, tuple[Related, ...]]:
    return {slug: related(site, view) for slug, view in site.papers.items()}


def test_readers_would_want_four_of_five_papers_shown(site: Site) -> None:
    found = beside(site)
    papers = {paper for paper, _ in JUDGED} & set(site.papers)
    shown = [(paper, each.paper.slug) for paper in sorted(papers) for each in found[paper]]
    wanted = sum(JUDGED.get(pair, False) for pair in shown)
    unjudged = [pair for pair in shown if pair not in JUDGED]
    assert wanted >= 0.8 * len(shown), f"{wanted} of {len(shown)}; judge these: {unjudged}"


def test_most_papers_lead_to_others(site: Site) -> None:
    numbers = Counter(len(each) for each in beside(site).values())
    assert numbers[0] < 0.1 * len(site.papers)
    assert sum(number * papers for number, papers in numbers.items()) > 3 * len(site.papers)


def test_the_judged_papers_cover_every_section(site: Site) -> None:
    judged = {paper for paper, _ in JUDGED} & set(site.papers)
    assert len(judged) == 40
    assert {site.papers[paper].topics[0].id for paper in judged} == set(site.sections)
    assert set(JUDGED.values()) == {True, False}


def test_a_paper_is_never_shown_beside_itself_or_twice(site: Site) -> None:
    for slug, shown in beside(site).items():
        slugs = [each.paper.slug for each in shown]
        assert len(slugs) <= MOST
        assert len({slug, *slugs}) == len(slugs) + 1


def test_the_reason_is_in_both_papers(site: Site) -> None:
    for slug, shown in list(beside(site).items())[:50]:
        for each in shown:
            assert each.reason
            assert each.reason.count(",") < 3
            assert not each.reason.startswith((" ", ","))
            assert slug != each.reason


WORDS = ("Granite", "Basalt", "Gneiss", "Marble", "Slate", "Quartz", "Lava", "Flint", "Chalk")
FILLER = tuple(
    page(
        f"filler-{number}", "", f"{noun} and {WORDS[number - 1]} and {WORDS[number - 2]}.", "rocks"
    )
    for number, noun in enumerate(WORDS)
)
PRUNING = "Structured pruning helps. We study structured pruning."


def shown_for(slug: str, *pages: Page) -> list[tuple[str, str]]:
    found = beside(site_of(*pages, *FILLER))
    return [(each.paper.slug, each.reason) for each in found[slug]]


def test_the_reason_is_what_both_are_about_in_the_words_of_the_papers() -> None:
    one, other = (
        page(slug, f"title: Structured pruning of {first}", f"{words} With structured pruning.")
        for slug, first, words in (
            ("one", "granite", "Basalt, gneiss, lava. " * 3),
            ("other", "slate", "Marble, flint, quartz. " * 3),
        )
    )
    assert shown_for("one", one, other) == [("other", "structured pruning")]


def test_two_versions_of_one_text_are_not_related() -> None:
    one, again = (page(slug, f"title: {slug}", PRUNING) for slug in ("one", "again"))
    assert shown_for("one", one, again) == []


def test_two_papers_of_one_title_are_not_related() -> None:
    one = page("one", "title: Structured pruning", PRUNING)
    again = page("again", "title: Structured Pruning!", "Pruning of a structured kind of wings.")
    assert shown_for("one", one, again) == []


@pytest.mark.parametrize("papers", [0, 1, 2])
def test_few_papers_are_no_special_case(papers: int) -> None:
    pages = [page(f"p{number}", "", f"Text {number}.") for number in range(papers)]
    assert len(beside(site_of(*pages))) == papers


def test_without_terms_in_common_the_section_is_the_reason() -> None:
    one, other = site_of(page("a"), page("b")).papers.values()
    assert _section(one, other) == "Birds"


def test_a_compact_site_names_the_best_three(site: Site) -> None:
    brief = beside(replace(site, extent=COMPACT))
    assert max(map(len, beside(site).values())) == MOST > 3
    assert all(found == beside(site)[slug][:3] for slug, found in brief.items())
