"""`paperindex export`: papers in the formats of reference managers and programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator import atomic
from generator.publish import site
from generator.publish.exports.formats import FORMATS
from generator.publish.paper_view import PaperView
from generator.publish.search import answer
from generator.publish.search.index import build
from generator.publish.site import Site


@click.command()
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    default="bibtex",
    show_default=True,
    help="The format to write.",
)
@click.option(
    "--topic", "topics", multiple=True, metavar="ID", help="Only this section; can be repeated."
)
@click.option("--query", "words", metavar="QUERY", help="Only what answers, the best first.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to FILE instead of standard output.",
)
@click.pass_obj
def export(
    root: Path, name: str, topics: tuple[str, ...], words: str | None, output: Path | None
) -> None:
    """Write papers in a citation format, or with everything as JSON Lines.

    \b
    Examples:
      paperindex export > papers.bib
      paperindex export --format ris --topic methods -o methods.ris
      paperindex export --format csl --query 'open access'
    """
    found = site.load(root)
    for topic in topics:
        if topic not in found.sections:
            known = ", ".join(found.sections)
            raise click.BadParameter(f"'{topic}' is not a section; use one of: {known}")
    papers = _answering(found, words) if words else found.papers.values()
    wanted = [each for each in papers if not topics or each.paper.topic in topics]
    text = FORMATS[name].file(wanted)
    if output:
        atomic.write(output, text)
    else:
        click.echo(text.encode(), nl=False)
    click.echo(f"{len(wanted)} paper{'' if len(wanted) == 1 else 's'}", err=True)


def _answering(found: Site, words: str) -> Iterable[PaperView]:
    hits = answer.search(build(found), words, len(found.papers))
    return [found.papers[hit.slug] for hit in hits]
