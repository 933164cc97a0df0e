import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Sandbox
from tests.publish import building

HOSTILE = {
    "title": "'<script>hit(1)</script> {{ 7*7 }} \"onload=hit(2)'",
    "summary": "'</p><img src=x onerror=hit(3)> {{ 7*7 }}'",
    "venue": "'\"><script>hit(4)</script>'",
    "authors": "['<script>hit(5)</script>']",
}
PROSE = """---
template: {template}
title: '<script>hit(10)</script>'
description: '"><script>hit(11)</script>'
hide: [navigation]
---
# About <script>hit(12)</script>

<div id="__config">{{}}</div><img src=x onerror=hit(13)> [go](javascript:hit(14)) {{{{ 7*7 }}}}
"""
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


def invented(sandbox: Sandbox) -> None:
    building.dress(sandbox.root)
    head = "".join(f"{key}: {value}\n" for key, value in HOSTILE.items())
    sandbox.write(
        "docs/topics/birds/hostile.md",
        f"---\n{head}topic: birds\n---\n<script>hit(9)</script> {{{{ 7*7 }}}}\n\n{NOTES}",
    )
    sandbox.write(
        "docs/topics/rocks/wing.md",  # its folder is not its section yet
        "---\ntitle: The wing\ntopic: birds\nalso: [tides]\nkind: theory\ndate: 2024-05-28\n"
        "author_count: 4\nlinks: {code: 'https://x.test/code'}\narxiv: '2401.10000'\n"
        "formerly: [old-wing]\nreview: pending\n---\nThe first part.\n\nThe second part.\n",
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of an invented project."""
    sandbox = Sandbox(tmp_path_factory.mktemp("project"))
    invented(sandbox)
    return building.build(sandbox.root, tmp_path_factory.mktemp("site"))


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
        assert not [one["id"] for one in page.all("script") if one.get("id")]


def test_the_title_of_the_window_is_the_title_and_no_markup(site: Path) -> None:
    found = re.search(r"<title>(.*?)</title>", text_of(site, "papers/hostile"), re.DOTALL)
    assert found
    assert found[1].startswith("&lt;script&gt;hit(1)&lt;/script&gt; {{ 7*7 }} &#34;onload=hit(2)")


def test_citations_lead_to_papers_from_every_page(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    text = "By [@wing], [@old-wing] and [@hostile]; `[@code]`\n"
    section = sandbox.root / "docs/topics/birds/index.md"
    sandbox.write("docs/topics/birds/index.md", section.read_text("utf-8") + text)
    sandbox.write("docs/about.md", f"# About\n\n{text}")
    sandbox.write("docs/index.md", f"---\ntemplate: home.html\n---\n# Home\n\n{text}")
    notes = "---\ntitle: A beak\ntopic: tides\n---\nOf [@nobody].\n\n## Notes\n" + text
    sandbox.write("docs/topics/tides/beak.md", notes)
    site = building.build(sandbox.root, tmp_path / "elsewhere")
    for address, up in (("topics/birds", 2), ("about", 1), ("papers/beak", 2), ("", 0)):
        page = text_of(site, address)
        papers = "../" if address == "papers/beak" else "../" * up + "papers/"
        link = f'<a href="{papers}wing/"[^>]*>The wing</a> \\(2024\\)'
        assert len(re.findall(link, page)) == 2
        assert f"{papers}hostile/" in Reading(page).links()
        assert "&lt;script&gt;hit(1)&lt;/script&gt;" in page
        assert "<code>[@code]</code>" in page
    assert "Of [@nobody]." in text_of(site, "papers/beak")
    test_hostile_text_stays_text_everywhere(site)


def test_a_citation_of_no_paper_stops_the_build(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    sandbox.write("docs/extra.md", "---\ntitle: Extra\n---\n# Extra\n\nSee [@wnig].\n")
    text = "---\ntitle: A beak\ntopic: tides\n---\nA beak.\n\n## Notes\n[@nobody]\n"
    sandbox.write("docs/topics/tides/beak.md", text.replace("\n", "\r\n"))
    done = building.run(sandbox.root, tmp_path / "elsewhere", strict=False)
    assert done.returncode != 0
    assert "docs/extra.md:6: there is no paper 'wnig' to cite; did you mean [@wing]?" in done.stderr
    assert "docs/topics/tides/beak.md:8: there is no paper 'nobody' to cite" in done.stderr
    assert "2 problem(s)" in done.stderr
    assert not (tmp_path / "elsewhere/index.html").exists()


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


def test_the_sitemap_names_papers_by_their_address_and_day(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://paperindex.github.io/paperindex/papers/wing/</loc>" in text
    assert "/papers/wing/</loc><lastmod>2024-05-28</lastmod>" in text
    assert "/papers/hostile/</loc></url>" in text
    assert "old-wing" not in text


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for file in site.rglob("*.html"):
        for tag, attributes in Reading(file.read_text(encoding="utf-8")).elements:
            if tag in ("script", "img", "link", "iframe") and attributes.get("rel") != "canonical":
                address = attributes.get("src") or attributes.get("href") or ""
                assert not address.startswith(("http", "//")), (file, address)


def test_what_the_search_needs_is_there(site: Path) -> None:
    assert json.loads((site / "search/index.json").read_text("utf-8"))["size"] == 2
    (engine,) = site.glob("search/engine-*.js")
    assert "lunr" in engine.read_text("utf-8")


def test_two_builds_are_the_same_to_the_byte(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    one = building.build(sandbox.root, tmp_path / "one", seed="1")
    other = building.build(sandbox.root, tmp_path / "other", seed="2")
    names = sorted(file.relative_to(one) for file in one.rglob("*") if file.is_file())
    assert names == sorted(file.relative_to(other) for file in other.rglob("*") if file.is_file())
    assert [
        name for name in names if (one / name).read_bytes() != (other / name).read_bytes()
    ] == []


def test_a_build_writes_nothing_into_the_project(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    before = sandbox.tree()
    building.build(sandbox.root, tmp_path / "elsewhere")
    after = {name: text for name, text in sandbox.tree().items() if "elsewhere/" not in name}
    assert after == before


def test_faulty_pages_stop_the_build_and_are_all_named(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    sandbox.write("docs/topics/birds/one.md", "---\ntopic: birds\n---\n")
    sandbox.write(
        "docs/topics/birds/two.md",
        "---\ntitle: Two\ntopic: birds\nlinks: {code: 'javascript:hit(1)'}\n---\n",
    )
    done = building.run(sandbox.root, tmp_path / "elsewhere")
    assert done.returncode != 0
    assert "docs/topics/birds/one.md" in done.stderr
    assert "docs/topics/birds/two.md:4" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_former_name_that_is_taken_fails_a_strict_build(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    sandbox.write(
        "docs/topics/birds/two.md", "---\ntitle: Two\ntopic: birds\nformerly: [wing]\n---\n"
    )
    done = building.run(sandbox.root, tmp_path / "elsewhere")
    assert done.returncode != 0
    assert "'wing' under formerly" in done.stderr


def propositions(site: Path, address: str) -> list[str]:
    links = Reading(text_of(site, address)).links()
    return sorted(link.partition("/paperindex/paperindex/")[2] for link in links if "/new" in link)


def test_every_page_leads_to_what_its_reader_can_change(site: Path) -> None:
    assert propositions(site, "papers/wing") == ["issues/new/choose"]
    addition = "issues/new?template=addition.yml"
    for address in ("", "topics/birds", "curation", "about"):
        assert propositions(site, address) == [addition]


def test_without_a_repository_nothing_is_offered(sandbox: Sandbox, tmp_path: Path) -> None:
    invented(sandbox)
    elsewhere = tmp_path / "elsewhere"
    building.build(sandbox.root, elsewhere, PAPERINDEX_REPO_URL="")
    for address in ("", "topics/birds", "papers/wing", "curation"):
        text = text_of(elsewhere, address)
        assert "Add a paper" not in text
        assert "Edit this page" not in text
        assert "issues/new" not in text
    assert "../papers/wing/" in Reading(text_of(elsewhere, "curation")).links()


def test_the_curation_queue_leads_to_the_editor_of_each_page(site: Path) -> None:
    page = Reading(text_of(site, "curation"))
    editor = "https://github.com/paperindex/paperindex/edit/main/docs/topics"
    assert {f"{editor}/rocks/wing.md", f"{editor}/birds/hostile.md"} <= page.links()
    ids = {f"#{one['id']}" for _, one in page.elements if one.get("id")}
    assert {link for link in page.links() if link.startswith("#")} <= ids
    assert "../curation/" in Reading(text_of(site, "about")).links()


def test_a_curation_queue_of_thousands_stays_light(sandbox: Sandbox, tmp_path: Path) -> None:
    building.dress(sandbox.root)
    for number in range(600):
        title = f"{number} " + "long words of a title and what they are about " * 2
        slug = f"{number}-" + "-".join(["paper"] * 12)
        text = f"---\ntitle: {title}\ntopic: birds\nreview: pending\n---\n{number} wings.\n"
        sandbox.write(f"docs/topics/birds/{slug}.md", text)
    site = building.build(sandbox.root, tmp_path / "elsewhere")
    text = text_of(site, "curation")
    assert "And 50 more" in text
    assert "<strong>600</strong> of <strong>600</strong>" in text
    assert len(text.encode()) <= 200 * 1024  # titles and names a quarter longer than real ones


def test_the_schema_is_published_under_its_own_address(site: Path) -> None:
    schema = json.loads((site / "schema/paper.json").read_text("utf-8"))
    assert schema["$id"] == "https://paperindex.github.io/paperindex/schema/paper.json"
    assert schema["properties"]["topic"]["enum"] == ["birds", "rocks", "tides"]


STRAYS = {
    "secret.md": "link",
    "behind/page.md": "link",
    "topics/birds/linked.md": "link",
    "picture.png": "link",
    "evil.svg": "<svg onload='hit(1)'/>",
    "assets/javascripts/search/panel.js": "stolen()",
    "plain.html": "<script>hit(3)</script>",
    "sitemap.xml": "<hit/>",
    "topics/loose.md": "# Loose\n",
    "topics/birds/deep/er.md": "# Deeper\n",
    "papers/wing.md": "# Not the wing\n",
    "curation.md": "# Not the queue\n",
}


def with_strays(sandbox: Sandbox, secret: Path) -> None:
    invented(sandbox)
    secret.mkdir()
    (secret / "page.md").write_text("# Top secret\n")
    docs = sandbox.root / "docs"
    (docs / "behind").symlink_to(secret)
    for name, text in STRAYS.items():
        if text != "link":
            sandbox.write(f"docs/{name}", text)
        elif "/" not in name or "topics" in name:
            (docs / name).symlink_to(secret / "page.md")


def test_no_stray_file_is_published_and_each_is_told(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    with_strays(sandbox, outside / "secret")
    site = outside / "site"
    done = building.run(sandbox.root, site, strict=False)
    assert done.returncode == 0, done.stderr
    for name in STRAYS:
        assert f"docs/{name}: " in done.stderr
    texts = [file.read_bytes() for file in site.rglob("*") if file.is_file()]
    assert not [text for text in texts if b"secret" in text or b"stolen" in text]
    assert not list(site.rglob("*.svg"))
    assert not [name for name in ("plain", "plain.html", "picture.png") if (site / name).exists()]
    assert "The first part." in text_of(site, "papers/wing")
    assert "Curation queue" in text_of(site, "curation")
    script = "assets/javascripts/search/panel.js"
    ours = (REPOSITORY / "overrides" / script).read_bytes()
    assert not (site / script).exists()
    (published,) = site.glob("assets/*/search/panel.js")
    assert published.read_bytes() == ours
    assert "<loc>" in (site / "sitemap.xml").read_text("utf-8")
    strict = building.run(sandbox.root, outside / "strict")
    assert strict.returncode != 0


def test_a_section_behind_a_link_stops_the_build(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    invented(sandbox)
    outside = tmp_path_factory.mktemp("outside")
    (outside / "index.md").write_text("---\ntitle: Secret\ndescription: Secret.\n---\n")
    (sandbox.root / "docs/topics/clouds").symlink_to(outside)
    done = building.run(sandbox.root, outside / "site", strict=False)
    assert done.returncode != 0
    assert "docs/topics/clouds/index.md: a symbolic link leads out of docs/" in done.stderr
    assert not (outside / "site").exists()


@pytest.mark.parametrize("template", ["main.html", "../../etc/passwd", "paper.html", "[1]"])
def test_a_page_of_prose_is_only_prose(sandbox: Sandbox, tmp_path: Path, template: str) -> None:
    invented(sandbox)
    sandbox.write("docs/extra.md", PROSE.format(template=template))  # no title in mkdocs.yml
    section = sandbox.root / "docs/topics/birds/index.md"
    section.write_text(section.read_text().replace("---\n", f"---\ntemplate: {template}\n", 1))
    done = building.run(sandbox.root, tmp_path / "elsewhere", strict=False)
    assert done.returncode == 0, done.stderr
    assert "docs/extra.md: no page may choose this template" in done.stderr
    test_hostile_text_stays_text_everywhere(tmp_path / "elsewhere")
    text = text_of(tmp_path / "elsewhere", "extra")
    assert "hit(11)" not in text
    assert "<title>&lt;script&gt;hit(10)&lt;/script&gt; – Paper Index" in text
    assert '<h1 id="about-hit12">About </h1>' in text
    assert '<section aria-labelledby="papers">' in text_of(tmp_path / "elsewhere", "topics/birds")


def test_a_project_without_papers_builds(sandbox: Sandbox, tmp_path: Path) -> None:
    building.dress(sandbox.root)
    site = building.build(sandbox.root, tmp_path / "elsewhere")
    assert re.search(r"<strong>0</strong>\s+papers", text_of(site, ""))


def test_the_configuration_names_no_section() -> None:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    for folder in (REPOSITORY / "docs/topics").iterdir():
        assert f"/{folder.name}" not in text


def test_no_page_holds_a_script_and_all_have_a_policy(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = Reading(file.read_text(encoding="utf-8"))
        for script in page.all("script"):
            data = script.get("type") in ("application/json", "application/ld+json")
            assert data or script.get("src"), file
        metas = [*page.all("meta")]
        place = next(n for n, meta in enumerate(metas) if meta.get("http-equiv"))
        assert metas[place]["http-equiv"] == "Content-Security-Policy", file
        assert place == 1, file  # before anything it is to govern


def test_a_paper_page_tells_programs_what_is_known(site: Path) -> None:
    page = Reading(text_of(site, "papers/wing"))
    told = {
        (meta.get("name") or meta.get("property"), meta.get("content")) for meta in page.all("meta")
    }
    root = "https://paperindex.github.io/paperindex/"
    assert {
        ("citation_title", "The wing"),
        ("citation_publication_date", "2024/05/28"),
        ("citation_arxiv_id", "2401.10000"),
        ("DC.subject", "Birds"),
        ("description", "The first part."),
        ("og:type", "article"),
        ("og:image", f"{root}assets/cards/topics/birds.png"),
        ("twitter:card", "summary_large_image"),
    } <= told
    assert {meta.get("property") for meta in page.all("meta")} >= {"og:title", "og:description"}
    assert [link for link in page.all("link") if link["rel"] == "canonical"] == [
        {"rel": "canonical", "property": "og:url", "href": f"{root}papers/wing/"}
    ]
    assert (site / "assets/cards/topics/birds.png").read_bytes().startswith(b"\x89PNG")


def test_only_papers_sections_and_home_carry_linked_data(site: Path) -> None:
    for address, kind in (
        ("papers/wing", "ScholarlyArticle"),
        ("topics/birds", "CollectionPage"),
        ("", "WebSite"),
        ("about", None),
    ):
        text = text_of(site, address)
        found = re.findall(r"<script type=application/ld\+json>(.*?)</script>", text)
        assert [json.loads(each)["@type"] for each in found] == ([kind] if kind else [])


def test_every_page_but_its_own_extras_loads_one_stylesheet_that_is_there(site: Path) -> None:
    page = Reading(text_of(site, "papers/wing"))
    sheets = [link["href"] for link in page.all("link") if link.get("rel") == "stylesheet"]
    assert len(sheets) == 1
    assert (site / "papers/wing" / (sheets[0] or "")).exists()


def test_a_served_site_lets_the_server_s_script_run_and_is_never_kept(sandbox: Sandbox) -> None:
    invented(sandbox)
    script = (
        "from mkdocs.config import load_config\n"
        "from mkdocs.commands.build import build\n"
        "config = load_config('mkdocs.yml', site_dir='site')\n"
        "config.plugins.on_startup(command='serve', dirty=False)\n"
        "build(config)\n"
    )
    command = [sys.executable, "-c", script]
    subprocess.run(command, cwd=sandbox.root, check=True, capture_output=True)
    text = text_of(sandbox.root / "site", "papers/wing")
    assert "Content-Security-Policy" not in text
    assert "manifest" not in text  # without which no worker is registered
    assert not (sandbox.root / "site/offline.json").exists()
    assert "unregister" in (sandbox.root / "site/service-worker.js").read_text("utf-8")


def test_every_file_that_is_kept_for_reading_offline_is_there(site: Path) -> None:
    kept = json.loads((site / "offline.json").read_text("utf-8"))["keep"]
    paths = [path for each in kept.values() for path in each]
    assert len(paths) == len(set(paths))
    for sign, names in kept.items():
        for path in names:
            folder = not path or path.endswith("/")
            text = (site / path / ("index.html" if folder else "")).read_bytes()
            assert sign.encode() in text, path
    assert {"", "search/", "marks/", "offline/", "topics/birds/"} <= {*paths}
    page = Reading(text_of(site, "papers/wing"))
    for script in page.all("script"):
        if script.get("src"):
            assert (script["src"] or "").removeprefix("../../") in paths


def test_what_our_pages_load_is_named_after_its_content(site: Path) -> None:
    named = re.compile(r"assets/(?:.*[./])?[0-9a-f]{8}[./]")
    for file in site.rglob("*.html"):
        for tag, attributes in Reading(file.read_text("utf-8")).elements:
            loads = tag == "script" or attributes.get("rel") == "stylesheet"
            address = attributes.get("src") or attributes.get("href")
            if loads and address:
                assert named.search(address), (file, address)


def test_nothing_is_published_that_no_page_loads(site: Path) -> None:
    assets = {file.relative_to(site).as_posix() for file in (site / "assets").rglob("*")}
    assert not [path for path in assets if "lunr/" in path or path.endswith(".map")]
    assert not [path for path in assets if path.endswith(("/colours.css", "/farewell.js"))]
