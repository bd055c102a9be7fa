"""`banns plan`: what an apply would change, for guests and in the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Exit

if TYPE_CHECKING:
    from applier.service import Bodies, Plan
    from compiler.core.snapshot import Snapshot


@click.command(
    "plan",
    epilog="\b\nExamples:\n  banns plan\n  banns plan --from main --format markdown\n"
    "  banns plan --from release:7 --exit-code\n  banns plan --env staging --target postgresql+psycopg://db/banns",
)
@options.configuration()
@options.environment()
@options.target()
@click.option(
    "--from",
    "base",
    default="database",
    show_default=True,
    metavar="BASE",
    help="What to compare with: database, release:N, another database's URL, or a git revision.",
)
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Plan a commit instead of the folder.")
@click.option("--exit-code", is_flag=True, help="End with 20 where there are changes.")
@options.output_format("markdown")
def command(
    folder: Path, environment: str, target: str, base: str, revision: str | None, *, exit_code: bool, output: str
) -> int:
    """Show what an apply would change, for guests and in the database.

    Nothing is written. A plan without changes reads digests only.
    """
    from applier.service import plan_json, plan_markdown, plan_text  # noqa: PLC0415 - slow to load
    from cli.compiled import compiled  # noqa: PLC0415
    from cli.database import ending  # noqa: PLC0415

    head = compiled(folder, environment, revision, "nothing was planned")
    with ending():
        plan, bodies = _plan(head, folder, environment, target, base, revision or folder.as_posix())
        match output:
            case "json":
                text = plan_json(plan, bodies)
            case "markdown":
                text = plan_markdown(plan, bodies)
            case _:
                text = plan_text(plan, bodies, colour=options.paint().enabled)
    click.echo(text, nl=False)
    return Exit.CHANGES if exit_code and not plan.is_empty else Exit.OK


def _plan(head: Snapshot, folder: Path, environment: str, target: str, base: str, name: str) -> tuple[Plan, Bodies]:
    from applier.service import bodies_of, inventory_of, make_plan, merged, open_database  # noqa: PLC0415
    from cli.compiled import compiled  # noqa: PLC0415
    from cli.database import binding_of  # noqa: PLC0415

    if base == "database" or "://" in base:
        database = open_database(target if base == "database" else base)
        return database.plan(head, name, binding_of(head)), merged(bodies_of(head), database.bodies)
    if base.startswith("release:"):
        database = open_database(target)
        inventory = database.inventory(_release(base))
        return make_plan(inventory, inventory_of(head, name), environment), merged(bodies_of(head), database.bodies)
    before = compiled(folder, environment, base, "nothing was planned")
    plan = make_plan(inventory_of(before, base), inventory_of(head, name), environment)
    return plan, merged(bodies_of(head), bodies_of(before))


def _release(base: str) -> int:
    number = base.removeprefix("release:")
    if not number.isdecimal():
        raise click.UsageError(f"`{base}` names no release; write it like release:7.")
    return int(number)
