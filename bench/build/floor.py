"""Reads all pages and writes files of a finished site's sizes: ``floor.py PAGES LIST TARGET``.

No build that reads these pages and writes that site in one process can take less. The list has a
line for each file: its bytes, a tab, its path.
"""

import sys
from pathlib import Path


def main() -> None:
    """Read, then write."""
    pages, listed, target = map(Path, sys.argv[1:])
    for page in pages.rglob("*"):
        if page.is_file():
            page.read_bytes()
    folders = set()
    for line in listed.read_text(encoding="utf-8").splitlines():
        size, _, path = line.partition("\t")
        file = target / path
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        file.write_bytes(bytes(int(size)))


if __name__ == "__main__":
    main()
