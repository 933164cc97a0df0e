from generator.pages import Page
from generator.publish.choices import ENOUGH, Choices, choices
from tests.publish.invented import page, site_of

CODE = "links: {code: 'https://x.test/code'}"


def choices_of(*pages: Page) -> Choices | None:
    return choices(tuple(site_of(*pages).papers.values()))


def same(count: int, head: str) -> list[Page]:
    return [page(f"same-{number}", head) for number in range(count)]


def test_a_short_list_is_not_narrowed_down() -> None:
    assert choices_of(*same(ENOUGH - 1, "date: 2001")) is None
    assert choices_of(*same(ENOUGH, "date: 2001"))


def test_choices_tell_how_many_papers_they_leave() -> None:
    found = choices_of(
        *same(ENOUGH, "date: 2001\nkind: survey"),
        page("a", f"date: 2003\nkind: method\ncomments: 3\n{CODE}"),
        page("b", "date: 2003-05"),
        page("c"),
    )
    assert found == Choices(
        years=((2003, 2), (2001, ENOUGH)),
        kinds=(("method", 1), ("survey", ENOUGH)),
        code=1,
        discussed=True,
    )


def test_what_all_papers_share_is_no_choice() -> None:
    found = choices_of(*same(ENOUGH, f"date: 2001\nkind: survey\n{CODE}"))
    assert found == Choices(years=(), kinds=(), code=0, discussed=False)
