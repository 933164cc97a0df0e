from urllib.parse import parse_qs, unquote, urlsplit

from generator.model import Paper
from generator.publish.lookups import ARXIV, TITLE, Lookup, lookups, patterns

HOSTS = {
    "arXiv": "arxiv.org",
    "Semantic Scholar": "semanticscholar.org",
    "Google Scholar": "scholar.google.com",
}


def found(title: str = "Wings & winds", **facts: str) -> dict[str, Lookup]:
    paper = Paper(title=title, topic="birds", **facts)  # type: ignore[arg-type]
    return {lookup.name: lookup for lookup in lookups(paper, title)}


def test_without_an_id_every_place_is_searched_for_the_title() -> None:
    places = found("Wings & winds: 50% more")
    assert set(places) == set(HOSTS)
    for name, place in places.items():
        address = urlsplit(place.url)
        assert not place.exact
        assert (address.hostname or "").endswith(HOSTS[name])
        asked = [value for values in parse_qs(address.query).values() for value in values]
        assert any("Wings & winds: 50% more" in value for value in asked)


def test_an_arxiv_id_names_the_paper_everywhere() -> None:
    places = found(arxiv="2401.10000")
    assert all(place.exact and "2401.10000" in place.url for place in places.values())


def test_the_listing_site_is_named_only_for_the_ids_it_lists_papers_by() -> None:
    places = found(arxiv="cs/0101001")
    assert places["arXiv"].url == "https://arxiv.org/abs/cs/0101001"
    assert "Hugging Face" not in places
    assert found(arxiv="2401.10000")["Hugging Face"].exact


def test_the_pdf_is_one_click_away_where_an_id_tells_its_address() -> None:
    assert (
        found(arxiv="2401.10000", acl="P18-1001")["PDF"].url == "https://arxiv.org/pdf/2401.10000"
    )
    assert found(acl="P18-1001")["PDF"].url == "https://aclanthology.org/P18-1001.pdf"
    assert "PDF" not in found(doi="10.1000/a")


def test_a_publishers_id_comes_first() -> None:
    places = found(doi="10.1000/a<b>#1", acl="2024.acl-long.1")
    assert list(places)[:2] == ["DOI", "ACL Anthology"]
    assert places["DOI"].url == "https://doi.org/10.1000/a%3Cb%3E%231"
    assert places["ACL Anthology"].url == "https://aclanthology.org/2024.acl-long.1/"


def test_what_is_not_a_papers_own_follows_from_its_id_or_its_title() -> None:
    for kind, ids in (("new", "2401.10000"), ("old", "cs/0101001"), ("title", "")):
        wanted = found("Wings", arxiv=ids) if ids else found("Wings")
        made = {
            each.name: each.url.replace(ARXIV, ids).replace(TITLE, "Wings")
            for each, kinds in patterns()
            if kind in kinds.split()
        }
        # Some addresses have another sign for the slash of an id of the old style.
        others = {each.name: each.url for each in wanted.values() if not each.own}
        assert {name: unquote(url) for name, url in made.items()} == {
            name: unquote(url) for name, url in others.items()
        }


def test_a_papers_own_places_are_those_that_gave_it_an_id() -> None:
    places = found(arxiv="2401.10000", acl="P18-1001", doi="10.1000/a")
    assert [place.name for place in places.values() if place.own] == [
        *("DOI", "ACL Anthology", "arXiv", "PDF")
    ]
    assert [place for place in found().values() if place.own] == []
