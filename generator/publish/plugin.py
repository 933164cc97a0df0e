"""The MkDocs plugin: hangs the pure functions of this package into the build."""

from __future__ import annotations

import gc
import logging
import posixpath
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs.contrib.search
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from generator.publish import (
    apart,
    assets,
    compact,
    controls,
    generated,
    list_pages,
    offline,
    outputs,
    paper_pages,
    project,
    site,
    sitemap,
    stylesheet,
    templates,
    theme,
)
from generator.publish.browse import authors
from generator.publish.citations import cited, unknown
from generator.publish.data_page import size_in_words
from generator.publish.finish import finish
from generator.publish.generated_page import GeneratedPage
from generator.publish.kept import promise
from generator.publish.list_pages import ListPages
from generator.publish.mkdocs_config import PluginConfig, other_sites
from generator.publish.mkdocs_files import (
    BarePage,
    Pages,
    PaperFile,
    contents,
    drop_strays,
    file_of,
    harmless,
    homes,
    is_ours,
    other_plugins,
    page_of,
    place,
    put,
    written_by_mkdocs,
)
from generator.publish.navigation import expanded
from generator.publish.notes import relinked, sanitise, sanitise_prose
from generator.publish.paper_files import PaperFiles
from generator.publish.paper_page import paper_page
from generator.publish.published import Published
from generator.publish.redirects import Redirects, redirects
from generator.publish.related import related
from generator.publish.reuse import basis, former
from generator.publish.reuse.fingerprint import LISTED, WHOLE, fingerprint
from generator.publish.search import bundle
from generator.publish.serving import Serving
from generator.publish.shown import shown
from generator.publish.site import Site
from generator.store import Store, digest
from generator.uncollected import uncollected
from generator.workers import Task, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from generator.errors import GeneratorError
    from generator.publish.paper_view import PaperView
    from generator.publish.site import SectionView

log = logging.getLogger("mkdocs.plugins.paperindex")

LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
# MkDocs would stamp the day of the build; the same pages are to give the same bytes.
UPDATED = "1980-01-01"
CHUNK = 100  # papers that one process renders in a go
LATER = Path(".paperindex/cache/later")  # touched when what is served is to be built again


class PaperIndexPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Publishes the papers and sections of the project in which mkdocs.yml lies."""

    store: Store  # what an earlier build has kept
    published: Published
    mkdocs_files: Files
    site: Site
    redirects: Redirects
    env: Environment
    context: TemplateContext  # of what is no page, two folders below the site's root
    nav: bytes  # the digest of the navigation
    papers: dict[str, PaperView]  # by the path of the page below docs/
    ours: list[PaperView]  # those whose pages MkDocs does not render
    sections: dict[str, SectionView]
    known: dict[str, PaperView]  # each paper, by every slug it has or had
    files: dict[str, str]  # the path of its page, by the same
    faults: list[GeneratorError]  # citations of papers that there are not
    generated: dict[str, GeneratedPage]  # by path, as if they stood below docs/
    lists: ListPages  # of sections and generated pages
    basis: bytes  # what all pages hang on besides what they show
    paper_files: PaperFiles | None  # those that the last build wrote
    keys: dict[str, bytes]  # what tells such a page from what it was, by the file published
    addresses: list[tuple[str, str]]  # of each page, with its file
    stylesheet: str
    controls: str  # the script of the header
    assets: str  # the folder of our scripts and styles
    offline: bool  # whether browsers keep this build
    spared = ExitStack()  # while it is open, Python looks for no cycles
    comparing: apart.Comparing | None = None  # who finds out which papers are alike
    workers = Workers({})  # they make what is none of MkDocs' own pages
    unknown: Sequence[str] = ()  # what lay in the site's folder and no build had written
    writing: Workers | None = None  # they write papers' pages
    serving = False  # whether `mkdocs serve` builds this, which adds a script to each page

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Learn whether the site is built or served, and stay in memory while it is served."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the project, put its sections into the navigation, and our theme into its place."""
        if not self.serving:
            self.spared.enter_context(uncollected())
        config.theme.dirs = theme.layered(config.theme.dirs)
        root = Path(config.config_file_path).parent
        self.store = Store(root=root, about=basis.code())
        found = _read(root, self.store, config.site_name, self.config.cards)
        self.site = replace(
            found,
            also=other_sites(self.config.also_search),
            extent=compact.extent(self.config.compact, len(found.papers)),
        )
        self.comparing = apart.compare(self.site, self.store)
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
        paper = WHOLE if templates.show_texts(theme.own(config.theme.dirs)) else LISTED
        about = list_pages.about(self.site, paper)
        self.generated = generated.pages(self.site, self.store, about)
        self.lists = ListPages(
            site=self.site,
            sections=self.sections,
            generated=self.generated,
            paper=paper,
            about=about,
            store=self.store,
        )
        config.nav = expanded(config.nav, list(self.sections))
        if not config.repo_url:
            config.edit_uri = ""  # the default would be a broken address

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Hide what an earlier build has left from MkDocs' cleaning."""
        if not other_plugins(config):  # those may write anything
            former.set_aside(Path(config.site_dir), self.store)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Keep strays out, and give each paper its permanent address outside the navigation."""
        self.mkdocs_files = files
        self.published = former.take_over(Path(config.site_dir), self.store)
        drop_strays(files, {*self.papers, *self.sections}, config)
        own = theme.own(config.theme.dirs)
        self.assets, self.offline = assets.folder(own), self.config.offline and not self.serving
        place(files, assets.places(own, offline=self.offline), config)
        for uri, view in self.papers.items():
            # What curators wrote below the abstract is Markdown, which MkDocs renders.
            rendered_by_mkdocs = self.config.rendered_by_mkdocs or view.notes
            file = file_of(view, config) if rendered_by_mkdocs else PaperFile(files.src_uris[uri])
            put(files, file, view)
        for uri in self.generated:
            if uri not in files.src_uris:  # prose in docs/ may introduce it
                files.append(File.generated(config, uri, content=""))
                BarePage(None, files.src_uris[uri], config)
            # Those that the navigation names are in it all the same.
            files.src_uris[uri].inclusion = InclusionLevel.NOT_IN_NAV
        build = apart.Build(
            site=self.site,
            published=self.published,
            about=self.lists.about,
            store=self.store,
        )
        self.ours = [v for uri, v in self.papers.items() if is_ours(files.src_uris[uri])]
        self.workers = apart.make(build, self.ours, config.site_url, self._engine(config))

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Let only the curators' notes of a paper, and what introduces a section, be Markdown."""
        uri = page.file.src_uri
        if uri in self.papers:
            return self.papers[uri].notes
        if uri in self.sections:  # an empty line first, lest MkDocs look for front matter again
            return f"\n{self.sections[uri].topic.intro}"
        return None

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Name each page's template, show citations, and let links to papers follow their files."""
        uri = page.file.src_uri
        if uri in self.papers:
            page.meta = {"template": paper_pages.TEMPLATE}
            page.title = str(escape(self.papers[uri].title))  # themes print it as HTML
        elif uri in self.sections:
            page.meta = {"template": "topic.html"}
            page.title = str(escape(self.sections[uri].topic.title))
        elif uri in self.generated:  # its prose may lie in docs/
            page.meta = {"template": self.generated[uri].template}
            page.title = str(escape(self.generated[uri].title))
        else:
            page.meta = harmless(page)
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
            page.toc = contents(page.title or "")
        if uri in self.papers or uri in self.sections:
            return sanitise(html)
        return sanitise_prose(html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Make this project's templates escape what they print, and show them the site."""
        _give_up(self.faults)
        own = theme.own(config.theme.dirs)
        told = templates.told(own)
        templates.prepare(env, own, self.site.root, told)
        self.stylesheet = stylesheet.of(own, Path(config.theme.dirs[len(own)]), self.store)
        env.filters["size_in_words"] = size_in_words
        env.globals |= shown(self.site, config.site_url, config.repo_url)
        env.globals |= {
            "assets": self.assets,
            "offline": self.offline,
            "serving": self.serving,
            "stylesheet": stylesheet.path_of(self.stylesheet),
            "theme_script": theme.script(config.theme.dirs),
            "edit_url_of": lambda view: page_of(view, config).edit_url,
        }
        below = {"config": config, "page": None, "base_url": "../.."}  # where papers' pages are
        parts = {
            name: finish(env.get_template(template).render(below))
            for name, template in controls.templates(self.site.extent).items()
        }
        features = config.theme.get("features", ())
        self.controls = controls.script(own, parts, features, self.site.extent)
        env.globals["controls"] = controls.path_of(self.controls, self.assets)
        self.env = env
        config.theme.static_templates.discard("sitemap.xml")  # ours tells more
        self.addresses = []
        for file in files.documentation_pages():
            if file.page:
                page = file.page
                page.update_date = UPDATED
                if page.canonical_url and file.src_uri != "search.md":
                    self.addresses.append((page.canonical_url, f"docs/{file.src_uri}"))
        if config.site_url:
            root = f"{config.site_url.rstrip('/')}/"
            self.addresses += [(root + view.url, view.source) for view in self.ours]
        self.basis = self._basis(config, told)
        self._spare(files)
        self.writing = None
        if not self.published.former:
            self.writing = self._begin_papers(config)  # while MkDocs renders the lists

    def _basis(self, config: MkDocsConfig, templates: bytes) -> bytes:
        """Return the digest of what all pages hang on besides what they show."""
        settings = [{**each, "site_dir": None} for each in config.user_configs]
        told: list[Any] = [settings, config.site_url, self.serving, self.assets, self.offline]
        told += [stylesheet.path_of(self.stylesheet), self.env.globals["controls"]]
        told.append(self.site.extent)
        lists = ([each.topic for each in self.site.sections.values()], self.site.tags)
        shown = map(fingerprint, (*lists, self.site.also))
        return digest(basis.code(), repr(told).encode(), self.nav, templates, *shown)

    def _spare(self, files: Files) -> None:
        """Let those pages of lists stay that show what they showed."""
        self.keys = {}
        for uri in (*self.lists.told(), *homes(files)):
            page = files.src_uris[uri].page
            if page is None:
                continue
            key = self.lists.key(uri, self.basis, (page.content, page.title, page.edit_url))
            self.keys[page.file.dest_uri] = key
            # Those that link to places within pages stay for MkDocs to look these up.
            if not page.links_to_anchors and self.published.keep(page.file.dest_uri, key):
                page.file.inclusion = InclusionLevel.EXCLUDED
        self.lists.keep()

    def _engine(self, config: MkDocsConfig) -> bundle.Engine:
        """Return the script that searches."""
        return bundle.Engine(
            path=bundle.path(self.assets),
            modules=theme.own(config.theme.dirs)[-1] / bundle.MODULES,
            lunr=LUNR,
            entry=bundle.JOINT if self.site.also else bundle.ENTRY,
        )

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep what templates need that belong to no page."""
        self.nav = str(nav).encode()
        self.context = get_context(nav, files, config, base_url="../..")

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Show the template its paper or section, or what waits for curators."""
        uri = page.file.src_uri
        extra: dict[str, Any] = {
            "paper": self.papers.get(uri),
            "section": self.sections.get(uri),
            "edit_url": None if page.file.generated_by else page.edit_url,
        }
        if uri in self.papers:
            view = self.papers[uri]
            extra |= {
                "around": paper_page(self.site, view),
                "related": related(self.site, view),
            }
        elif uri in self.generated or uri in self.sections:
            extra |= self.lists.context(uri)
        context.update(extra)  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Leave out what nobody sees."""
        return finish(output)

    def on_post_template(self, output: str, **_: Any) -> str:
        """Leave out what nobody sees, of the page of lost addresses as well."""
        return finish(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write papers' pages, what is no page, and addresses of former pages."""
        writing = self.writing or self._begin_papers(config)
        found: dict[str, str | bytes] = {
            "robots.txt": sitemap.robots(config.site_url),
            stylesheet.path_of(self.stylesheet): self.stylesheet,
            controls.path_of(self.controls, self.assets): self.controls,
            **{f"papers/{slug}/index.html": text for slug, text in self._former_pages(config)},
        }
        if config.site_url:
            entries = [*sitemap.entries(self.site, sorted(self.addresses))]
            found |= sitemap.files(entries, config.site_url)
        self._write(found)
        alone = not other_plugins(config)
        if alone:
            for path in written_by_mkdocs(self.mkdocs_files, config):
                self.published.note(path, self.keys.get(path, b""))
        apart.collect(writing.wait(), self.published)
        if not self.serving:
            gc.freeze()  # Python would look through all of it once more as it ends
        self.spared.close()
        if alone and self.published.former:
            former.sweep(self.published, self.unknown)
        if self.offline:
            self._take_along(config)  # from what is there
        if alone:
            former.keep(self.published, self.store)

    def _begin_papers(self, config: MkDocsConfig) -> Workers:
        """Return who writes the pages that MkDocs does not: of many, several processes."""
        # All others are to be done by now: each process that remains would hold memory of its own.
        if self.comparing:
            self._write(self.comparing.wait().map)
        found = self.workers.wait()
        apart.collect(found, self.published)
        self.unknown = found.get(apart.UNKNOWN, ())
        told = found.get(apart.TOLD)
        if told:
            promise(authors.addresses, self.site, lambda: told.addresses)
        papers = self.paper_files = self._paper_files(config)
        stale = papers.stale(told.prints if told else ()) if papers else ()
        chunks: dict[str, Task] = {
            str(start): partial(papers.write, stale[start : start + CHUNK])
            for start in range(0, len(stale), CHUNK)
            if papers
        }
        return Workers(chunks)

    def _paper_files(self, config: MkDocsConfig) -> PaperFiles | None:
        """Return the pages of papers that MkDocs does not render; None where there are none."""
        if not self.ours:
            return None
        first = self.ours[0]
        shown = {"paper": first, "around": paper_page(self.site, first), "related": ()}
        context = {**self.context, "page": page_of(first, config), **shown}
        return PaperFiles(
            site=self.site,
            views=self.ours,
            published=self.published,
            renderer=paper_pages.PaperPages(self.env, context),
            page_of=Pages(first, self.mkdocs_files, config).of,
            basis=self.basis,
        )

    def _write(self, files: outputs.Files) -> None:
        apart.write(files, self.published)

    def _take_along(self, config: MkDocsConfig) -> None:
        """Write what browsers keep of the site, which is all there by now."""
        self._write(offline.manifest(config.site_name, config.site_description or ""))
        papers = (view.url for view in self.site.papers.values())
        self._write(offline.lists(Path(config.site_dir), self.assets, papers))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> None:
        """Have edited papers shown at once, and the rest later."""
        root = Path(config.config_file_path).parent
        later = root / LATER
        later.parent.mkdir(parents=True, exist_ok=True)
        later.touch()
        server.watch(str(later))
        server.builder = Serving(root, later, builder, self._show)

    def _show(self, path: str) -> bool:
        """Write the page of an edited paper as the last build would have, if that can be."""
        view = self.papers.get(path.removeprefix("docs/"))
        root, taxonomy = self.store.root, {key: s.topic for key, s in self.site.sections.items()}
        page = project.published(root, taxonomy, path) if view and root else None
        if not view or not page or view.notes or page.notes or not self.paper_files:
            return False
        self.paper_files.write([site.shown(page, view.key, taxonomy)])
        return True

    def on_build_error(self, **_: Any) -> None:
        """Leave nothing running."""
        for each in (self.comparing, self.workers, self.writing):
            if each:
                each.stop()
        self.spared.close()

    def _former_pages(self, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
        """Yield the slug and the page of each address that no paper has any more."""
        moved, removed = (self.env.get_template(f"{name}.html") for name in ("redirect", "removed"))
        for slug, paper in self.redirects.targets.items():
            yield slug, moved.render(paper=paper, config=config)
        for slug, view in self.redirects.removed.items():
            yield slug, removed.render(self.context, removed=view)


def _read(root: Path, store: Store, name: str, wanted: str) -> Site:
    """Return the site of the project at `root`; every problem is logged before giving up."""
    found = project.load(root, store)
    if found.problems:
        store.settling()()  # whoever mends them need not wait for all other pages again
    _give_up(found.problems)
    return site.of(found, name, wanted, store)


def _give_up(problems: Sequence[GeneratorError]) -> None:
    """Log every problem and stop the build, if there is any."""
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise PluginError(f"The pages hold {len(problems)} problem(s); see the list above")
