"""The MkDocs plugin: hangs the pure functions of this package into the build."""

from __future__ import annotations

import logging
import posixpath
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs.contrib.search
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file

from generator.publish import (
    generated,
    linked_data,
    outputs,
    project,
    site,
    sitemap,
    stylesheet,
    theme,
)
from generator.publish.browse import authors, tagged, ways
from generator.publish.cards import files as cards
from generator.publish.charts.bars import bars
from generator.publish.charts.sparkline import sparkline
from generator.publish.citations import cited, unknown
from generator.publish.data_page import size_in_words
from generator.publish.exports.coins import coins
from generator.publish.exports.meta import meta
from generator.publish.feeds.files import discovery
from generator.publish.finish import finish
from generator.publish.generated_page import GeneratedPage
from generator.publish.home_page import home_page
from generator.publish.navigation import expanded
from generator.publish.notes import relinked, sanitise, sanitise_prose
from generator.publish.proposals import proposals
from generator.publish.redirects import Redirects, redirects
from generator.publish.related import related
from generator.publish.search import bundle
from generator.publish.search.files import MANIFEST
from generator.publish.section_page import section_page
from generator.publish.site import Site
from generator.publish.strays import Folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.errors import GeneratorError
    from generator.publish.paper_view import PaperView
    from generator.publish.site import SectionView

log = logging.getLogger("mkdocs.plugins.paperindex")

LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
# MkDocs would stamp the day of the build; the same pages are to give the same bytes.
UPDATED = "1980-01-01"
TEMPLATES = ("home.html",)  # those that a page may choose for itself


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """What the plugin can be told in mkdocs.yml; all else it needs stands in the pages."""

    cards = Choice(cards.CHOICES, default="sections")


class PaperIndexPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Publishes the papers and sections of the project in which mkdocs.yml lies."""

    site: Site
    redirects: Redirects
    env: Environment
    context: TemplateContext  # of what is no page, two folders below the site's root
    papers: dict[str, PaperView]  # by the path of the page below docs/
    sections: dict[str, SectionView]
    known: dict[str, PaperView]  # each paper, by every slug it has or had
    files: dict[str, str]  # the path of its page, by the same
    faults: list[GeneratorError]  # citations of papers that there are not
    generated: dict[str, GeneratedPage]  # by path, as if they stood below docs/
    edits: dict[str, str | None]  # the address of the editor of each page, by its file
    addresses: list[tuple[str, str]]  # of each page, with its file
    stylesheet: str
    serving = False  # whether `mkdocs serve` builds this, which adds a script to each page

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Learn whether the site is built or served, and stay in memory while it is served."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the project, put its sections into the navigation, and our theme into its place."""
        config.theme.dirs = theme.layered(config.theme.dirs)
        self.site = _read(Path(config.config_file_path).parent, config.site_name, self.config.cards)
        self.redirects = redirects(self.site)
        for problem in self.redirects.problems:
            log.warning(str(problem))
        self.papers = {
            view.source.removeprefix("docs/"): view for view in self.site.papers.values()
        }
        self.sections = {f"{view.url}index.md": view for view in self.site.sections.values()}
        self.known = {**self.redirects.targets, **self.site.papers}
        self.files = {slug: view.source.removeprefix("docs/") for slug, view in self.known.items()}
        self.faults = []
        self.generated = generated.pages(self.site)
        config.nav = expanded(config.nav, list(self.sections))
        if not config.repo_url:
            config.edit_uri = ""  # the default would be a broken address

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Keep strays out, and give each paper its permanent address outside the navigation."""
        _drop_strays(files, {*self.papers, *self.sections}, config)
        for uri, view in self.papers.items():
            files.remove(files.src_uris[uri])
            files.append(_file(uri, f"{view.url}index.html", config))
        for uri in self.generated:
            if uri not in files.src_uris:  # prose in docs/ may introduce it
                files.append(File.generated(config, uri, content=""))
            # Those that the navigation names are in it all the same.
            files.src_uris[uri].inclusion = InclusionLevel.NOT_IN_NAV

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Let only the curators' notes of a paper go through Markdown."""
        view = self.papers.get(page.file.src_uri)
        return view.notes if view else None

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Name each page's template, show citations, and let links to papers follow their files."""
        uri = page.file.src_uri
        if uri in self.papers:
            page.meta = {"template": "paper.html"}
            page.title = str(escape(self.papers[uri].title))  # themes print it as HTML
        elif uri in self.sections:
            page.meta = {"template": "topic.html"}
            page.title = str(escape(self.sections[uri].topic.title))
        elif uri in self.generated:  # its prose may lie in docs/
            page.meta = {"template": self.generated[uri].template}
            page.title = str(escape(self.generated[uri].title))
        else:
            page.meta = _harmless(page)
        return self._linked(markdown, page.file)

    def _linked(self, markdown: str, file: File) -> str:
        here = posixpath.dirname(file.src_uri)
        if "[@" in markdown:
            path = f"docs/{file.src_uri}"
            self.faults += unknown(markdown, file.content_string, path, self.known)
            markdown = cited(markdown, here, self.known)
        return relinked(markdown, here, self.files)

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Leave only harmless HTML of what anybody can propose."""
        uri = page.file.src_uri
        if any(uri in known for known in (self.papers, self.sections, self.generated)):
            page.toc = TableOfContents([AnchorLink(page.title or "", "title", 1)])
        if uri in self.papers or uri in self.sections:
            return sanitise(html)
        return sanitise_prose(html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Make this project's templates escape what they print, and show them the site."""
        _give_up(self.faults)
        own = theme.own(config.theme.dirs)
        names = {file.relative_to(each).as_posix() for each in own for file in each.rglob("*.html")}
        env.autoescape = lambda name: name in names
        env.trim_blocks = env.lstrip_blocks = True
        env.auto_reload = False  # each build has an environment of its own
        env.filters["size_in_words"] = size_in_words
        env.globals["site"] = self.site
        env.globals["feeds"] = partial(discovery, self.site) if config.site_url else None
        env.globals["related"] = related(self.site)
        self.stylesheet = stylesheet.of(own, Path(config.theme.dirs[len(own)]))
        env.globals["serving"] = self.serving
        env.globals["card"] = partial(cards.path_of, self.site)
        env.globals["meta"] = meta
        env.globals["linked_data"] = partial(linked_data.of, self.site, config.site_url)
        env.globals["stylesheet"] = stylesheet.path_of(self.stylesheet)
        env.globals["proposals"] = proposals(config.repo_url)
        env.globals["tag_views"] = tagged.tags(self.site)
        env.globals["author_addresses"] = authors.addresses(self.site)
        env.globals["ways"] = partial(ways.ways, self.site)
        env.globals["front"] = partial(home_page, self.site)
        env.globals |= {"coins": coins, "sparkline": sparkline, "bars": bars}
        self.env = env
        config.theme.static_templates.discard("sitemap.xml")  # ours tells more
        env.globals["edits"] = self.edits = {}
        self.addresses = []
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = UPDATED
                if file.page.canonical_url and file.src_uri != "search.md":
                    self.addresses.append((file.page.canonical_url, f"docs/{file.src_uri}"))
                if not file.generated_by:
                    self.edits[f"docs/{file.src_uri}"] = file.page.edit_url

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep what templates need that belong to no page."""
        self.context = get_context(nav, files, config, base_url="../..")

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Show the template its paper or section, or what waits for curators."""
        uri = page.file.src_uri
        extra: dict[str, Any] = {
            "paper": self.papers.get(uri),
            "section": self.sections.get(uri),
            "edit_url": self.edits.get(f"docs/{uri}"),
        }
        if uri in self.generated:
            extra |= self.generated[uri].context()
        if uri in self.sections:
            extra["overview"] = section_page(self.site, self.sections[uri])
        context.update(extra)  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Leave out what nobody sees."""
        return finish(output)

    def on_post_template(self, output: str, **_: Any) -> str:
        """Leave out what nobody sees, of the page of lost addresses as well."""
        return finish(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is no page: the search index, the schema, and addresses of former pages."""
        folder = Path(config.site_dir)
        found = outputs.files(self.site, config.site_url)
        modules = theme.own(config.theme.dirs)[-1] / bundle.MODULES
        script = bundle.bundle(modules, LUNR, found[MANIFEST].decode())
        found["robots.txt"] = sitemap.robots(config.site_url).encode()
        if config.site_url:
            entries = [*sitemap.entries(self.site, self.addresses)]
            for path, text in sitemap.files(entries, config.site_url).items():
                found[path] = text.encode()
        found[bundle.PATH] = script.encode()
        found[stylesheet.path_of(self.stylesheet)] = self.stylesheet.encode()
        for path, content in found.items():
            write_file(content, str(folder / path))
        for slug, text in self._former_pages(config).items():
            write_file(text.encode(), str(folder / "papers" / slug / "index.html"))

    def _former_pages(self, config: MkDocsConfig) -> dict[str, str]:
        """Return the pages at addresses that no paper has any more, by slug."""
        moved, removed = (self.env.get_template(f"{name}.html") for name in ("redirect", "removed"))
        found = {
            slug: moved.render(paper=paper, config=config)
            for slug, paper in self.redirects.targets.items()
        }
        gone = {
            slug: removed.render(self.context, removed=view)
            for slug, view in self.redirects.removed.items()
        }
        return found | gone


def _read(root: Path, name: str, wanted: str) -> Site:
    """Return the site of the project at `root`; every problem is logged before giving up."""
    found = project.load(root)
    _give_up(found.problems)
    return site.of(found, name, wanted)


def _give_up(problems: Sequence[GeneratorError]) -> None:
    """Log every problem and stop the build, if there is any."""
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise PluginError(f"The pages hold {len(problems)} problem(s); see the list above")


def _drop_strays(files: Files, known: set[str], config: MkDocsConfig) -> None:
    """Take out what docs/ should not hold, and let the theme's files have their places back."""
    folder = Folder(docs=Path(config.docs_dir), known=known)
    before = len(files)
    for file in list(files):
        if file.src_dir == config.docs_dir and file.inclusion is not InclusionLevel.EXCLUDED:
            fault = folder.fault(file.src_uri)
            if fault:
                log.warning(f"docs/{file.src_uri}: {fault}; it is not published")
                files.remove(file)
    if len(files) < before:  # looking through the theme's folders takes long
        files.add_files_from_theme(config.theme.get_env(), config)


def _harmless(page: Page) -> dict[str, str]:
    """Return what a page's own front matter may decide."""
    meta = {}
    if page.meta.get("template") in TEMPLATES:
        meta["template"] = str(page.meta["template"])
    elif "template" in page.meta:
        log.warning(f"docs/{page.file.src_uri}: no page may choose this template; take it out")
    if page.meta.get("title"):
        meta["title"] = str(escape(str(page.meta["title"])))
    return meta


def _file(uri: str, destination: str, config: MkDocsConfig) -> File:
    return File(
        uri,
        config.docs_dir,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=destination,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
