"""Options that several verbs share, each described once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from compiler.render.paint import Paint

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def configuration() -> Decorator:
    """The folder of the configuration, `configs` where none is given."""
    return click.argument("folder", default="configs", type=click.Path(path_type=Path), metavar="[CONFIGS]")


def configuration_option() -> Decorator:
    """The same for verbs whose argument is something else."""
    return click.option(
        "--configs", "folder", default="configs", type=click.Path(path_type=Path), help="Folder of the configuration."
    )


def environment() -> Decorator:
    """Which environment's patches to use."""
    return click.option("--env", "environment", default="", help="Environment whose patches to use; none by default.")


def day() -> Decorator:
    """As of which day what has an end is judged: today, in UTC, where none is given."""
    return click.option(
        "--date",
        "today",
        default=lambda: datetime.now(UTC).date().isoformat(),
        callback=_day,
        metavar="YYYY-MM-DD",
        help="Judge what ends on a date as of this day.  [default: today]",
    )


def _day(command: click.Context, option: click.Parameter, said: str) -> str:  # noqa: ARG001 - click's own form
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise click.BadParameter("Write a day such as 2027-06-19.") from None


def output_format(*formats: str) -> Decorator:
    """How to print: text first."""
    choice = click.Choice(["text", "json", *formats])
    return click.option("--format", "output", type=choice, default="text", show_default=True, help="How to print.")


def target() -> Decorator:
    """Which database."""
    return click.option(
        "--target",
        envvar="BANNS_DATABASE_URL",
        default="sqlite:///banns.db",
        help="Database URL; BANNS_DATABASE_URL where this is not given.  [default: sqlite:///banns.db]",
    )


def paint() -> Paint:
    """Colours where standard output is a terminal that wants them."""
    from compiler.render.paint import Paint  # noqa: PLC0415 - the verbs load late

    return Paint(enabled=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
