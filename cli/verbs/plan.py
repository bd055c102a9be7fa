"""`banns plan`: what an apply would change, for guests and in the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Exit

if TYPE_CHECKING:
    from applier.service import Bodies, Inventory, Plan
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


@dataclass(frozen=True, slots=True)
class _Planned:
    """A plan, what it was made from, and the bodies of both."""

    plan: Plan
    base: Inventory
    head: Inventory
    bodies: Bodies


@click.command(
    "plan",
    epilog="\b\nExamples:\n  banns plan\n  banns plan --from main --format markdown\n"
    "  banns plan --from main --approvals\n"
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
@click.option("--approvals", is_flag=True, help="Add how risky it is and whose agreement it needs.")
@click.option("--exit-code", is_flag=True, help="End with 20 where there are changes.")
@options.output_format("markdown")
def command(
    folder: Path,
    environment: str,
    target: str,
    base: str,
    revision: str | None,
    *,
    approvals: bool,
    exit_code: bool,
    output: str,
) -> int:
    """Show what an apply would change, for guests and in the database.

    Nothing is written. A plan without changes reads digests only.
    """
    from cli.compiled import compiled  # noqa: PLC0415 - slow to load
    from cli.database import ending  # noqa: PLC0415

    if approvals and output == "json":
        raise click.UsageError("--approvals is for text and markdown.")
    head = compiled(folder, environment, revision, "nothing was planned")
    with ending():
        planned = _plan(head, _Asked(folder, environment, target, base, revision))
        click.echo(_shown(planned, output) + (_approvals(planned, output) if approvals else ""), nl=False)
    return Exit.CHANGES if exit_code and not planned.plan.is_empty else Exit.OK


def _shown(planned: _Planned, output: str) -> str:
    from applier.service import plan_json, plan_markdown, plan_text  # noqa: PLC0415

    match output:
        case "json":
            return plan_json(planned.plan, planned.bodies)
        case "markdown":
            return plan_markdown(planned.plan, planned.bodies)
        case _:
            return plan_text(planned.plan, planned.bodies, colour=options.paint().enabled)


def _approvals(planned: _Planned, output: str) -> str:
    from applier.approvals import agreement, approvals_markdown, approvals_text  # noqa: PLC0415

    agreed = agreement(planned.plan, planned.base, planned.head, planned.bodies)
    shown = approvals_markdown if output == "markdown" else approvals_text
    said = shown(agreed.judged, agreed.needs)
    return f"\n{said}" if said else ""


def _plan(head: Snapshot, asked: _Asked) -> _Planned:
    from applier.service import bodies_of, inventory_of, make_plan, merged, open_database  # noqa: PLC0415
    from cli.database import binding_of  # noqa: PLC0415

    base, environment, wanted = asked.base, asked.environment, inventory_of(head, asked.name)
    if base == "database" or "://" in base:
        database = open_database(asked.target if base == "database" else base)
        inventory, plan = database.inventory(), database.plan(head, asked.name, binding_of(head))
        return _Planned(plan, inventory, wanted, merged(bodies_of(head), database.bodies))
    if base.startswith("release:"):
        database = open_database(asked.target)
        inventory = database.inventory(_release(base))
        bodies = merged(bodies_of(head), database.bodies)
    else:
        before = _before(asked)
        inventory, bodies = inventory_of(before, base), merged(bodies_of(head), bodies_of(before))
    return _Planned(make_plan(inventory, wanted, environment), inventory, wanted, bodies)


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
