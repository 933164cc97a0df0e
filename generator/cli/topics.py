"""`paperindex topics`: sections proposed by the papers themselves, and papers placed anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from generator import carried, pages, tags
from generator.classify import examples
from generator.classify.suggest import proposal
from generator.classify.suggest.proposal import Candidate, Known, Proposal
from generator.cli.group import Commands
from generator.cli.proposed import told
from generator.curate import sections
from generator.ingest import pipeline, place
from generator.ingest.believe import Project
from generator.ingest.place import Placement
from generator.publish import json_schema, prose
from generator.taxonomy import UNSORTED, Taxonomy

EDITORS = ".vscode/paper.schema.json"
UNSORTED_PAGE = f"{pages.TOPICS}/{UNSORTED}/{pages.INDEX}"


@click.group(cls=Commands)
def topics() -> None:
    """Propose sections, and place papers anew.

    \b
    Examples:
      paperindex topics suggest
      paperindex topics suggest --write
      paperindex topics place
    """


@topics.command()
@click.option("--write", is_flag=True, help="Write the sections' pages and place the papers.")
@click.option("--more", is_flag=True, help="Look at all papers, not only at those that wait.")
@click.option(
    "--sections",
    "wanted",
    type=click.IntRange(2, 99),
    help="Into how many groups the papers are put, whatever is clearest.",
)
@click.pass_obj
def suggest(root: Path, write: bool, more: bool, wanted: int | None) -> None:
    """Propose sections from the papers' own words: names, descriptions, keywords and papers.

    Papers alike make a group; words that are far more common in it than elsewhere name it. Where
    there are sections already, only the papers that nobody has placed are looked at, or, with
    --more, all of them; groups that a section stands for are left out. Nothing is written without
    --write, and no page that is there is ever overwritten: edit what you get, and throw away
    what you do not want.

    \b
    Examples:
      paperindex topics suggest
      paperindex topics suggest --sections 8
      paperindex topics suggest --more --write
    """
    project = pipeline.load(root)
    found = _proposal(project, more, wanted)
    for line in told(found, project.topics):
        click.echo(line)
    if not found.sections:
        return
    if write:
        _write(root, project, found, more)
    else:
        click.echo("Nothing is written yet; --write makes these pages and places the papers.")


@topics.command("place")
@click.option("--all", "every", is_flag=True, help="Also those of which the program was sure.")
@click.option("--dry-run", is_flag=True, help="Tell what would happen; write nothing.")
@click.pass_obj
def place_anew(root: Path, every: bool, dry_run: bool) -> None:
    """Choose anew the section of papers that nobody has placed, say after sections changed.

    These are the papers with 'review: pending' and those whose section is gone. What a person
    decided stays.

    \b
    Examples:
      paperindex topics place --dry-run
      paperindex topics place --all
    """
    project = pipeline.load(root)
    placement = place.place(project, project.topics, place.undecided(project, every=every))
    if not dry_run:
        place.write(root, project, placement, {})
    for slug, before, after in placement.moved:
        click.echo(f"{slug}: {before} → {after}")
    click.echo(("would be: " if dry_run else "") + _counts(placement))


def _proposal(project: Project, more: bool, wanted: int | None) -> Proposal:
    waiting, free = (frozenset(place.undecided(project, every=each)) for each in (False, True))
    taught = examples.of(project.pages.values(), project.beliefs, project.topics)
    looked_at, others = [], []
    for slug, page in sorted(project.pages.items()):
        text = examples.text_of(page)
        if more or slug in waiting:
            topic = None if slug in waiting else str(page.document.values.get("topic"))
            fixed = slug not in free
            looked_at.append(Candidate(slug=slug, text=text, topic=topic, fixed=fixed))
        else:
            others.append(text)
    known = Known(
        topics=project.topics,
        others=others,
        placed=examples.topics_of(taught),
        says=prose.tells,
    )
    return proposal.propose(looked_at, known, wanted)


def _write(root: Path, project: Project, found: Proposal, more: bool) -> None:
    new = {each.topic.id: each.topic for each in found.sections}
    placement = place.place(
        project, {**project.topics, **new}, place.undecided(project, every=more)
    )
    files: dict[str, str | None] = {
        f"{pages.TOPICS}/{name}/{pages.INDEX}": pages.layout(proposal.page(topic), topic.intro)
        for name, topic in new.items()
    }
    kept = {**project.topics, **new}
    if _is_done(root, project, placement):
        del kept[UNSORTED]
        files[UNSORTED_PAGE] = None
    place.write(root, project, placement, {**files, **_lists(root, kept)})
    if UNSORTED not in kept:
        (root / UNSORTED_PAGE).parent.rmdir()
    for path in sorted(files):
        click.echo(f"{path}: {'written' if files[path] else 'removed; nothing is unsorted'}")
    click.echo(_counts(placement))
    click.echo("Edit the new pages as you like; then 'paperindex topics place' follows them.")


def _is_done(root: Path, project: Project, placement: Placement) -> bool:
    """Return whether the page for unsorted papers is as it came, and no paper is there any more."""
    file = root / UNSORTED_PAGE
    left = {
        slug
        for slug, page in project.pages.items()
        if page.folder == UNSORTED and slug not in {moved for moved, _, _ in placement.moved}
    }
    return (
        not left
        and file.is_file()
        and file.read_text(encoding="utf-8") == carried.read(UNSORTED_PAGE)
    )


def _lists(root: Path, kept: Taxonomy) -> Mapping[str, str]:
    """Return the files that list the sections, as far as the project has them."""
    found = sections.renewed(root, kept)
    if (root / EDITORS).is_file():
        ordered = sorted(kept, key=lambda name: (kept[name].order, name))
        found[EDITORS] = json_schema.for_editors(ordered, tags.load(root))
    return found


def _counts(placement: Placement) -> str:
    return (
        f"{len(placement.updates)} papers placed: {len(placement.moved)} moved,"
        f" {placement.unsure} wait for a person"
    )
