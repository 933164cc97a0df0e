import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Workplace
from tests.publish import building

HOSTILE = {
    "title": "'<script>hit(1)</script> {{ 7*7 }} \"onload=hit(2)'",
    "summary": "'</p><img src=x onerror=hit(3)> {{ 7*7 }}'",
    "venue": "'\"><script>hit(4)</script>'",
    "authors": "['<script>hit(5)</script>']",
}
NOTES = """## Notes
<script>hit(6)</script> {{ 7*7 }} [go](javascript:hit(7)) [on](../rocks/wing.md)

<img src=x onerror=hit(8)><div id="__config">{}</div>
"""


class Reading(HTMLParser):
    """What a browser would take from a page: elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for name, attributes in self.elements if name == tag)

    def links(self) -> set[str]:
        return {link["href"] or "" for link in self.all("a") if link.get("href")}


def invented(workplace: Workplace) -> None:
    building.dress(workplace.root)
    head = "".join(f"{key}: {value}\n" for key, value in HOSTILE.items())
    workplace.write(
        "docs/topics/birds/hostile.md",
        f"---\n{head}topic: birds\n---\n<script>hit(9)</script> {{{{ 7*7 }}}}\n\n{NOTES}",
    )
    workplace.write(
        "docs/topics/rocks/wing.md",  # its folder is not its section yet
        "---\ntitle: The wing\ntopic: birds\nalso: [tides]\nkind: theory\ndate: 2024-05-28\n"
        "author_count: 4\nlinks: {code: 'https://x.test/code'}\narxiv: '2401.10000'\n"
        "formerly: [old-wing]\nreview: pending\n---\nThe first part.\n\nThe second part.\n",
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of an invented project."""
    workplace = Workplace(tmp_path_factory.mktemp("project"))
    invented(workplace)
    return building.build(workplace.root, tmp_path_factory.mktemp("site"))


def text_of(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_kind_of_page_is_there(site: Path) -> None:
    for address in ("", "about", "topics/birds", "topics/rocks", "papers/wing", "papers/hostile"):
        assert text_of(site, address)
    assert not (site / "topics/rocks/wing").exists()
    assert (site / "404.html").exists()


def test_a_paper_page_tells_what_is_known(site: Path) -> None:
    page = text_of(site, "papers/wing")
    for fact in ("4 authors", "28 May 2024", "Theory", "The first part.", "The second part."):
        assert fact in page
    assert "nobody has confirmed it yet" in page
    assert {
        "../../topics/birds/",
        "../../topics/tides/",
        "https://x.test/code",
        "https://arxiv.org/abs/2401.10000",
        "https://github.com/paperindex/paperindex/edit/main/docs/topics/rocks/wing.md",
    } <= Reading(page).links()


def test_a_section_lists_its_papers(site: Path) -> None:
    assert {"../../papers/wing/", "../../papers/hostile/"} <= Reading(
        text_of(site, "topics/birds")
    ).links()
    tides = text_of(site, "topics/tides")
    assert "0 papers" in tides
    assert "../../papers/wing/" in Reading(tides).links()
    assert "../../papers/wing/" not in Reading(text_of(site, "topics/rocks")).links()


def test_the_home_page_leads_to_sections_and_newest(site: Path) -> None:
    page = text_of(site, "")
    assert {"topics/birds/", "topics/rocks/", "topics/tides/", "papers/wing/"} <= {
        link.removeprefix("./") for link in Reading(page).links()
    }
    assert re.search(r"<strong>2</strong>\s+papers", page)


def test_hostile_text_stays_text_everywhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        page = Reading(text)
        assert "49" not in re.findall(r"\b49\b", re.sub(r"<(style|script).*?</\1>", "", text))
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on")], (file, tag)
            for name in ("href", "src"):
                assert not (attributes.get(name) or "").startswith(("javascript:", "data:")), file
        assert "<script>hit" not in text, file
        assert [one["id"] for one in page.all("script") if one.get("id")] in (["__config"], [])


def test_the_title_of_the_window_is_the_title_and_no_markup(site: Path) -> None:
    found = re.search(r"<title>(.*?)</title>", text_of(site, "papers/hostile"), re.DOTALL)
    assert found
    assert found[1].startswith("&lt;script&gt;hit(1)&lt;/script&gt; {{ 7*7 }} &#34;onload=hit(2)")


def test_notes_link_to_other_papers_by_their_address(site: Path) -> None:
    assert "../wing/" in Reading(text_of(site, "papers/hostile")).links()


def test_a_former_address_leads_on(site: Path) -> None:
    text = text_of(site, "papers/old-wing")
    page = Reading(text)
    assert "../wing/" in page.links()
    refresh = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "refresh"]
    assert refresh == ["0; url=../wing/"]
    assert {"name": "robots", "content": "noindex"} in list(page.all("meta"))
    canonical = [one["href"] for one in page.all("link") if one.get("rel") == "canonical"]
    assert canonical == ["https://paperindex.github.io/paperindex/papers/wing/"]


def test_the_sitemap_names_papers_by_their_address_and_no_day(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://paperindex.github.io/paperindex/papers/wing/</loc>" in text
    assert "lastmod" not in text
    assert "old-wing" not in text


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for file in site.rglob("*.html"):
        for tag, attributes in Reading(file.read_text(encoding="utf-8")).elements:
            if tag in ("script", "img", "link", "iframe") and attributes.get("rel") != "canonical":
                address = attributes.get("src") or attributes.get("href") or ""
                assert not address.startswith(("http", "//")), (file, address)


def test_what_the_search_needs_is_there(site: Path) -> None:
    assert json.loads((site / "search/index.json").read_text("utf-8"))["fields"]
    assert len(json.loads((site / "search/documents.json").read_text("utf-8"))) == 2
    assert "lunr" in (site / "search/lunr.js").read_text("utf-8")


def test_two_builds_are_the_same_to_the_byte(workplace: Workplace, tmp_path: Path) -> None:
    invented(workplace)
    one = building.build(workplace.root, tmp_path / "one", seed="1")
    other = building.build(workplace.root, tmp_path / "other", seed="2")
    names = sorted(file.relative_to(one) for file in one.rglob("*") if file.is_file())
    assert names == sorted(file.relative_to(other) for file in other.rglob("*") if file.is_file())
    assert [
        name for name in names if (one / name).read_bytes() != (other / name).read_bytes()
    ] == []


def test_a_build_writes_nothing_into_the_project(workplace: Workplace, tmp_path: Path) -> None:
    invented(workplace)
    before = workplace.tree()
    building.build(workplace.root, tmp_path / "elsewhere")
    after = {name: text for name, text in workplace.tree().items() if "elsewhere/" not in name}
    assert after == before


def test_faulty_pages_stop_the_build_and_are_all_named(
    workplace: Workplace, tmp_path: Path
) -> None:
    invented(workplace)
    workplace.write("docs/topics/birds/one.md", "---\ntopic: birds\n---\n")
    workplace.write(
        "docs/topics/birds/two.md",
        "---\ntitle: Two\ntopic: birds\nlinks: {code: 'javascript:hit(1)'}\n---\n",
    )
    done = building.run(workplace.root, tmp_path / "elsewhere")
    assert done.returncode != 0
    assert "docs/topics/birds/one.md" in done.stderr
    assert "docs/topics/birds/two.md:4" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_former_name_that_is_taken_fails_a_strict_build(
    workplace: Workplace, tmp_path: Path
) -> None:
    invented(workplace)
    workplace.write(
        "docs/topics/birds/two.md", "---\ntitle: Two\ntopic: birds\nformerly: [wing]\n---\n"
    )
    done = building.run(workplace.root, tmp_path / "elsewhere")
    assert done.returncode != 0
    assert "'wing' under formerly" in done.stderr


def test_a_project_without_papers_builds(workplace: Workplace, tmp_path: Path) -> None:
    building.dress(workplace.root)
    site = building.build(workplace.root, tmp_path / "elsewhere")
    assert re.search(r"<strong>0</strong>\s+papers", text_of(site, ""))


def test_the_configuration_names_no_section() -> None:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    for folder in (REPOSITORY / "docs/topics").iterdir():
        assert f"/{folder.name}" not in text
