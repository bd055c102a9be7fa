"""Ends a run that cannot go on because the configuration has errors."""

from __future__ import annotations

import click

from cli import options
from cli.exits import Ended, Exit
from cli.lines import line_reader
from compiler.core.tree import Tree
from compiler.render.text import render_text
from compiler.service import Compilation


def stop_on_errors(compilation: Compilation, tree: Tree, not_done: str, revision: str | None = None) -> None:
    """Print the diagnostics and end the run where anything did not compile."""
    if compilation.is_whole:
        return
    errors = [diagnostic for diagnostic in compilation.diagnostics if diagnostic.is_error]
    click.echo(render_text(errors, line_reader(tree), options.paint()), err=True, nl=False)
    where = f" in {revision}" if revision is not None else ""
    again = f"banns check --rev {revision}" if revision is not None else "banns check"
    words = f"Not compiled{where}: {', '.join(compilation.not_compiled)}; {not_done}."
    raise Ended(Exit.FINDINGS, words, f"mend what is reported above; `{again}` shows all of it again.")
