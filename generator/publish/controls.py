"""Owns the script that every page's header waits for: its first steps, and what works by scripts.

The switch of colours and the search box do nothing without scripts. On a paper's page, neither do
the menu, which holds its crumbs, and the way to the source, of which it edits its own. So they
stand in this one file, which browsers keep, and not in the HTML of every page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import rjsmin

from generator.publish import compact, theme
from generator.publish.compact import Extent

FIRST = "assets/javascripts/scheme.js"  # below our folder of templates and assets
LAST = "assets/javascripts/frame.js"
TEMPLATES = {
    "controls": "partials/controls.html",
    "switch": "partials/drawer-switch.html",
    "menu": "partials/menu.html",
    "drawer": "partials/drawer.html",
    "source": "partials/source.html",
    "manifest": "partials/manifest.html",
    "propose": "partials/propose-paper.html",
}


def templates(extent: Extent) -> Mapping[str, str]:
    """Return the template of each part that a site's script puts in."""
    return {**TEMPLATES, **compact.PARTS} if extent.compact else TEMPLATES


def script(
    own: Sequence[Path],
    html: Mapping[str, str],
    features: Sequence[str] = (),
    extent: Extent = compact.FULL,
) -> str:
    """Return the script of the own folders that comes first, and one that puts in parts of `html`.

    The parts are called as in `templates`; `features` are those of the theme that are switched on.
    """
    told = f"document.currentScript.dataset.features={json.dumps(' '.join(features))}"
    paths = (FIRST, compact.SCRIPT, LAST) if extent.compact else (FIRST, LAST)
    first, *last = (
        rjsmin.jsmin(theme.first(own, path).read_text(encoding="utf-8")) for path in paths
    )
    parts = f"var __parts={json.dumps({**html}, ensure_ascii=False)}"
    return "\n".join((told, first, parts, *last, ""))


def path_of(text: str, assets: str) -> str:
    """Return where the script is published: in the folder of our scripts, which it looks for there.

    Its name follows its content, which the configuration decides on as well.
    """
    return f"{assets}/controls-{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
