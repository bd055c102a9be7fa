"""`banns affects`: who sees what a line or a value says, and who says otherwise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Ended, Exit

if TYPE_CHECKING:
    from applier.core.review.affects import Affected
    from applier.core.review.side import Side

_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+)(:\d+)?")


@click.command(
    "affects",
    epilog="\b\nExamples:\n  banns affects configs/platform/compliance.yaml:14\n"
    "  banns affects rosewood:brand.primary\n  banns affects platform:compliance.quiet_hours --env staging --all",
)
@click.argument("target", metavar="FILE:LINE|ADDRESS")
@options.configuration_option()
@options.environment()
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Look into a commit instead of the folder.")
@click.option("--all", "everything", is_flag=True, help="List every event and value.")
@options.output_format()
def command(target: str, folder: Path, environment: str, revision: str | None, output: str, *, everything: bool) -> int:
    """Say who sees what a line or a value says, and who says otherwise.

    A line is written as editors and findings write it; a line that opens a map stands for everything in it.
    An address is a scope and a route: rosewood:brand.primary. Where the scope does not say it itself, the
    line it inherits is looked at, as the scope's events see it.
    """
    from applier.render.affects_text import affects_text  # noqa: PLC0415 - slow to load
    from applier.render.affects_wire import affects_json  # noqa: PLC0415
    from applier.render.safe import safe  # noqa: PLC0415
    from cli.reviewing import opened_side, without_secrets_of  # noqa: PLC0415

    side = opened_side(folder, revision, environment, _tenant(target, folder))
    found = _found(target, side, environment)
    broken = tuple(name for name in side.compilation.not_compiled if name != "platform")
    if output == "json":
        text = affects_json(found, broken)
    else:
        text = affects_text(found, everything=everything, colour=options.paint().enabled)
        text += (
            f"Not compiled, and so not counted: {safe(', '.join(broken))}. `banns check` says why.\n" if broken else ""
        )
    click.echo(without_secrets_of(text, (side,)), nl=False)
    return Exit.FINDINGS if broken else Exit.OK


def _tenant(target: str, folder: Path) -> str | None:
    """Return the tenant a target is about, so that no other is compiled; None for the platform's and unknown ones."""
    if _LINE.fullmatch(target):
        parts = target.removeprefix(f"{folder.as_posix()}/").split("/")
        parts = parts[2:] if parts[0] == "environments" else parts
        return parts[1] if parts[:1] == ["tenants"] and len(parts) > 2 else None
    tenant = target.partition(":")[0].partition("/")[0]
    return tenant if tenant != "platform" else None


def _found(target: str, side: Side, environment: str) -> tuple[Affected, ...]:
    from applier.core.review.affects import SaysNothing, affected, inherited, line_said  # noqa: PLC0415
    from cli.opening import friendly  # noqa: PLC0415
    from compiler.core.addressed import field_at  # noqa: PLC0415
    from compiler.core.explain import known_scope  # noqa: PLC0415
    from compiler.service import parse_address  # noqa: PLC0415

    line = _LINE.fullmatch(target)
    if line is not None:
        path = line["path"].removeprefix(f"{side.tree.label}/").removeprefix("./")
        try:
            layer, route = line_said(side, path, int(line["line"]), ("", environment))
        except SaysNothing as nothing:
            words = f"{target} {nothing}. Nothing was looked up."
            raise Ended(Exit.USAGE, words, "name a line that says a setting, or an address.") from None
        return affected(side, layer, route, layer.scope)
    with friendly():
        address = parse_address(target)
        known_scope(side.layout, address.scope)
        field_at(address)
    found = inherited(side, address.scope, environment, address.route)
    if not found:
        words = f"No layer of {address.scope} says {target.partition(':')[2]}. Nothing was looked up."
        raise Ended(Exit.USAGE, words, f"`banns explain {target}` says where it may be said.")
    return found
