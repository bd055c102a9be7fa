"""`banns check`: everything that is wrong, in every environment, with a place and a way out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Exit

if TYPE_CHECKING:
    from compiler.core.diagnostic import Diagnostic
    from compiler.core.tree import Tree
    from compiler.service import Checked


@click.command(
    "check",
    epilog="\b\nExamples:\n  banns check\n  banns check --base origin/main --format github\n"
    "  banns check --tenant rosewood --strict\n  banns check --fix",
)
@options.configuration()
@click.option("--env", "environment", default=None, help="Check one environment only ('' for the base).")
@click.option("--tenant", default=None, help="Show only what concerns one tenant and the platform.")
@click.option("--base", default=None, metavar="REVISION", help="What the change under review began from.")
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Check a commit instead of the folder.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check too, save those only time brought.")
@click.option("--fix", is_flag=True, help="Repair what can only be meant one way, then check again.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--secrets", is_flag=True, help="Look whether every secret referred to is there, from where this runs.")
@options.day()
@options.output_format("github", "sarif")
def command(
    folder: Path,
    environment: str | None,
    tenant: str | None,
    base: str | None,
    revision: str | None,
    *,
    strict: bool,
    fix: bool,
    diff: bool,
    secrets: bool,
    today: str,
    output: str,
) -> int:
    """Find everything that is wrong, in every file, in one run.

    Ends with 1 where there are errors (with --strict: or warnings). Without --base every line is under
    review; with it, a line that stood there before and has become too weak for a floor is a warning.
    With --secrets, references are followed as far as finding out that something is there; no secret is read.
    With --fix, what can only be meant one way is repaired first; comments and everything else stay.
    """
    from cli import mending  # noqa: PLC0415 - slow to load
    from cli.opening import friendly, tree_of  # noqa: PLC0415
    from cli.progress import progress  # noqa: PLC0415
    from cli.secrets import absent_secrets, end_without_store  # noqa: PLC0415
    from compiler import service  # noqa: PLC0415

    mending.refuse_elsewhere(fix=fix or diff, environment=environment, revision=revision)

    skipped = ""

    def look() -> tuple[Tree, Checked, tuple[Diagnostic, ...]]:
        nonlocal skipped
        with friendly(), progress("Checking") as watch:
            tree = tree_of(folder, revision)
            before = tree_of(folder, base) if base is not None else None
            checked = service.check(tree, today=today, environment=environment, base=before, watch=watch)
        concerned = checked.diagnostics
        if secrets:
            missing, skipped = absent_secrets(tree, checked)
            concerned = tuple(sorted((*concerned, *missing), key=lambda found: found.order))
        if tenant is not None:
            concerned = service.concerning(concerned, tenant, tree.label)
        return tree, checked, concerned

    repairing = fix and not diff
    found = mending.repair(folder, look, to_stderr=output != "text") if repairing else look()
    tree, checked, diagnostics = found
    if diff:
        mending.show_diff(found)
    else:
        click.echo(_render(output, tree, checked, diagnostics), nl=False)
    if skipped:
        end_without_store(skipped)
    failed = any(diagnostic.is_error or (strict and not diagnostic.rule.by_time) for diagnostic in diagnostics)
    return Exit.FINDINGS if failed else Exit.OK


def _render(output: str, tree: Tree, checked: Checked, diagnostics: tuple[Diagnostic, ...]) -> str:
    match output:
        case "json":
            from compiler.render.json import render_json  # noqa: PLC0415

            return render_json(diagnostics)
        case "github":
            from compiler.render.github import render_github  # noqa: PLC0415

            return render_github(diagnostics)
        case "sarif":
            from importlib.metadata import version  # noqa: PLC0415

            from compiler.core.rules.registry import RULES  # noqa: PLC0415
            from compiler.render.sarif import render_sarif  # noqa: PLC0415

            return render_sarif(diagnostics, RULES, version("banns"))
        case _:
            return _text(tree, checked, diagnostics)


def _text(tree: Tree, checked: Checked, diagnostics: tuple[Diagnostic, ...]) -> str:
    from cli.lines import line_reader  # noqa: PLC0415
    from compiler.render.text import count, render_text  # noqa: PLC0415

    seen = [count(checked.tenants, "tenant"), count(checked.events, "event")]
    environments = [name for name in checked.environments if name]
    where = f" and {', '.join(environments)}" if environments else ""
    head = f"Checked {tree.label}{where}: {', '.join(seen)}.\n"
    broken = ", ".join(checked.not_compiled)
    tail = f"Not compiled: {broken}. Nothing can be applied until the errors are mended.\n" if broken else ""
    return head + render_text(diagnostics, line_reader(tree), options.paint()) + tail
