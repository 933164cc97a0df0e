import pytest

from generator.publish import timeline
from generator.publish.paper_view import PaperView
from tests.publish.invented import page, site_of


def views(*dates: str) -> list[PaperView]:
    pages = [page(f"p{n}", f"date: {date}" if date else "") for n, date in enumerate(dates)]
    return list(site_of(*pages).papers.values())


def test_the_years_of_papers_leave_none_out() -> None:
    papers = views("2001-05", "2004", "", "2004-01-02")
    assert timeline.years(papers) == (2001, 2002, 2003, 2004)
    assert timeline.counts(papers, range(2000, 2005)) == (0, 1, 0, 0, 2)
    assert timeline.years(views("")) == ()


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([], ""),
        (["", ""], ""),
        (["2001", "2001-05"], "from 2001"),
        (["2001", "2003", "2003", ""], "from 2001 to 2003, most of them from 2003"),
        (["2001", "2003"], "from 2001 to 2003"),
    ],
)
def test_a_span_of_years_in_words(dates: list[str], words: str) -> None:
    assert timeline.in_words(views(*dates)) == words
