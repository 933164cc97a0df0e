"""Owns which folders the templates and assets come from: the project's own, ours, the host's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator import carried
from generator.publish.search import bundle

_OURS = f"{bundle.MODULES}/{bundle.ENTRY}"  # what no project has a reason to write anew


def layered(dirs: Sequence[str]) -> list[str]:
    """Return the folders of a theme, the first before the others, with ours in its place.

    Ours stands before the host's two, and behind the folder of a project that changes some of it;
    one that holds ours already, as a checkout does, stays as it is.
    """
    if any((Path(folder) / _OURS).is_file() for folder in dirs):
        return [*dirs]
    host = len(dirs) - 2  # the theme itself, and what MkDocs has for every theme
    return [*dirs[:host], str(carried.theme()), *dirs[host:]]


def own(dirs: Sequence[str]) -> tuple[Path, ...]:
    """Return the folders of layered ones that a site's own templates come from; ours is last."""
    folders = tuple(map(Path, dirs))
    ours = next(place for place, each in enumerate(folders) if (each / _OURS).is_file())
    return folders[: ours + 1]


def first(folders: Sequence[Path], path: str) -> Path:
    """Return the file at `path` in the first of the folders that has it."""
    return next(folder / path for folder in folders if (folder / path).is_file())


def script(dirs: Sequence[str]) -> str:
    """Return the path of the script that the theme of layered folders has every page load."""
    folder = Path(dirs[len(own(dirs))])
    (found,) = folder.glob("assets/javascripts/bundle.*.js")
    return found.relative_to(folder).as_posix()
