"""Owns where our scripts and styles are published: in a folder named after all that they hold.

A page names the folder and modules import each other within it, so that no page of one build ever
runs a script of another, whatever browsers and hosts keep of either.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.publish import stylesheet

FOLDER = "assets"  # below the site's root, and below the theme's folder
SOURCES = (f"{FOLDER}/javascripts/", f"{FOLDER}/stylesheets/")
WORKER = "service-worker.js"  # at the site's root, as it can serve nothing above itself
WORKERS = {True: f"{SOURCES[0]}offline/worker.js", False: f"{SOURCES[0]}offline/farewell.js"}


def folder(own: Path) -> str:
    """Return where the scripts and styles in our folder of templates and assets are published."""
    digest = hashlib.sha256()
    for path in _paths(own):
        digest.update(f"{path}\n".encode())
        digest.update(hashlib.sha256((own / path).read_bytes()).digest())
    return f"{FOLDER}/{digest.hexdigest()[:8]}"


def places(own: Path, *, offline: bool) -> dict[str, str | None]:
    """Return where each of these files is published; None is nowhere.

    The service worker is one of two: that which keeps the site, or that which takes itself away.
    """
    into = folder(own)
    found: dict[str, str | None] = {
        path: f"{into}/{path.removeprefix(FOLDER).split('/', 2)[2]}" for path in _paths(own)
    }
    found |= dict.fromkeys([*stylesheet.joined(own), *WORKERS.values()])
    return found | {WORKERS[offline]: WORKER}


def _paths(own: Path) -> list[str]:
    files = [file for source in SOURCES for file in (own / source).rglob("*") if file.is_file()]
    return sorted(file.relative_to(own).as_posix() for file in files)
