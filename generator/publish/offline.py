"""Owns how the site is taken along: the list of what a browser keeps, and the site as a program.

The service worker keeps what ``offline.json`` lists, all of it or nothing: everything that is not
the page of one paper, as far as there is room for it, and the search.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.publish.cards import icon
from generator.publish.exports import json_text

LIST = "offline.json"
PAPERS = "offline-papers.json"
MANIFEST = "manifest.webmanifest"
LIMIT = 6_000_000  # bytes of files: of the pages together, and of the search
MOST_PAPERS = 3000  # that can be kept at once when a reader asks for all of them

# Pages in the order of their use; those that are very many are kept when they are read.
_PAGES = ("index.html", "search/index.html", "marks/index.html", "offline/index.html")
_LISTS = ("topics/*/index.html", "*/index.html")
_TOO_MANY = ("papers", "tags", "digest")
# What those pages load; the modules of the search are all in its one script.
_FILES = (
    "assets/javascripts/bundle.*.js",
    "assets/stylesheets/*.css",
    "assets/images/*.png",
)
_ENGINE = "search/engine-*.js"
_PIECES = ("search/*/*.json.gz", "search/*/*/*.json.gz")
_OWN_PARTS = ("search/worker.js", "search/panel.js")


def manifest(name: str, description: str) -> dict[str, bytes]:
    """Return what makes a program of the site where a reader wants one: manifest and icons."""
    icons = {f"assets/icons/{size}.png": icon.draw(size) for size in (192, 512)}
    told = {
        "name": name,
        "description": description,
        "start_url": ".",
        "scope": ".",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [
            {"src": path, "type": "image/png", "sizes": "x".join([Path(path).stem] * 2)}
            | {"purpose": "any maskable"}
            for path in icons
        ],
    }
    return {MANIFEST: json_text.line(told).encode(), **icons}


def lists(site: Path, assets: str, papers: Iterable[str]) -> dict[str, bytes]:
    """Return what there is to keep of a built site whose scripts lie in `assets`, by path.

    What has the same name in each build is listed under a word that it holds in this one alone:
    pages name their scripts, the search its pieces.
    """
    pages = [*_within(site, _pages(site))]
    engine = [*_found(site, _ENGINE)]
    pieces = [*_found(site, *_PIECES)]
    kept = {
        assets: [path.removesuffix("index.html") for path in pages],
        pieces[0].split("/")[1] if pieces else "": engine,
        "": [*_files(site, assets), *_whole(site, pieces)],
    }
    told = {"version": _version(site, kept, (*pages, *engine)), "keep": kept}
    addresses = [*papers]
    found: dict[str, dict[str, Any]] = {LIST: told}
    if len(addresses) <= MOST_PAPERS:
        size = sum((site / address / "index.html").stat().st_size for address in addresses)
        found[PAPERS] = {"size": size, "papers": addresses}
    return {path: json_text.line(each).encode() for path, each in found.items()}


def _pages(site: Path) -> list[str]:
    folders = sorted(each.name for each in site.iterdir() if each.is_dir())
    below = [f"{name}/*/index.html" for name in folders if name not in _TOO_MANY]
    return [*dict.fromkeys(_found(site, *_PAGES, *_LISTS, *below))]


def _files(site: Path, assets: str) -> Iterator[str]:
    modules = f"{assets}/search/"
    for path in _found(site, f"{assets}/**/*.*"):
        if not path.startswith(modules) or path.removeprefix(f"{assets}/") in _OWN_PARTS:
            yield path
    yield from _found(site, *_FILES, "map/*.json", MANIFEST)


def _whole(site: Path, pieces: list[str]) -> list[str]:
    """Return the pieces of the search if there is room for all: a part would answer wrongly."""
    return pieces if [*_within(site, pieces)] == pieces else []


def _within(site: Path, paths: Iterable[str]) -> Iterator[str]:
    room = LIMIT
    for path in paths:
        size = (site / path).stat().st_size
        if size <= room:
            room -= size
            yield path


def _found(site: Path, *patterns: str) -> Iterator[str]:
    for pattern in patterns:
        for file in sorted(site.glob(pattern)):
            yield file.relative_to(site).as_posix()


def _version(site: Path, kept: Mapping[str, list[str]], named: Iterable[str]) -> str:
    digest = hashlib.sha256(json.dumps(kept).encode())
    for path in named:
        digest.update(hashlib.sha256((site / path).read_bytes()).digest())
    return digest.hexdigest()[:10]
