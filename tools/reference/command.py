"""The page of the command: what every verb says about itself under `--help`."""

from __future__ import annotations

import click

from cli.exits import Exit
from cli.main import VERBS, banns
from tools.reference.markdown import block, code, page, table

_WIDTH = 100
_ENDS = {
    Exit.OK: "it is done",
    Exit.FINDINGS: "the configuration has findings",
    Exit.USAGE: "the command was not written right",
    Exit.CHANGES: "there are changes (with `--exit-code`)",
    Exit.REFUSED: "a guard refused",
    Exit.STALE: "stale or out of order",
    Exit.LOCKED: "somebody else holds the lock",
    Exit.DRIFT: "the database is not what was applied",
    Exit.UNAVAILABLE: "database, git or secret store cannot be reached",
    Exit.HELD: "applied, but something is held back",
    Exit.BUG: "a bug in banns; a report file says more",
}


def command_pages() -> dict[str, str]:
    """Return the page by its path."""
    settings = {**banns.context_settings, "terminal_width": _WIDTH}
    parent = click.Context(banns, info_name="banns", **settings)
    blocks = [block(banns.get_help(parent))]
    for verb in VERBS:
        command = banns.get_command(parent, verb)
        if command is None:
            raise LookupError(verb)
        inner = click.Context(command, info_name=verb, parent=parent, **settings)
        blocks += [f"## {code(f'banns {verb}')}", block(command.get_help(inner))]
    ends = table(["Code", "Means"], ([str(code_.value), _ENDS[code_]] for code_ in Exit))
    intro = "Every end that is not 0 says what was not done and what to do next."
    return {"docs/reference/command.md": page("The command", *blocks, "## Exit codes", intro, ends)}
