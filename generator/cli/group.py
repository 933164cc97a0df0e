"""The command `paperindex` itself: its options, exit codes, and the order of its commands."""

from __future__ import annotations

from pathlib import Path

import click

FINE, PROBLEMS, USAGE = 0, 1, 2

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))


class Commands(click.Group):
    """Lists the commands in the order in which people meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of the commands as they were declared."""
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Work on the project in DIR instead of the current folder.",
)
@click.version_option(package_name="paperindex")
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Turn paper listings into a curated, searchable site.

    \b
    Examples:
      paperindex init my-index          begin an index of your own
      paperindex ingest                 read sources/ and write the pages
      paperindex check                  find every problem of every page
      paperindex search 'peer review'   ask the site's own index
    """
    context.obj = root
