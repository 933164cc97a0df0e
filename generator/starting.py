"""Owns how a new index begins: the files of its folder, filled in, and what stands in their way."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import carried
from generator.errors import ProjectError

NO_OWNER = "your-name"  # where nobody is known yet; GitHub passes over owners that do not exist
REQUIREMENTS = "requirements.txt"

_FIELD = re.compile(r"\{\{(\w+)\}\}")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_SOFTWARE = re.compile(r"<!-- software -->.*?<!-- /software -->\n?", re.DOTALL)
_GITHUB = re.compile(r"(?:https://github\.com/)?(?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?")
_PINNED = re.compile(r"^[^#\n].*\n", re.MULTILINE)
_HEADER = """\
# Every package the site needs: paperindex itself, then those it was tried with. To go on to a newer
# paperindex, name it here, and take the other lines from "pip freeze" once it is installed.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beginning:
    """What a new index is told of itself; `package` is the requirement that installs paperindex.

    `repository` and `site` are addresses, empty where there are none yet.
    """

    name: str
    description: str
    package: str
    repository: str = ""
    site: str = ""

    @property
    def owner(self) -> str:
        """Return who owns the repository, or words in their place."""
        found = _GITHUB.fullmatch(self.repository)
        return found["owner"] if found else NO_OWNER


def repository_of(text: str) -> str:
    """Return the address of a repository; ``owner/name`` means one on GitHub."""
    found = _GITHUB.fullmatch(text.strip())
    return f"https://github.com/{found['owner']}/{found['name']}" if found else text.strip()


def site_of(repository: str) -> str:
    """Return where GitHub publishes the site of a repository; empty where that is not known."""
    found = _GITHUB.fullmatch(repository)
    if not found:
        return ""
    host = f"{found['owner'].lower()}.github.io"
    return (
        f"https://{host}/" if found["name"].lower() == host else f"https://{host}/{found['name']}/"
    )


def files(beginning: Beginning) -> dict[str, str]:
    """Return the texts of a new index's files by their paths, sorted."""
    return {path: _filled(path, beginning) for path in carried.starters()}


def in_the_way(root: Path, paths: Iterable[str]) -> list[str]:
    """Return those of `paths` that are there already, or below what is no folder."""
    return [path for path in paths if any(_blocks(root, path))]


def _blocks(root: Path, path: str) -> Iterable[bool]:
    yield os.path.lexists(root / path)
    for parent in PurePosixPath(path).parents:
        yield os.path.lexists(root / parent) and not (root / parent).is_dir()


def refuse(root: Path, found: Iterable[str]) -> None:
    """Raise ProjectError where files stand in the way of new ones."""
    listed = ", ".join(found)
    if listed:
        remedy = "take them away, or write only the others with --keep"
        raise ProjectError(root, f"there are already {listed}; nothing was written", remedy)


def _filled(path: str, beginning: Beginning) -> str:
    text = carried.read(path)
    if path == REQUIREMENTS:
        return _HEADER + beginning.package + "\n" + "".join(_PINNED.findall(text))
    if path in carried.SHARED:
        return _SOFTWARE.sub("", text)
    fields = _in_markdown(beginning) if path.endswith(".md") else _in_yaml(beginning)
    return _FIELD.sub(lambda found: fields[found[1]], text)


def _in_markdown(beginning: Beginning) -> Mapping[str, str]:
    sentence = beginning.description.rstrip()
    sentence += "" if sentence.endswith((".", "!", "?")) else "."
    return {"name": _shown(beginning.name), "description": _shown(sentence)}


def _shown(text: str) -> str:
    """Return text so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def _in_yaml(beginning: Beginning) -> Mapping[str, str]:
    """Return what stands between single quotes in YAML."""
    plain = {
        "name": beginning.name,
        "description": beginning.description,
        "repo": beginning.repository,
        "site": beginning.site,
        "owner": beginning.owner,
    }
    return {key: value.replace("'", "''") for key, value in plain.items()}
