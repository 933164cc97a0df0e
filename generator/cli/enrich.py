"""`paperindex enrich`: facts from outside, looked up at services that know papers."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.group import FINE, PROBLEMS
from generator.cli.ingest import DRY_RUN
from generator.cli.progress import estimate
from generator.enrich import services
from generator.enrich.client import Asker
from generator.enrich.recipe import DAYS, Enriched, Tally, Wishes
from generator.enrich.recipe import enrich as look_up
from generator.enrich.service import Service
from generator.text import clean

NAMES = {service.name: service for service in services.ALL}


def ordered(_context: click.Context, _option: click.Parameter, value: str) -> list[Service]:
    """Return the services that a list of names asks for, in its order."""
    names = [name.strip() for name in value.split(",")]
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise click.BadParameter(f"'{unknown[0]}' is not known; use {', '.join(NAMES)}")
    return [NAMES[name] for name in dict.fromkeys(names)]


def by_service(
    _context: click.Context, _option: click.Parameter, values: Iterable[str]
) -> dict[str, str]:
    """Return what is given as SERVICE=VALUE."""
    given = {}
    for value in values:
        name, sign, rest = value.partition("=")
        if name not in NAMES or not sign or not rest:
            raise click.BadParameter(f"write SERVICE=…, and as SERVICE one of {', '.join(NAMES)}")
        given[name] = rest
    return given


@click.command("enrich")
@click.option(
    "--from",
    "asked",
    default=",".join(NAMES),
    show_default=True,
    metavar="SERVICE,…",
    callback=ordered,
    help="Which services to ask, in this order.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Look up so many new papers at most.")
@click.option("--only-missing", is_flag=True, help="Ask only of papers that lack something.")
@click.option(
    "--max-age",
    "days",
    type=click.FloatRange(min=0),
    default=DAYS,
    show_default=True,
    metavar="DAYS",
    help="How long an answer counts before the service is asked again.",
)
@click.option(
    "--mailto",
    envvar="PAPERINDEX_MAILTO",
    metavar="ADDRESS",
    help="Who asks; services treat those better who say so. [env: PAPERINDEX_MAILTO]",
)
@click.option(
    "--key",
    "keys",
    envvar="PAPERINDEX_KEYS",
    multiple=True,
    metavar="SERVICE=KEY",
    callback=by_service,
    help="A key that a service gave you. [env: PAPERINDEX_KEYS, separated by spaces]",
)
@click.option(
    "--at",
    "addresses",
    multiple=True,
    metavar="SERVICE=URL",
    callback=by_service,
    help="Ask a mirror of a service instead.",
)
@DRY_RUN
@click.pass_obj
def enrich(  # noqa: PLR0913, PLR0917  # an option each
    root: Path,
    asked: list[Service],
    limit: int | None,
    only_missing: bool,
    days: float,
    mailto: str | None,
    keys: dict[str, str],
    addresses: dict[str, str],
    dry_run: bool,
) -> None:
    """Look papers up and fill in what services know of them.

    They are looked up by arXiv id, DOI or ACL id, else by title; a record is taken only if title,
    year and authors agree, and doubtful ones are listed. What is taken is kept in
    sources/enriched/ and ingested: a person's edit stays. Ids that wait in sources/ become pages.
    Answers are kept in .paperindex/answers/, so a run that was stopped goes on where it was.

    \b
    Examples:
      paperindex enrich --mailto you@example.org
      paperindex enrich --from openalex,crossref --only-missing --limit 50
      paperindex enrich --dry-run
    """
    wishes = Wishes(
        services=tuple(replace(s, address=addresses.get(s.name, s.address)) for s in asked),
        asker=Asker(mailto=mailto, keys=keys),
        limit=limit,
        missing=only_missing,
        dry=dry_run,
        days=days,
    )
    done = look_up(root, wishes, estimate)
    for line in _notices(done):
        click.echo(line, err=True)
    for line in _summary(done, dry_run):
        click.echo(line)
    sys.exit(PROBLEMS if any(tally.faults for tally in done.tallies) else FINE)


def _notices(done: Enriched) -> Iterator[str]:
    """Yield a line for everything a person should know or decide."""
    for doubt in done.doubts:
        yield f"{doubt.place}: {doubt.service}: not taken: {clean(doubt.title)}: {doubt.reason}"
    for path, conflict in done.report.conflicts if done.report else ():
        yield (
            f"{path}: conflict: {conflict.key}: the page keeps {conflict.page!r},"
            f" its sources now say {conflict.fresh!r}"
        )
    if done.own:
        yield f"{done.own} pages that people added by hand are not looked up"
    for tally in done.tallies:
        for fault in tally.faults:
            yield (
                f"paperindex: {tally.service}: {clean(fault)}; {tally.failed} papers were not"
                " looked up there, run it again later"
            )


def _summary(done: Enriched, dry_run: bool) -> Iterator[str]:
    """Yield what was asked and found at each service, and what became known."""
    yield from map(_tally, done.tallies)
    for path in done.files:
        yield f"{path}: {'would be written' if dry_run else 'written'}"
    if done.report is None:
        yield "nothing became known"
        return
    keys = Counter(key for _, keys in done.report.fields for key in keys)
    known = [f"{key} on {count} pages" for key, count in sorted(keys.items())]
    known += [f"{len(done.report.new)} new pages"] if done.report.new else []
    yield ("would become known: " if dry_run else "became known: ") + (
        ", ".join(known) or "nothing new"
    )


def _tally(tally: Tally) -> str:
    numbers = {
        "looked up": tally.asked,
        "found": tally.found,
        "doubtful": tally.doubtful,
        "failed": tally.failed,
        "requests": tally.requests,
    }
    return f"{tally.service}: " + ", ".join(f"{count} {name}" for name, count in numbers.items())
