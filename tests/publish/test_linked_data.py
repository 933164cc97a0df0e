import json
from typing import Any

from generator.publish import linked_data, site
from generator.publish.site import Site
from tests.publish.invented import TOPICS, page

ADDRESS = "https://x.test/index"
HEAD = """
title: 'The wing </script><script>hit(1)</script>'
date: 2024-05-28
authors: [Ada Vale, Ben Moor]
arxiv: '2401.10000'
doi: 10.1000/wing
venue: ICLR 2025
also: [tides]
"""


def made(*heads: str) -> Site:
    return site.build((page(f"p{place}", head) for place, head in enumerate(heads)), TOPICS)


def told(found: Site, subject: Any, address: str | None = ADDRESS) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(linked_data.of(found, address, subject))
    return said


def test_a_paper_tells_what_is_known_of_it() -> None:
    found = made(HEAD)
    assert told(found, found.papers["p0"]) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "The wing </script><script>hit(1)</script>",
        "author": [
            {"name": "Ada Vale"},
            {"name": "Ben Moor"},
        ],
        "datePublished": "2025",
        "isPartOf": {
            "@type": "Book",
            "name": "International Conference on Learning Representations",
        },
        "sameAs": "https://arxiv.org/abs/2401.10000",
    }


def test_of_what_is_not_known_nothing_is_said() -> None:
    found = made("")
    assert told(found, found.papers["p0"]) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "P0",
    }


def test_no_title_ends_or_begins_a_script() -> None:
    found = made(HEAD)
    assert "<" not in linked_data.of(found, ADDRESS, found.papers["p0"])


def test_of_very_many_authors_none_is_named() -> None:
    found = made(f"authors: [{', '.join(f'Ada V{number}' for number in range(31))}]")
    assert "author" not in told(found, found.papers["p0"])


def test_a_section_lists_its_first_papers_and_counts_them_all() -> None:
    found = made(*[""] * (linked_data.LISTED + 5))
    said = told(found, found.sections["birds"])
    assert (said["@type"], said["name"]) == ("CollectionPage", "Birds")
    assert said["url"] == f"{ADDRESS}/topics/birds/"
    assert said["mainEntity"]["numberOfItems"] == linked_data.LISTED + 5
    listed = said["mainEntity"]["itemListElement"]
    assert [each["position"] for each in listed] == list(range(1, linked_data.LISTED + 1))
    first = found.sections["birds"].papers[0]
    assert listed[0]["url"] == f"{ADDRESS}/{first.url}"


def test_without_an_address_no_address_is_told() -> None:
    found = made("")
    for subject in (found.sections["birds"], None):
        assert "topics/" not in linked_data.of(found, None, subject)
        assert "url" not in told(found, subject, None)


def test_the_site_tells_how_to_search_it() -> None:
    found = made()
    assert told(found, None)["potentialAction"]["target"] == f"{ADDRESS}/search/?q={{words}}"
