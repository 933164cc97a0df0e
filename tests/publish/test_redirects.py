import pytest

from generator.publish.redirects import Redirects, redirects
from tests.publish.invented import belief, page, site_of


def leading(found: Redirects) -> dict[str, str]:
    return {slug: view.slug for slug, view in found.targets.items()}


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


def test_a_chain_of_renames_leads_to_its_end() -> None:
    pages = [page("c", "formerly: [b]")]
    found = redirects(site_of(*pages, beliefs=[belief("b", formerly=["a"])]))
    assert leading(found) == {"a": "c", "b": "c"}
    assert not found.removed


def test_a_former_name_that_a_page_lost_is_remembered() -> None:
    found = redirects(site_of(page("b"), beliefs=[belief("b", formerly=["a"])]))
    assert leading(found) == {"a": "b"}


def test_what_a_page_claims_comes_before_what_is_remembered() -> None:
    pages = [page("b"), page("c", "formerly: [a]")]
    found = redirects(site_of(*pages, beliefs=[belief("b", formerly=["a"])]))
    assert leading(found) == {"a": "c"}
    assert not found.problems


def test_a_known_paper_without_a_page_was_removed() -> None:
    gone = belief("gone", title="Gone $n^2$", topic="tides", formerly=["older"])
    found = redirects(site_of(page("here"), beliefs=[gone, belief("here")]))
    assert not found.targets
    assert set(found.removed) == {"gone", "older"}
    for view in found.removed.values():
        assert view.title == "Gone n²"
        assert view.section is not None
        assert view.section.topic.id == "tides"


def test_a_section_that_is_no_more_is_not_linked() -> None:
    found = redirects(site_of(beliefs=[belief("gone", topic="clouds")]))
    assert found.removed["gone"].section is None


def test_names_that_go_round_in_a_circle_are_removed_pages() -> None:
    round_and_round = [belief("a", formerly=["b"]), belief("b", formerly=["a"])]
    assert set(redirects(site_of(beliefs=round_and_round)).removed) == {"a", "b"}


@pytest.mark.parametrize("name", ["../../evil", "/etc", "a/b", "A", "", "a\n"])
def test_no_name_in_the_register_leads_out_of_its_folder(name: str) -> None:
    beliefs = [belief(name), belief("fine", formerly=[name, 7]), belief("odd", formerly="x")]
    found = redirects(site_of(beliefs=beliefs))
    assert {*found.targets, *found.removed} == {"fine", "odd"}
