"""`banns diff`: what a change does to guests and operators, under each line that was edited."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Exit

if TYPE_CHECKING:
    from applier.core.review.review import Review


@click.command(
    "diff",
    epilog="\b\nExamples:\n  banns diff\n  banns diff main --tenant rosewood\n"
    "  banns diff v1.4 HEAD --env staging --all\n"
    "  banns diff origin/main HEAD --format markdown --exit-code",
)
@click.argument("base", default="", metavar="[BASE]")
@click.argument("head", default="", metavar="[HEAD]")
@options.configuration_option()
@click.option("--env", "environment", default=None, help="Only this environment; all of them by default.")
@click.option("--tenant", default=None, help="Only what one tenant sees.")
@click.option("--all", "everything", is_flag=True, help="List every event, value and difference.")
@click.option("--exit-code", is_flag=True, help="End with 20 where there are changes.")
@options.output_format("markdown")
def command(
    base: str,
    head: str,
    folder: Path,
    environment: str | None,
    tenant: str | None,
    output: str,
    *,
    everything: bool,
    exit_code: bool,
) -> int:
    """Show what a change does, under each line that was edited.

    BASE is a git revision, by default the last commit in common with origin/main (or main). HEAD is another
    one, by default the folder as it is now. A tenant that does not compile on one side is named, and the
    others are compared all the same. With an error in HEAD the run ends with 1.
    """
    from applier.render.diff_markdown import diff_markdown  # noqa: PLC0415 - slow to load
    from applier.render.diff_text import diff_text  # noqa: PLC0415
    from applier.render.diff_wire import diff_json  # noqa: PLC0415
    from cli.reviewing import Asked, reviews, without_secrets  # noqa: PLC0415

    found = reviews(Asked(folder=folder, base=base, head=head, environment=environment, tenant=tenant))
    match output:
        case "json":
            text = diff_json(found)
        case "markdown":
            text = diff_markdown(found, everything=everything)
        case _:
            text = diff_text(found, everything=everything, colour=options.paint().enabled)
    _print(without_secrets(text, found), is_paged=output == "text" and sys.stdout.isatty())
    return _end(found, exit_code=exit_code)


def _print(text: str, *, is_paged: bool) -> None:
    """Print, in a terminal by pages; less ends by itself where one page is enough."""
    if is_paged:
        os.environ.setdefault("LESS", "FRX")
        click.echo_via_pager(text, color=True)
    else:
        click.echo(text, nl=False)


def _end(found: tuple[Review, ...], *, exit_code: bool) -> int:
    if any(each.in_head for review in found for each in review.unavailable):
        return Exit.FINDINGS
    return Exit.CHANGES if exit_code and any(not review.is_empty for review in found) else Exit.OK
