import gzip
from xml.etree import ElementTree as ET

from generator.git import Days
from generator.publish import site, sitemap
from generator.publish.site import Site
from generator.publish.sitemap import Entry
from tests.publish.invented import TOPICS, page

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BIRDS = "docs/topics/birds"


def made(changed: dict[str, str] | None = None) -> Site:
    papers = (page("wing", "date: 2023-04"), page("beak", "date: 2024-01-02"), page("egg"))
    found = site.build(papers, TOPICS)
    found.__dict__["history"] = Days(added={}, changed=changed) if changed is not None else None
    return found


def days(found: Site, *names: str) -> list[str | None]:
    pages = [("https://x.test/", f"{BIRDS}/{name}.md") for name in names]
    return [entry.day for entry in sitemap.entries(found, pages)]


def test_a_page_is_as_old_as_the_last_change_of_its_file() -> None:
    found = made({f"{BIRDS}/wing.md": "2025-06-07"})
    assert days(found, "wing", "beak", "egg") == ["2025-06-07", "2024-01-02", None]


def test_without_a_history_the_papers_dates_are_all_there_is() -> None:
    assert days(made(), "wing", "beak", "egg") == ["2023-04", "2024-01-02", None]
    assert days(made(), "index") == ["2024-01-02"]


def test_a_section_is_as_new_as_the_newest_of_its_pages() -> None:
    changed = {f"{BIRDS}/wing.md": "2025-06-07", f"{BIRDS}/index.md": "2024-02-02"}
    assert days(made(changed), "index") == ["2025-06-07"]
    assert days(made(changed | {f"{BIRDS}/index.md": "2025-09-09"}), "index") == ["2025-09-09"]


def entry(number: int, day: str | None = None) -> Entry:
    return Entry(address=f"https://x.test/?a&b={number}", source="", day=day)


def texts(text: bytes, path: str) -> list[str | None]:
    return [each.text for each in ET.fromstring(text).iterfind(path, NAMESPACE)]  # noqa: S314  ours


def test_few_pages_are_one_file() -> None:
    found = sitemap.files([entry(0, "2024-05"), entry(1)], "https://x.test/")
    assert list(found) == ["sitemap.xml"]
    assert texts(found["sitemap.xml"], "s:url/s:loc") == [entry(0).address, entry(1).address]
    assert texts(found["sitemap.xml"], "s:url/s:lastmod") == ["2024-05"]


def test_very_many_pages_are_several_files_and_an_index() -> None:
    found = sitemap.files([entry(number) for number in range(5)], "https://x.test/", limit=2)
    parts = [f"sitemap-{number}.xml.gz" for number in (1, 2, 3)]
    assert list(found) == ["sitemap.xml", *parts]
    assert texts(found["sitemap.xml"], "s:sitemap/s:loc") == [
        f"https://x.test/{part}" for part in parts
    ]
    assert texts(gzip.decompress(found["sitemap-3.xml.gz"]), "s:url/s:loc") == [entry(4).address]


def test_robots_are_told_where_the_sitemap_is() -> None:
    assert sitemap.robots("https://x.test/index").splitlines() == [
        *("User-agent: *", "Allow: /", "Sitemap: https://x.test/index/sitemap.xml"),
    ]
    assert "Sitemap" not in sitemap.robots(None)
