"""Stock Material for MkDocs with its own search, the papers' pages out of the navigation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bench.build.contenders.material import lay_out_pages
from bench.search.peers.peer import Built, Face, Peer


def _build(project: Path, target: Path) -> Built:
    plain = target.with_name(f"{target.name}-source")
    shutil.rmtree(plain, ignore_errors=True)
    lay_out_pages(project, plain)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=plain, check=True)
    return Built(site=target, indexing=None)  # the reader's browser builds the index


PEER = Peer(
    name="Material",
    face=Face(
        box="[data-md-component=search-query]",
        answers="[data-md-component=search-result]",
        answer=".md-search-result__item > a[href*='topics/']",
        nothing="No matching",
        files=("search", "workers/"),
    ),
    build=_build,
)
