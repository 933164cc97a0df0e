"""The MkDocs plugin: hangs the pure functions of this package into the build."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs.contrib.search
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file

from generator.publish import project, search_index
from generator.publish.navigation import expanded
from generator.publish.notes import sanitise
from generator.publish.redirects import Redirects, redirects
from generator.publish.site import Site, build

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.publish.paper_view import PaperView
    from generator.publish.site import SectionView

log = logging.getLogger("mkdocs.plugins.paperindex")

LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
# MkDocs would stamp the day of the build; the same pages are to give the same bytes.
UPDATED = "1980-01-01"


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: what it needs stands in the pages."""


class PaperIndexPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Publishes the papers and sections of the project in which mkdocs.yml lies."""

    site: Site
    redirects: Redirects
    env: Environment
    papers: dict[str, PaperView]  # by the path of the page below docs/
    sections: dict[str, SectionView]

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the project and put its sections into the navigation."""
        self.site = _read(Path(config.config_file_path).parent)
        self.redirects = redirects(self.site)
        for problem in self.redirects.problems:
            log.warning(str(problem))
        self.papers = {
            view.source.removeprefix("docs/"): view for view in self.site.papers.values()
        }
        self.sections = {f"{view.url}index.md": view for view in self.site.sections.values()}
        config.nav = expanded(config.nav, list(self.sections))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Give each paper its permanent address, and keep it out of the navigation."""
        for uri, view in self.papers.items():
            files.remove(files.src_uris[uri])
            files.append(_file(uri, f"{view.url}index.html", config))

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Let only the curators' notes of a paper go through Markdown."""
        view = self.papers.get(page.file.src_uri)
        return view.notes if view else None

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Name the template of papers and sections."""
        uri = page.file.src_uri
        if uri in self.papers:
            page.meta = {"template": "paper.html"}
            page.title = str(escape(self.papers[uri].title))  # themes print it as HTML
        elif uri in self.sections:
            page.meta = {"template": "topic.html"}
            page.title = str(escape(self.sections[uri].topic.title))
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Leave only harmless HTML of what anybody can propose."""
        uri = page.file.src_uri
        if uri not in self.papers and uri not in self.sections:
            return html
        page.toc = TableOfContents([AnchorLink(page.title or "", "title", 1)])
        return sanitise(html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Make this project's templates escape what they print, and show them the site."""
        own = Path(config.theme.custom_dir or "")
        names = {file.relative_to(own).as_posix() for file in own.rglob("*.html")}
        env.autoescape = lambda name: name in names
        env.trim_blocks = env.lstrip_blocks = True
        env.globals["site"] = self.site
        self.env = env
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = UPDATED

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Show the template its paper or section."""
        uri = page.file.src_uri
        extra = {"paper": self.papers.get(uri), "section": self.sections.get(uri)}
        context.update(extra)  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is no page: the search index and the redirects."""
        site = Path(config.site_dir)
        for path, text in search_index.build(self.site).files().items():
            write_file(text.encode(), str(site / path))
        write_file(LUNR.read_bytes(), str(site / search_index.FOLDER / LUNR.name))
        template = self.env.get_template("redirect.html")
        for slug, view in self.redirects.targets.items():
            html = template.render(config=config, paper=view)
            write_file(html.encode(), str(site / "papers" / slug / "index.html"))


def _read(root: Path) -> Site:
    """Return the site of the project at `root`; every problem is logged before giving up."""
    found = project.load(root)
    for problem in found.problems:
        log.error(str(problem))
    if found.problems:
        raise PluginError(f"The pages hold {len(found.problems)} problem(s); see the list above")
    return build(found.pages, found.taxonomy)


def _file(uri: str, destination: str, config: MkDocsConfig) -> File:
    return File(
        uri,
        config.docs_dir,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=destination,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
