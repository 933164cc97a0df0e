from generator.publish import tokens
from tests.publish.invented import page, site_of

WING = page(
    "a-wing",
    "title: The $n^2$ wings\nsummary: On feathers.\nauthors: [Ann Lee]\nvenue: ICLR 2025",
    "It beats and beats.\n\n## Notes\nFolded.\n",
)


def test_each_field_has_its_stems_in_order_without_stop_words() -> None:
    (view,) = site_of(WING).papers.values()
    assert tokens.terms(view) == {
        "title": ["n2", "wing"],
        "authors": ["ann", "lee", "iclr", "2025"],
        "summary": ["feather"],
        "topics": ["bird"],
        "abstract": ["beat", "beat"],
        "notes": ["note", "fold"],
    }


def test_a_paper_is_taken_apart_once() -> None:
    (view,) = site_of(WING).papers.values()
    assert tokens.terms(view) is tokens.terms(view)


def test_equal_papers_of_two_sites_share_nothing() -> None:
    (one,), (other,) = site_of(WING).papers.values(), site_of(WING).papers.values()
    assert tokens.terms(one) == tokens.terms(other)
    assert tokens.terms(one) is not tokens.terms(other)
