"""`paperindex init`: a folder of one's own to begin an index in."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from generator import atomic, installed, starting
from generator.cli.topics import EDITORS
from generator.ingest import transaction
from generator.installed import Requirement
from generator.publish import json_schema
from generator.starting import Beginning
from generator.taxonomy import UNSORTED

DESCRIPTION = "A curated index of papers."
REPOSITORY = "Its repository (OWNER/NAME on GitHub; empty if there is none yet)"


def one_line(value: str) -> str:
    """Return a value that fits on a line; anything else is wrong usage."""
    if not (value.strip() and value.isprintable()):
        raise click.BadParameter("write one line of text")
    return value.strip()


def address(value: str) -> str:
    """Return an address of the web, or nothing; anything else is wrong usage."""
    found = starting.repository_of(value)
    if found and not (found.startswith("https://") and found.isprintable() and " " not in found):
        raise click.BadParameter("write OWNER/NAME, or an address that begins with https://")
    return found


def told(read: Callable[[str], str]) -> Callable[..., str | None]:
    """Return a callback that reads an option where it is given."""
    return lambda _context, _option, value: None if value is None else read(value)


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", callback=told(one_line), help="What the index is called.")
@click.option("--description", callback=told(one_line), help="What it holds, in a sentence.")
@click.option("--repo", callback=told(address), help="Its repository: OWNER/NAME on GitHub.")
@click.option("--site", callback=told(address), help="Where it is published; GitHub's by default.")
@click.option("--keep", is_flag=True, help="Keep files that are there; write the others.")
@click.pass_obj
def init(
    root: Path,
    /,
    folder: Path,
    keep: bool,
    **given: str | None,
) -> None:
    """Begin an index of your own in FOLDER, by default the current one.

    Writes what an index needs beside its papers: settings, pages of prose, workflows, forms and
    guides for its curators. The look of the site stays in the package, so that a newer package
    brings a newer look. No file that is there is ever changed. In a terminal, what no option says
    is asked.

    \b
    Examples:
      paperindex init
      paperindex init pottery --name 'Pottery Index' --description 'Papers on old pottery.'
      paperindex init --repo owner/name
    """
    target = root / folder
    needed = installed.requirement()
    name = _asked("What is the index called?", given["name"], _name_of(target), one_line)
    about = _asked("What does it hold, in a sentence?", given["description"], DESCRIPTION, one_line)
    repository = _asked(REPOSITORY, given["repo"], "", address)
    beginning = Beginning(
        name=name,
        description=about,
        repository=repository,
        site=given["site"] or starting.site_of(repository),
        package=needed.line,
    )
    written = _write(target, beginning, needed, keep)
    for line in (*written, *_next_steps(folder, beginning, needed)):
        click.echo(line)


def _asked(question: str, given: str | None, default: str, read: Callable[[str], str]) -> str:
    """Return what an option gave, or a person answers; the default where nobody is there."""
    if given is not None:
        return given
    if not sys.stdin.isatty():
        return default
    answer: str = click.prompt(
        question, default=default, show_default=bool(default), value_proc=read
    )
    return answer


def _name_of(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words.isprintable() and words else "Paper index"


def _write(target: Path, beginning: Beginning, needed: Requirement, keep: bool) -> list[str]:
    """Write what is missing and return a line for each file; all of them, or none."""
    files = starting.files(beginning) | {EDITORS: json_schema.for_editors([UNSORTED])}
    if transaction.was_interrupted(target):
        with transaction.exclusive(target):
            transaction.recover(target)
    there = starting.in_the_way(target, files)
    if not keep:
        starting.refuse(target, there)
    target.mkdir(parents=True, exist_ok=True)
    missing = {path: text for path, text in sorted(files.items()) if path not in there}
    with transaction.exclusive(target):
        if needed.wheel and starting.REQUIREMENTS in missing:
            wheel = target / installed.WHEELS / needed.wheel.name
            if not wheel.exists():
                atomic.copy(needed.wheel, wheel)
        changes = [transaction.change(target, path, text) for path, text in missing.items()]
        transaction.commit(target, changes, iter)
    return [f"{path}: {'kept as it is' if path in there else 'written'}" for path in sorted(files)]


def _next_steps(folder: Path, beginning: Beginning, needed: Requirement) -> Iterator[str]:
    yield ""
    yield f"'{beginning.name}' has a folder. Next:"
    if folder != Path():
        yield f"  cd {shlex.quote(str(folder))}"
    yield "  paperindex add my-library.bib     # papers in, in whatever format you have them"
    yield "  paperindex topics suggest         # sections that the papers themselves suggest"
    yield "  paperindex topics suggest --write # make them, and place the papers"
    yield "  mkdocs serve                      # the site, at the address that it tells"
    if not beginning.repository:
        yield "When it has a repository, write its address into mkdocs.yml, and its owners into"
        yield ".github/CODEOWNERS; CONTRIBUTING.md says what to set there once."
    if needed.line.startswith(f"{installed.NAME}=="):
        yield f"requirements.txt asks for {needed.line}: on GitHub, pip must be able to find that."
