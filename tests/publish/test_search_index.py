import json

from generator.publish import query, search_index
from tests.publish.invented import page, site_of

PAGES = (
    page("a-wing", "title: The $n^2$ wing\nsummary: On feathers.\nkind: theory", "It beats.\n"),
    page(
        "b-rock", "title: <b>Granite</b>\ndate: 2001", "It rests.\n\n## Notes\nQuartz.\n", "rocks"
    ),
)


def test_what_finds_and_what_shows_are_apart() -> None:
    files = search_index.build(site_of(*PAGES)).files()
    assert set(files) == {"search/index.json", "search/documents.json"}
    assert json.loads(files["search/documents.json"]) == [
        {
            "slug": "a-wing",
            "title": "The n² wing",
            "text": "On feathers.",
            "facts": "Birds · Theory",
        },
        {
            "slug": "b-rock",
            "title": "<b>Granite</b>",
            "text": "It rests.",
            "facts": "Rocks · 2001",
        },
    ]


def test_every_text_of_a_paper_finds_it() -> None:
    index = search_index.build(site_of(*PAGES))
    found = {
        word: [hit.slug for hit in query.search(index, word)]
        for word in ("wing", "feathers", "beats", "birds", "granite", "quartz", "nothing")
    }
    assert found == {
        "wing": ["a-wing"],
        "feathers": ["a-wing"],
        "beats": ["a-wing"],
        "birds": ["a-wing"],
        "granite": ["b-rock"],
        "quartz": ["b-rock"],
        "nothing": [],
    }


def test_the_order_of_pages_does_not_matter() -> None:
    one = search_index.build(site_of(*PAGES)).files()
    assert search_index.build(site_of(*reversed(PAGES))).files() == one


def test_a_site_without_papers_has_an_index_that_finds_nothing() -> None:
    index = search_index.build(site_of())
    assert query.search(index, "wing") == []
    assert json.loads(index.files()["search/documents.json"]) == []
