"""`banns apply`: make the database equal to the configuration, in one transaction."""

from __future__ import annotations

from pathlib import Path

import click

from cli import options
from cli.exits import Ended, Exit


@click.command(
    "apply",
    epilog="\b\nExamples:\n  banns apply\n  banns apply --env staging --target postgresql+psycopg://db/banns\n"
    "  banns apply --rev v1.4 --lock-timeout 60",
)
@options.configuration()
@options.environment()
@options.target()
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Apply a commit instead of the folder.")
@click.option("--by", default=None, metavar="NAME", help="Who applies, for the record.  [default: user@host]")
@click.option("--lock-timeout", default=10.0, show_default=True, help="Seconds to wait for another apply to end.")
@options.output_format()
def command(
    folder: Path, environment: str, target: str, revision: str | None, by: str | None, lock_timeout: float, output: str
) -> int:
    """Make the database equal to the configuration, in one transaction.

    Shows the plan, writes only what differs, and records a release. An empty database gets its tables
    first. A database takes one configuration in one environment, and only commits that descend from
    the one applied last. PostgreSQL takes commits; SQLite also takes a folder with uncommitted changes.
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - slow to load
    from importlib.metadata import version  # noqa: PLC0415

    from applier.service import Warrant, bodies_of, merged, open_database, plan_text, receipt_json, receipt_text  # noqa: PLC0415  # noqa: PLC0415
    from cli.compiled import compiled  # noqa: PLC0415
    from cli.database import binding_of, ending  # noqa: PLC0415
    from cli.origin import commit_of, descent  # noqa: PLC0415
    from schemas.registry import SCHEMA_VERSION  # noqa: PLC0415

    commit = commit_of(folder, revision, target)
    # The commit itself rather than its name: a branch may move between one look and the next.
    head = compiled(folder, environment, commit if revision is not None else None, "nothing was applied")
    warrant = Warrant(
        binding=binding_of(head),
        commit=commit,
        who=by or _user(),
        at=datetime.now(UTC),
        compiler_version=version("banns"),
        schema_version=SCHEMA_VERSION,
    )
    with ending():
        database = open_database(target)
        database.upgrade(warrant.who, lock_timeout)
        plan = database.plan(head, revision or folder.as_posix(), warrant.binding)
        if output == "text":
            bodies = merged(bodies_of(head), database.bodies)
            click.echo(plan_text(plan, bodies, colour=options.paint().enabled), nl=plan.is_empty is False)
        receipt = database.apply(plan, head, warrant, descends=descent(folder), lock_timeout=lock_timeout)
    if output == "json":
        click.echo(receipt_json(receipt), nl=False)
    elif receipt.release is not None:
        click.echo(receipt_text(receipt), nl=False)
        if receipt.release.number == 1 and target.startswith("sqlite"):
            click.echo("SQLite is for trials: without roles, row-level security and notifications.")
    return Exit.OK


def _user() -> str:
    import getpass  # noqa: PLC0415
    import socket  # noqa: PLC0415

    try:
        return f"{getpass.getuser()}@{socket.gethostname()}"
    except (KeyError, OSError):
        raise Ended(
            Exit.USAGE, "This account has no name. Nothing was applied.", "say who applies with --by."
        ) from None
