from generator.publish.browse import code, organizations, titles
from generator.publish.browse.listing import Group, Listing
from tests.publish.invented import page, site_of


def test_no_more_papers_are_listed_than_a_page_holds() -> None:
    views = tuple(site_of(*(page(f"p{number}") for number in range(6))).papers.values())
    groups = tuple(Group(id=name, title=name, papers=views) for name in "ab")
    listing = Listing(title="All", groups=groups, most=8)
    assert [(group.id, len(papers)) for group, papers in listing.listed] == [("a", 6), ("b", 2)]
    assert (listing.papers, listing.more) == (12, 4)
    short = Listing(title="All", groups=groups, most=6)
    assert [group.id for group, _ in short.listed] == ["a"]


def test_only_papers_with_code_are_listed_as_such() -> None:
    site = site_of(
        page("a", "links: {code: 'https://x.test/c'}"),
        page("b", "links: {demo: 'https://x.test/'}"),
    )
    listing = code.listing(site)
    assert [view.slug for group in listing.groups for view in group.papers] == ["a"]
    assert code.listing(site_of(page("b"))).groups == ()


def test_organisations_stand_by_their_names() -> None:
    site = site_of(
        page("a", "organization: {handle: zz, name: An Institute}"),
        page("b", "organization: {handle: mm}"),
        page("c", "organization: {handle: zz}"),
    )
    found = [
        (group.title, [view.slug for view in group.papers]) for group in organizations.groups(site)
    ]
    assert found == [("An Institute", ["a", "c"]), ("mm", ["b"])]


def test_titles_stand_under_their_letters() -> None:
    site = site_of(
        page("a", "title: The Wing"), page("b", "title: Winds"), page("c", "title: A beak")
    )
    found = [
        (group.title, [view.slug for view in group.papers]) for group in titles.listing(site).groups
    ]
    assert found == [("B", ["c"]), ("W", ["b", "a"])]
