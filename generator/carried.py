"""Owns what the package carries besides code: the theme, and the files a new index begins with.

In a wheel both lie within the package (see pyproject.toml). In a checkout the theme is the folder
``overrides/``, and of the files those that this index uses itself lie at its top level.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent
_STARTER = _PACKAGE / "starter"

# The files of a new index that are this index's own as well.
SHARED = (
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/correction.yml",
    ".github/ISSUE_TEMPLATE/problem.yml",
    ".github/dependabot.yml",
    ".github/pull_request_template.md",
    ".github/workflows/check.yml",
    ".github/workflows/deploy.yml",
    ".github/workflows/enrich.yml",
    ".github/workflows/issue-to-pull-request.yml",
    ".github/workflows/links.yml",
    ".remarkrc.json",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "CONTRIBUTING.md",
    "requirements.txt",
)


def theme() -> Path:
    """Return the folder of our templates and assets."""
    packed = _PACKAGE / "theme"
    return packed if packed.is_dir() else _CHECKOUT / "overrides"


def starters() -> tuple[str, ...]:
    """Return the paths of all files a new index begins with, sorted."""
    own = (file.relative_to(_STARTER).as_posix() for file in _STARTER.rglob("*") if file.is_file())
    return tuple(sorted({*own, *SHARED}))


def read(path: str) -> str:
    """Return the text of a file that a new index begins with, as the package carries it."""
    packed = _STARTER / path
    file = packed if packed.is_file() else _CHECKOUT / path
    return file.read_text(encoding="utf-8")
