"""`banns explain`: where a value comes from, and what it overrides."""

from __future__ import annotations

from pathlib import Path

import click

from cli import options
from cli.exits import Exit


@click.command(
    "explain",
    epilog="\b\nExamples:\n  banns explain rosewood/anna-ben:providers.twilio-sms.priority\n"
    "  banns explain rosewood:brand\n  banns explain platform:compliance.quiet_hours --env staging",
)
@click.argument("address")
@options.configuration_option()
@options.environment()
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Look into a commit instead of the folder.")
@options.output_format()
def command(address: str, folder: Path, environment: str, revision: str | None, output: str) -> int:
    """Say where a value comes from, and what it overrides.

    ADDRESS is a scope and a route: rosewood/anna-ben:providers.twilio-sms.priority. A route may stop at
    an entry or a section; then every value in it is explained. Removed values and values nobody set are
    explained too.
    """
    from cli.opening import friendly, tree_of  # noqa: PLC0415 - slow to load
    from compiler import service  # noqa: PLC0415
    from compiler.render.explanation import render_json, render_text  # noqa: PLC0415

    with friendly():
        tree = tree_of(folder, revision)
        explanation = service.explain(tree, service.parse_address(address), environment)
    text = render_json(explanation) if output == "json" else render_text(explanation, options.paint())
    click.echo(text, nl=False)
    return Exit.OK
