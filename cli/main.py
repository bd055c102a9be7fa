"""Starts the `banns` command, and is the one place where failures become exit codes."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Any

import click

from cli.exits import Ended, Exit

VERBS = {
    "check": "Find everything that is wrong, in every file, in one run.",
    "compile": "Resolve every setting and write snapshots, or print one event's view.",
    "explain": "Say where a value comes from, and what it overrides.",
    "render": "Show a message as its guest gets it, or every message of an event.",
    "diff": "Show what a change does to guests and operators, under each edited line.",
    "affects": "Say who sees what a line or a value says, and who says otherwise.",
    "plan": "Show what an apply would change, for guests and in the database.",
    "apply": "Make the database equal to the configuration, in one transaction.",
    "test": "Run the tests that lie with the settings: what must hold, and what must be refused.",
    "schema": "Print the JSON Schemas for editors and readers.",
    "rule": "Say what a rule demands and why.",
    "codeowners": "Make CODEOWNERS from the settings' roles.",
}


class Verbs(click.Group):
    """Loads a verb when it is used, so that the others cost nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order people use them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load one verb."""
        if cmd_name not in VERBS:
            return None
        from importlib import import_module  # noqa: PLC0415 - see above

        command: click.Command = import_module(f"cli.verbs.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or name the nearest one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from compiler.core.nearest import did_you_mean  # noqa: PLC0415 - only for a misspelt verb

            raise click.UsageError(f"There is no verb `{args[0]}`. {did_you_mean(args[0], VERBS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the verbs without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nStart with:\n  banns check\n  banns explain rosewood/anna-ben:brand.primary\n  banns plan",
)
@click.version_option(package_name="banns", message="banns %(version)s")
def banns() -> None:
    """Communication settings as YAML in git: checked, reviewed, applied.

    The configuration is ./configs unless a path is given; the database is named by --target or
    BANNS_DATABASE_URL, otherwise it is sqlite:///banns.db.
    """


def main() -> None:
    """Run the command and end the process with its exit code."""
    # A run is short and makes many values that live to its end: looking for garbage among them only costs.
    gc.disable()
    if sys.stdout is None:  # whoever started us has closed it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it lasts as long as the run
    for stream in (sys.stdout, sys.stderr):
        # A terminal or file that cannot hold a character gets its escape instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command and return its exit code; nothing is raised."""
    # A plugin that some other package brings could change what a model accepts, and looking for one is slow.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        return _finished(banns.main(args=arguments, prog_name="banns", standalone_mode=False))
    except click.ClickException as wrong:
        wrong.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing is half done.", err=True)
        return 130
    except Ended as end:
        click.echo(f"{end.words}\nNext: {end.next_step}", err=True)
        return end.code
    except BrokenPipeError:
        # Whoever read our output has had enough; Python must not complain about it while it ends.
        sys.stdout = None
        return Exit.OK
    except OSError as failure:
        where = f" ({failure.filename})" if failure.filename else ""
        words = f"The system says: {failure.strerror}{where}. Nothing is half done."
        click.echo(f"{words}\nNext: mend that and run this again.", err=True)
        return Exit.UNAVAILABLE
    except Exception as bug:  # noqa: BLE001 - the one place where a bug becomes a report
        return _report(bug, arguments)


def _finished(result: Any) -> int:
    return result if isinstance(result, int) else Exit.OK


def _report(bug: Exception, arguments: list[str]) -> int:
    from cli.report import write_report  # noqa: PLC0415 - only for a bug

    path = write_report(bug, arguments)
    click.echo(f"This is a bug in banns, not in your configuration. Nothing is half done.\nNext: send {path}", err=True)
    return Exit.BUG
