"""`banns plan`: what an apply would change, for guests and in the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Exit

if TYPE_CHECKING:
    from applier.service import Bodies, Plan
    from compiler.core.snapshot import Snapshot

_ENVIRONMENT = "environment:"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be compared, as it was asked for."""

    folder: Path
    environment: str
    target: str
    base: str
    revision: str | None

    @property
    def name(self) -> str:
        return self.revision or self.folder.as_posix()


@click.command(
    "plan",
    epilog="\b\nExamples:\n  banns plan\n  banns plan --from main --format markdown\n"
    "  banns plan --from release:7 --exit-code\n  banns plan --env staging --target postgresql+psycopg://db/banns\n"
    "  banns plan --env staging --from environment:none",
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
    help="What to compare with: database, release:N, another database's URL, environment:NAME (environment:none "
    "for what no environment changes), or a git revision.",
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
        plan, bodies = _plan(head, _Asked(folder, environment, target, base, revision))
        match output:
            case "json":
                text = plan_json(plan, bodies)
            case "markdown":
                text = plan_markdown(plan, bodies)
            case _:
                text = plan_text(plan, bodies, colour=options.paint().enabled)
    click.echo(text, nl=False)
    return Exit.CHANGES if exit_code and not plan.is_empty else Exit.OK


def _plan(head: Snapshot, asked: _Asked) -> tuple[Plan, Bodies]:
    from applier.service import bodies_of, inventory_of, make_plan, merged, open_database  # noqa: PLC0415
    from cli.database import binding_of  # noqa: PLC0415

    base, environment = asked.base, asked.environment
    if base == "database" or "://" in base:
        database = open_database(asked.target if base == "database" else base)
        return database.plan(head, asked.name, binding_of(head)), merged(bodies_of(head), database.bodies)
    if base.startswith("release:"):
        database = open_database(asked.target)
        inventory = database.inventory(_release(base))
        return make_plan(inventory, inventory_of(head, asked.name), environment), merged(
            bodies_of(head), database.bodies
        )
    before = _before(asked)
    plan = make_plan(inventory_of(before, base), inventory_of(head, asked.name), environment)
    return plan, merged(bodies_of(head), bodies_of(before))


def _before(asked: _Asked) -> Snapshot:
    """Compile what the head is compared with: the same tree in another environment, or another revision."""
    from cli.compiled import compiled  # noqa: PLC0415

    if asked.base.startswith(_ENVIRONMENT):
        other = asked.base.removeprefix(_ENVIRONMENT)
        return compiled(asked.folder, "" if other == "none" else other, asked.revision, "nothing was planned")
    return compiled(asked.folder, asked.environment, asked.base, "nothing was planned")


def _release(base: str) -> int:
    number = base.removeprefix("release:")
    if not number.isdecimal():
        raise click.UsageError(f"`{base}` names no release; write it like release:7.")
    return int(number)
