from generator.publish.redirects import redirects
from tests.publish.invented import page, site_of


def test_a_former_name_leads_to_the_paper() -> None:
    found = redirects(site_of(page("new", "formerly: [old, older]"), page("other")))
    assert {slug: view.slug for slug, view in found.targets.items()} == {
        "old": "new",
        "older": "new",
    }
    assert not found.problems


def test_a_former_name_never_hides_a_living_page() -> None:
    found = redirects(site_of(page("new", "formerly: [other]"), page("other")))
    assert not found.targets
    (problem,) = found.problems
    assert "docs/topics/birds/new.md" in str(problem)
    assert "docs/topics/birds/other.md" in str(problem)


def test_of_two_that_claim_a_name_one_gets_it_and_it_is_told() -> None:
    found = redirects(site_of(page("a", "formerly: [old]"), page("b", "formerly: [old]")))
    assert {slug: view.slug for slug, view in found.targets.items()} == {"old": "a"}
    assert len(found.problems) == 1
