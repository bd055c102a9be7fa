"""`check --fix` and `check --diff`: makes the repairs that findings offer, or shows what they would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Ended, Exit

if TYPE_CHECKING:
    from compiler.core.diagnostic import Diagnostic
    from compiler.core.fix.mend import Change
    from compiler.core.tree import Tree
    from compiler.service import Checked

    Found = tuple[Tree, Checked, tuple[Diagnostic, ...]]
    """What was looked at, and what was found in it."""

_ROUNDS = 9
"""One repair can uncover another, as in a map whose key was misspelt; the last round finds nothing more to do."""


def refuse_elsewhere(*, fix: bool, environment: str | None, revision: str | None) -> None:
    """End the run where there is no folder to write to, or where not every environment is looked at."""
    if fix and revision is not None:
        words = "A commit cannot be repaired. Nothing was changed."
        raise Ended(Exit.USAGE, words, "leave out --rev, and run this in the folder that is to be repaired.")
    if fix and environment is not None:
        words = "A repair must keep the meaning in every environment. Nothing was changed."
        raise Ended(Exit.USAGE, words, "leave out --env.")


def show_diff(found: Found) -> None:
    """Print what repairs would change, and write nothing."""
    from compiler import service  # noqa: PLC0415 - slow to load
    from compiler.render.mending import render_diff, tally  # noqa: PLC0415

    tree, _, diagnostics = found
    mending = service.mend_tree(tree, diagnostics)
    click.echo(render_diff(mending, tree.label, diagnostics), nl=False)
    click.echo(f"{tally(mending.changes, 'Would repair')} Nothing was written.", err=True)


def repair(folder: Path, look: Callable[[], Found], *, to_stderr: bool) -> Found:
    """Make the repairs, say what was changed, and return what is found then."""
    from compiler import service  # noqa: PLC0415 - slow to load
    from compiler.render.mending import render_repairs  # noqa: PLC0415

    changes: list[Change] = []
    for _ in range(_ROUNDS):
        tree, checked, diagnostics = look()
        mending = service.write_mending(folder, service.mend_tree(tree, diagnostics))
        changes += mending.changes
        if not mending.changes:
            break
    else:
        tree, checked, diagnostics = look()
    click.echo(render_repairs(changes, mending.left, options.paint()), err=to_stderr)
    return tree, checked, diagnostics
