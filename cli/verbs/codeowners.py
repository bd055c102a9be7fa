"""`banns codeowners`: who owns which file, for the forge."""

from __future__ import annotations

from pathlib import Path

import click

from cli import options
from cli.exits import Ended, Exit


@click.command(
    "codeowners",
    epilog="\b\nExamples:\n  banns codeowners\n  banns codeowners --output .github/CODEOWNERS",
)
@options.configuration()
@click.option("--output", default=None, type=click.Path(path_type=Path), help="File to write instead of printing.")
def command(folder: Path, output: Path | None) -> int:
    """Make CODEOWNERS from the settings' roles.

    A file gets everyone who may agree to a change of something it can hold. Whose agreement a change
    needs precisely says `banns plan --approvals`.
    """
    from applier.approvals import codeowners  # noqa: PLC0415 - slow to load
    from cli.compiled import compiled  # noqa: PLC0415
    from cli.opening import friendly, tree_of  # noqa: PLC0415
    from compiler.core.layer.layout import lay_out  # noqa: PLC0415

    not_done = "nothing was printed" if output is None else f"{output} was not written"
    with friendly():
        tree = tree_of(folder)
    place = _in_repository(folder)
    environments = ("", *sorted(lay_out(tree.files(), tree.label).environments))
    snapshots = {name: compiled(folder, name, None, not_done) for name in environments}
    text = codeowners(place, snapshots)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"Wrote {output}.")
    return Exit.OK


def _in_repository(folder: Path) -> str:
    """Return the folder's path from the root of its repository: the forge knows no other."""
    whole = folder.resolve()
    for above in whole.parents:
        if (above / ".git").exists():
            return whole.relative_to(above).as_posix()
    words = f"{folder} lies in no git repository, or is the whole of it; files of its own have no owners there."
    raise Ended(Exit.USAGE, f"{words} Nothing was written.", "keep the configuration in a folder of a repository.")
