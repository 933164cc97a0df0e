"""Owns the script that every page's header waits for: its first steps, and what works by scripts.

The switch of colours and the search box do nothing without scripts. So they stand in this one file,
which browsers keep, and not in the HTML of every page.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import rjsmin

FIRST = "assets/javascripts/scheme.js"  # below our folder of templates and assets
TEMPLATE = "partials/controls.html"


def script(own: Path, html: str) -> str:
    """Return the script in our folder that comes first, and one that puts `html` after itself."""
    first = rjsmin.jsmin((own / FIRST).read_text(encoding="utf-8"))
    text = json.dumps(html, ensure_ascii=False)
    return f'{first}\ndocument.currentScript.insertAdjacentHTML("afterend",{text})\n'


def path_of(text: str, assets: str) -> str:
    """Return where the script is published: in the folder of our scripts, which it looks for there.

    Its name follows its content, which the configuration decides on as well.
    """
    return f"{assets}/controls-{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
