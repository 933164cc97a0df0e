import json
import logging
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from generator.publish import site as sites
from generator.publish.feeds import files as feeds
from generator.publish.feeds.feed import paper_item
from generator.publish.paper_view import PaperView
from generator.publish.site import Site
from tests.conftest import REPOSITORY
from tests.publish.exports.library import VIEWS
from tests.publish.invented import page, site_of

ADDRESS = "https://x.test/index/"
TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^https://x\\.test/index/"}
AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "required": ["name"], "properties": {"name": TEXT}},
}
# JSON Feed 1.1 with what it merely recommends required.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "home_page_url", "feed_url", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "description": TEXT,
        "home_page_url": URL,
        "feed_url": URL,
        "authors": AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "content_html", "date_published"],
                "additionalProperties": False,
                "properties": {
                    "id": URL,
                    "url": URL,
                    "title": TEXT,
                    "content_html": TEXT,
                    "date_published": {
                        "type": "string",
                        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z$",
                    },
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT, "minItems": 1},
                },
            },
        },
    },
}
SITE = site_of(
    page("wing", "date: 2024-05-28\nauthors: [Ada Reed]\nalso: [rocks]", "It *beats* at $n^2$."),
    page("beak", "date: 2024-05\nformerly: [bill, nib]", "One.\n\nTwo."),
    page("lava", "date: '2023'", topic="rocks"),
    page("undated", topic="tides"),
)


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    """The feeds of this very index."""
    return feeds.files(sites.load(REPOSITORY), ADDRESS)


def test_feedparser_reads_every_feed_without_a_fault(real: dict[str, str]) -> None:
    found = {path: text for path, text in real.items() if path.endswith((".atom", ".rss"))}
    assert len(found) >= 2 * (1 + 17 + 1)
    for path, text in found.items():
        feed = feedparser.parse(text.encode())
        assert not feed.bozo, path
        assert feed.version == ("atom10" if path.endswith(".atom") else "rss20")
        assert feed.feed.title
        assert feed.entries
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        assert all(entry.link.startswith(ADDRESS) and entry.title for entry in feed.entries)
        days = [entry.published_parsed for entry in feed.entries]
        assert days == sorted(days, reverse=True)


def test_every_json_feed_is_valid(real: dict[str, str]) -> None:
    validator = Draft202012Validator(JSON_FEED)
    for path, text in real.items():
        if path.endswith(".json"):
            assert [str(error) for error in validator.iter_errors(json.loads(text))] == [], path


def test_the_three_formats_say_the_same(real: dict[str, str]) -> None:
    parsed = [feedparser.parse(real[f"feeds/papers.{kind}"].encode()) for kind in ("atom", "rss")]
    items = json.loads(real["feeds/papers.json"])["items"]
    for feed in parsed:
        assert [entry.id for entry in feed.entries] == [item["id"] for item in items]
        assert [entry.title for entry in feed.entries] == [item["title"] for item in items]


def test_the_list_of_feeds_names_each(real: dict[str, str]) -> None:
    root = ElementTree.fromstring(real["feeds/all.opml"])  # noqa: S314  ours
    named = {str(each.get("xmlUrl")) for each in root.iter("outline")}
    assert named == {ADDRESS + path for path in real if path.endswith(".atom")}


def test_an_item_holds_the_whole_abstract_and_keeps_its_first_name() -> None:
    item = paper_item(SITE.papers["beak"], ADDRESS)
    assert item.html == "<p>One.</p><p>Two.</p>"
    assert item.id == f"{ADDRESS}papers/bill/"
    assert item.url == f"{ADDRESS}papers/beak/"
    assert item.day == "2024-05-01"


def test_a_section_is_followed_with_what_belongs_there_as_well() -> None:
    found = feeds.files(SITE, ADDRESS)
    items = json.loads(found["feeds/topics/rocks.json"])["items"]
    assert [item["url"].split("/")[-2] for item in items] == ["wing", "lava"]
    assert items[0]["authors"] == [{"name": "Ada Reed"}]
    assert items[0]["tags"] == ["Birds", "Rocks"]


def test_a_section_of_which_no_date_is_known_has_no_feed() -> None:
    assert not [path for path in feeds.files(SITE, ADDRESS) if "tides" in path]
    assert feeds.discovery(SITE, "tides") == ()


def test_pages_name_feeds_that_exist() -> None:
    found = feeds.files(SITE, ADDRESS)
    named = [*feeds.discovery(SITE), *feeds.discovery(SITE, "rocks")]
    assert len(named) == 6
    assert {path for _, _, path in named} <= found.keys()
    assert {kind for kind, _, _ in named} == {"application/atom+xml", "application/feed+json"}


def test_a_site_without_an_address_has_no_feeds_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        assert feeds.files(SITE, None) == {}
    assert "set site_url" in caplog.text
    assert feeds.files(site_of(), ADDRESS) == {}


def test_a_feed_is_bounded_but_keeps_a_day_together() -> None:
    def slugs(site: Site) -> int:
        return len(feeds.newest(site.papers.values()))

    assert slugs(site_of(*(page(f"w-{n}", "date: 2024-05-28") for n in range(70)))) == 70
    assert slugs(site_of(*(page(f"w-{n}", "date: 2024-05") for n in range(70)))) == 50
    assert slugs(site_of(*(page(f"w-{n}", "date: 2024-05-28") for n in range(300)))) == 200
    mixed = [page(f"w-{n}", f"date: 2024-05-{28 - n // 30}") for n in range(90)]
    assert slugs(site_of(*mixed)) == 60


@settings(max_examples=30)  # feedparser takes its time
@given(VIEWS.filter(lambda view: view.paper.date is not None))
def test_no_text_breaks_out_of_a_feed(view: PaperView) -> None:
    site = Site(papers={"a-wing": view}, sections={}, name='<"&">')
    found = feeds.files(site, ADDRESS)
    for form in ("atom", "rss"):
        feed = feedparser.parse(found[f"feeds/papers.{form}"].encode(), sanitize_html=False)
        assert not feed.bozo
        assert len(feed.entries) == 1
        ElementTree.fromstring(found[f"feeds/papers.{form}"])  # noqa: S314  ours
    (item,) = json.loads(found["feeds/papers.json"])["items"]
    assert "<script" not in item["content_html"]
