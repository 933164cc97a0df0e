"""Owns how the site of an earlier build outlives MkDocs' cleaning, and what is known of its files.

MkDocs empties the folder but for hidden entries before it builds. So the site waits in a hidden
folder within, and is put back. What is known of its files is forgotten before the first is written
and kept once the last one is: a build that was killed or failed leaves nothing to build upon.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.publish.published import Published, Written
from generator.store import FOLDER, Store

ASIDE = ".paperindex-former"  # within the site's folder


def set_aside(site: Path, store: Store) -> None:
    """Hide the site from cleaning, if an earlier build is known to have finished it."""
    put_back(site)
    if store.read(_name(site), dict[str, Written]) is None:
        return
    entries = _visible(site)
    with suppress(OSError):
        (site / ASIDE).mkdir()
        for entry in entries:
            entry.rename(site / ASIDE / entry.name)


def put_back(site: Path) -> None:
    """Put the site back in its place, as a killed build may have left it as well."""
    aside = site / ASIDE
    if not aside.is_dir():
        return
    for entry in list(aside.iterdir()):
        if not (site / entry.name).exists():
            entry.rename(site / entry.name)
    shutil.rmtree(aside)


def take_over(site: Path, store: Store) -> Published:
    """Return the folder of a site with what is known of its files, which is forgotten with that."""
    put_back(site)
    known: Mapping[str, Written] | None = None
    try:
        known = store.read(_name(site), dict[str, Written])
        store.forget(_name(site))
    except OSError:
        known = None  # a build that fails would leave it
    return Published(site, known)


def sweep(published: Published, unknown: Iterable[str]) -> None:
    """Remove what stood there and this build did not write, be it `unknown` to the one before."""
    site = published.folder
    gone = {*published.former, *unknown} - published.written.keys()
    for path in gone:
        (site / path).unlink(missing_ok=True)
    within = {Path(path.rpartition("/")[0]) for path in gone}  # few, where many files are gone
    folders = {each for folder in within for each in (folder, *folder.parents) if each.name}
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        with suppress(OSError):  # others lie there
            (site / folder).rmdir()


def keep(published: Published, store: Store) -> None:
    """Keep what is known of all files, now that the last one is written."""
    site = published.folder
    _drop_lost(store)
    store.write(_name(site), published.written)
    if store.root:
        with suppress(OSError):
            (store.root / FOLDER / f"{_name(site)}.path").write_text(str(site), encoding="utf-8")


def _drop_lost(store: Store) -> None:
    """Forget sites whose folders are gone, such as those that were served."""
    for told in (store.root / FOLDER).glob("site-*.path") if store.root else ():
        with suppress(OSError):
            if not Path(told.read_text(encoding="utf-8")).is_dir():
                told.unlink()
                told.with_suffix(".msgpack").unlink(missing_ok=True)


def _visible(site: Path) -> list[Path]:
    if not site.is_dir():
        return []
    return [each for each in site.iterdir() if not each.name.startswith(".")]


def _name(site: Path) -> str:
    return f"site-{hashlib.sha256(os.fsencode(site)).hexdigest()[:16]}"
