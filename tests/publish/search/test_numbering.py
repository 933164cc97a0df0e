"""Papers that are alike have numbers close together, and one paper's change moves no other."""

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from generator.pages import Page
from generator.publish.search.numbering import numbered
from tests.publish.invented import page, site_of

SUBJECTS = ("owls", "quartz", "currents", "feathers", "erosion")
TITLES = st.lists(st.sampled_from(SUBJECTS), max_size=4).map(" ".join)


def paper(number: int, title: str, body: str = "", topic: str = "birds") -> Page:
    return page(f"p{number:02}", f"title: A study of {title} {number}", body, topic)


def order(*pages: Page) -> list[str]:
    return [view.slug for view in numbered(site_of(*pages))]


def test_papers_of_one_section_stand_together() -> None:
    pages = [paper(n, "owls", topic=("tides", "birds", "rocks")[n % 3]) for n in range(9)]
    views = numbered(site_of(*pages))
    assert [topic for topic, _ in groupby(view.topics[0].id for view in views)] == [
        *("birds", "rocks", "tides")
    ]


def test_papers_that_share_words_of_their_titles_stand_together() -> None:
    pages = [paper(number, SUBJECTS[number % 5]) for number in range(25)]
    found = [int(slug[1:]) % 5 for slug in order(*pages)]
    assert len([*groupby(found)]) == 5


def test_the_more_frequent_word_comes_first() -> None:
    pages = [paper(n, "owls quartz" if n % 2 else "owls") for n in range(8)]
    pages += [paper(8 + n, "quartz currents") for n in range(2)]
    found = order(*pages)
    assert {*found[:8]} == {f"p{n:02}" for n in range(8)}


def test_the_summary_counts_as_the_title_does() -> None:
    pages = [page(f"p{n:02}", f"title: T\nsummary: On {SUBJECTS[n % 2]}.") for n in range(8)]
    found = [int(slug[1:]) % 2 for slug in order(*pages)]
    assert len([*groupby(found)]) == 2


def test_an_abstract_moves_nothing() -> None:
    pages = [paper(number, SUBJECTS[number % 5], "Plain.") for number in range(25)]
    changed = [*pages[:-1], paper(24, SUBJECTS[4], "Owls and quartz and owls.")]
    assert order(*pages) == order(*changed)


@given(st.integers(0, 24), TITLES)
def test_another_title_moves_no_other_paper(place: int, title: str) -> None:
    # Four to six papers hold each word, before and after: equally many, to the search.
    pages = [paper(number, SUBJECTS[number % 5]) for number in range(25)]
    changed = [*pages[:place], paper(place, title), *pages[place + 1 :]]
    slug = f"p{place:02}"
    before, after = ([each for each in order(*all_) if each != slug] for all_ in (pages, changed))
    assert before == after


@given(st.permutations([paper(number, SUBJECTS[number % 5]) for number in range(12)]))
def test_the_order_of_the_pages_is_of_no_account(pages: list[Page]) -> None:
    assert order(*pages) == order(*sorted(pages, key=lambda each: each.path))


def test_without_papers_there_are_no_numbers() -> None:
    assert order() == []
