"""`banns test`: the tests that lie with the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Exit

if TYPE_CHECKING:
    from compiler.core.tree import Tree
    from compiler.service import Run


@click.command(
    "test",
    epilog="\b\nExamples:\n  banns test\n  banns test --tenant rosewood --coverage\n"
    "  banns test --junit build/settings.xml",
)
@options.configuration()
@click.option("--tenant", default=None, help="Run only the tests about one tenant's settings.")
@click.option("--coverage", "with_coverage", is_flag=True, help="Say which settings no test looks at.")
@click.option(
    "--junit",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write the results as JUnit XML too.",
)
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Test a commit instead of the folder.")
@options.output_format()
def command(
    folder: Path, tenant: str | None, junit: Path | None, revision: str | None, output: str, *, with_coverage: bool
) -> int:
    """Run the tests that lie with the settings: what must hold, and what must be refused.

    A test is a file tests/<name>.yaml in the folder of the platform, a tenant or an event. Ends with 1
    where an expectation does not hold or a test cannot be read.
    """
    from cli.opening import friendly, tree_of  # noqa: PLC0415 - slow to load
    from cli.progress import progress  # noqa: PLC0415
    from compiler import service  # noqa: PLC0415

    with friendly(), progress("Testing") as watch:
        tree = tree_of(folder, revision)
        run = service.run_tests(tree, tenant, with_coverage=with_coverage, watch=watch)
    if junit is not None:
        from compiler.render.junit import render_junit  # noqa: PLC0415

        junit.parent.mkdir(parents=True, exist_ok=True)
        junit.write_text(render_junit(run), encoding="utf-8")
    click.echo(_render(output, tree, run), nl=False)
    return Exit.OK if run.holds else Exit.FINDINGS


def _render(output: str, tree: Tree, run: Run) -> str:
    from cli.lines import line_reader  # noqa: PLC0415 - slow to load
    from compiler.render import outcomes, text  # noqa: PLC0415

    if output == "json":
        return outcomes.render_json(run)
    read, paint = line_reader(tree), options.paint()
    unread = text.render_text(run.diagnostics, read, paint) + "\n" if run.diagnostics else ""
    return unread + outcomes.render_text(run, read, paint)
