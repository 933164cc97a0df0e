"""Builds sites for tests as their maintainers do: with the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY


def dress(root: Path) -> None:
    """Give an invented project what the real one has beside its papers."""
    (root / "docs").mkdir(exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    for name in ("index.md", "about.md", "scaling.md", "tags.md"):
        shutil.copy(REPOSITORY / "docs" / name, root / "docs")
    (root / "docs/start").mkdir(exist_ok=True)
    for file in (REPOSITORY / "docs/start").glob("*.md"):  # which cite papers that are not there
        (root / "docs/start" / file.name).write_text("# Start\n", encoding="utf-8")


def configure(root: Path, **options: str) -> None:
    """Tell the plugin of a project with our configuration something, as YAML."""
    file, told = root / "mkdocs.yml", ", ".join(f"{key}: {each}" for key, each in options.items())
    plain, *rest = file.read_text(encoding="utf-8").split("  - paperindex\n")
    assert len(rest) == 1
    file.write_text(f"{plain}  - paperindex: {{{told}}}\n{rest[0]}", encoding="utf-8")


def run(
    root: Path, site: Path, *, seed: str = "0", strict: bool = True, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` and return how it went; `seed` changes the order of sets."""
    settings |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": seed}
    mode = ["--strict"] if strict else []
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *mode, "--site-dir", str(site)],
        cwd=root,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def build(root: Path, site: Path, *, seed: str = "0", **settings: str) -> Path:
    """Return the folder of the built site; a warning fails the test."""
    done = run(root, site, seed=seed, strict=True, **settings)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return site
