"""Measures the way in: a dump of many papers into an empty project, then the same dump again."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.build import aside
from bench.build.measure import Took, run
from bench.corpus import listings, material, papers, project
from bench.search.peers.installed import FOLDER
from generator import pages, schema
from generator.model import Paper

LISTING, EXPORT = "b.txt", "export.jsonl"
DUMPS = {"listing text": LISTING, "export of an index": EXPORT}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ingested:
    """What ingest took of a dump: in the first run, and in one that changes nothing."""

    form: str
    entries: int
    pages: int
    size: int
    first: Took
    second: Took


def measure(root: Path, count: int, say: Callable[[str], None]) -> Iterator[Ingested]:
    """Yield what each dump of `count` entries took."""
    dumps = _dumps(root, count)
    for form, name in DUMPS.items():
        say(f"{count:,} entries, {form}: ingest")
        folder = FOLDER / "ingest"
        aside.put(folder)
        project.write(root, folder, (), known=False)
        (folder / "sources").mkdir()
        shutil.copy(dumps / name, folder / "sources")
        first, second = _ingest(root, folder), _ingest(root, folder)
        yield Ingested(
            form=form,
            entries=count,
            pages=sum(1 for _ in pages.find(folder)),
            size=(dumps / name).stat().st_size,
            first=first,
            second=second,
        )
        aside.put(folder)


def _ingest(root: Path, folder: Path) -> Took:
    os.sync()
    command = (sys.executable, "-m", "generator", "ingest")
    return run(command, folder, {"PYTHONPATH": str(root)})


def _dumps(root: Path, count: int) -> Path:
    """Return the folder of the dumps of `count` made papers."""
    target = FOLDER / "dumps" / str(count)
    if not target.exists():
        unfinished = target.with_name(f"{count}-unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        made = list(papers.make(material.load(root), count))
        listings.write(unfinished, made)
        with (unfinished / EXPORT).open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(_record(*each), ensure_ascii=False)}\n" for each in made)
        unfinished.rename(target)
    return target


def _record(slug: str, paper: Paper) -> dict[str, Any]:
    return {"slug": slug, **schema.values_of(paper), "abstract": paper.abstract}
