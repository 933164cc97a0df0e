"""Owns what MkDocs knows of the files of ``docs/``: which stay out, and which are papers."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from copy import copy
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.publish.paper_view import PaperView
from generator.publish.strays import Folder

log = logging.getLogger("mkdocs.plugins.paperindex")

TEMPLATES = ("home.html",)  # those that a page may choose for itself

# Of the theme: the search of which ours takes the place, and stylesheets that ours is made of.
UNUSED = re.compile(r"^assets/(javascripts/(lunr|workers)/|stylesheets/(main|palette)\.)|\.map$")


class PaperFile(File):
    """A paper's page that MkDocs can link to, and that this plugin renders."""

    def __init__(self, file: File) -> None:
        """Be the same file as one that MkDocs has found; its path is not taken apart again."""
        self.src_uri, self.src_dir = file.src_uri, file.src_dir
        self.dest_dir, self.use_directory_urls = file.dest_dir, file.use_directory_urls

    def is_documentation_page(self) -> bool:
        """Return that MkDocs shall not render it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing: what is published is not this file."""


class BarePage(Page):
    """A page that mostly has no text of its own; for none, no parser of Markdown is made."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Have the content that its text makes."""
        if self.markdown:
            super().render(config, files)
        else:
            self.content, self.toc, self.present_anchor_ids = "", TableOfContents([]), set()


def put(files: Files, file: File, view: PaperView) -> None:
    """Put the page of a paper at its permanent address, and outside the navigation."""
    files.remove(files.src_uris[file.src_uri])
    files.append(_placed(file, view))


def file_of(view: PaperView, config: MkDocsConfig) -> File:
    """Return the file of a paper's page as MkDocs finds it."""
    path = view.source.removeprefix("docs/")
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)


def _placed(file: File, view: PaperView) -> File:
    file.dest_uri, file.inclusion = f"{view.url}index.html", InclusionLevel.NOT_IN_NAV
    return file


def is_ours(file: File | None) -> bool:
    """Return whether a file is a paper's page that MkDocs does not render."""
    return isinstance(file, PaperFile)


def page_of(view: PaperView, config: MkDocsConfig) -> Page:
    """Return the page of a paper as MkDocs would have it after rendering no notes."""
    file = _placed(PaperFile(file_of(view, config)), view)
    return _titled(Page(None, file, config), view)


class Pages:
    """Makes the pages of very many papers, by the addresses that MkDocs gives that of one."""

    def __init__(self, sample: PaperView, files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files.src_uris, config
        self._page = page_of(sample, config)
        self._root = _before(sample.url, self._page.canonical_url)
        self._path = urlsplit(self._root or "").path
        self._edit = _before(self._page.file.src_uri, self._page.edit_url)

    def of(self, view: PaperView) -> Page:
        """Return the page of a paper, as `page_of` does."""
        if self._root is None or self._edit is None:
            return page_of(view, self._config)
        page = copy(self._page)
        page.file = self._files[view.source.removeprefix("docs/")]
        if self._root:
            page.canonical_url = f"{self._root}{view.url}"
            page.abs_url = f"{self._path}{view.url}"
        if self._edit:
            page.edit_url = f"{self._edit}{page.file.src_uri}"
        return _titled(page, view)


def _before(end: str, address: str | None) -> str | None:
    """Return what stands before the `end` of an address; None where it ends otherwise."""
    if not address:
        return ""
    return address.removesuffix(end) if address.endswith(end) else None


def _titled(page: Page, view: PaperView) -> Page:
    page.title, page.content, page.toc = str(escape(view.title)), "", contents(view.title)
    return page


def contents(title: str) -> TableOfContents:
    """Return the contents of a page that has one heading."""
    return TableOfContents([AnchorLink(title, "title", 1)])


def homes(files: Files) -> Iterator[str]:
    """Yield the pages that have chosen a template, by their places below docs/."""
    for file in files.documentation_pages():
        if file.page and file.page.meta.get("template") in TEMPLATES:
            yield file.src_uri


def harmless(page: Page) -> dict[str, str]:
    """Return what a page's own front matter may decide."""
    meta = {}
    if page.meta.get("template") in TEMPLATES:
        meta["template"] = str(page.meta["template"])
    elif "template" in page.meta:
        log.warning(f"docs/{page.file.src_uri}: no page may choose this template; take it out")
    if page.meta.get("title"):
        meta["title"] = str(escape(str(page.meta["title"])))
    return meta


def other_plugins(config: MkDocsConfig) -> bool:
    """Return whether something else than this plugin may write files of the site."""
    return len(config.plugins) > 1 or bool(config.hooks)


def written_by_mkdocs(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Yield the paths of the files of the site that MkDocs has written, not this plugin."""
    for file in files:
        if file.inclusion.value > InclusionLevel.DRAFT.value and not is_ours(file):
            yield file.dest_uri
    yield from config.theme.static_templates
    yield from config.extra_templates


def drop_strays(files: Files, known: set[str], config: MkDocsConfig) -> None:
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


def place(files: Files, places: Mapping[str, str | None], config: MkDocsConfig) -> None:
    """Give the theme's files their addresses, and take out what no page of this site loads."""
    for file in list(files):
        uri = file.src_uri
        if uri in places or UNUSED.search(uri):
            files.remove(file)
        if address := places.get(uri):
            site, flat = config.site_dir, config.use_directory_urls
            files.append(File(uri, file.src_dir, site, flat, dest_uri=address))
