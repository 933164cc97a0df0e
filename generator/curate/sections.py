"""Keeps the files outside ``docs/`` that list the sections: their owners, and the form's choices.

Run without arguments, it renews both in the project of the working folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator import atomic, taxonomy

OWNERS = ".github/CODEOWNERS"
FORM = ".github/ISSUE_TEMPLATE/addition.yml"

_OWNED = re.compile(r"^/docs/topics/(?P<id>[a-z0-9-]+)/ +(?P<owner>.+)\n", re.MULTILINE)
_DEFAULT = re.compile(r"^/docs/ +(?P<owner>.+)$", re.MULTILINE)
_CHOICES = re.compile(
    r"(?<=\n)(?P<indent> +)- (?:[a-z0-9-]+)\n(?:(?P=indent)- [a-z0-9-]+\n)*", re.MULTILINE
)


def owners(text: str, topics: Iterable[str]) -> str:
    """Return CODEOWNERS with a line per section; a new one belongs to the owner of ``/docs/``."""
    default = _DEFAULT.search(text)
    known = {found["id"]: found["owner"] for found in _OWNED.finditer(text)}
    common = default["owner"] if default else ""
    lines = [f"/docs/topics/{each}/ {known.get(each, common)}\n" for each in sorted(topics)]
    first = _OWNED.search(text)
    start = first.start() if first else len(text)
    return text[:start] + "".join(lines) + _OWNED.sub("", text[start:])


def choices(text: str, topics: Iterable[str]) -> str:
    """Return the addition form with every section to choose from."""
    ids = sorted(topics)

    def renewed(found: re.Match[str]) -> str:
        return "".join(f"{found['indent']}- {each}\n" for each in ids)

    before, heading, rest = text.partition("      options:\n")
    return before + heading + _CHOICES.sub(renewed, "\n" + rest, count=1)[1:]


def renewed(root: Path, topics: Iterable[str]) -> dict[str, str]:
    """Return the texts of these files by their paths, as far as the project at `root` has them."""
    listed = list(topics)
    return {
        name: renew((root / name).read_text(encoding="utf-8"), listed)
        for name, renew in ((OWNERS, owners), (FORM, choices))
        if (root / name).is_file()
    }


def main() -> None:
    """Renew both files."""
    for name, text in renewed(Path(), taxonomy.load(Path())).items():
        atomic.write(Path(name), text)


if __name__ == "__main__":
    main()
