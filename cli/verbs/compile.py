"""`banns compile`: resolved snapshots as files, or one scope's effective view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Exit

if TYPE_CHECKING:
    from compiler.core.snapshot import Snapshot


@click.command(
    "compile",
    epilog="\b\nExamples:\n  banns compile --out build\n  banns compile --event rosewood/anna-ben\n"
    "  banns compile --env staging --out build",
)
@options.configuration()
@options.environment()
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Compile a commit instead of the folder.")
@click.option("--out", "out", default=None, type=click.Path(path_type=Path), help="Folder to write snapshots into.")
@click.option(
    "--event", "scope", default=None, metavar="SCOPE", help="Print the effective view of one event (or tenant)."
)
@options.output_format()
def command(
    folder: Path, environment: str, revision: str | None, out: Path | None, scope: str | None, output: str
) -> int:
    """Resolve every setting and write snapshots, or print one event's view.

    With --out: one canonical JSON file for the platform, one for each tenant, and manifest.json with
    their digests; the same configuration gives the same bytes on every machine. The folder is written
    whole or not at all.
    """
    from cli.compiled import compiled  # noqa: PLC0415 - slow to load
    from cli.findings import stop_on_errors  # noqa: PLC0415 - slow to load
    from cli.opening import friendly, tree_of  # noqa: PLC0415
    from compiler import service  # noqa: PLC0415
    from compiler.render.snapshot import render_view, snapshot_files  # noqa: PLC0415

    if scope is not None:
        with friendly():
            tree = tree_of(folder, revision)
            key = service.parse_scope(scope)
            compilation = service.compile_scope(tree, key, environment)
        stop_on_errors(compilation, tree, "no view was printed")
        click.echo(render_view(compilation.snapshot, key), nl=False)
        return Exit.OK
    snapshot = compiled(folder, environment, revision, "no snapshot was written")
    files = dict(snapshot_files(snapshot))
    if out is not None:
        from cli.folder import write_folder  # noqa: PLC0415

        write_folder(out, files.items(), "manifest.json")
    click.echo(_summary(files, snapshot, out, output))
    return Exit.OK


def _summary(files: dict[str, bytes], snapshot: Snapshot, out: Path | None, output: str) -> str:
    import orjson  # noqa: PLC0415

    from compiler.render.text import count  # noqa: PLC0415

    manifest = orjson.loads(files["manifest.json"])
    if output == "json":
        return orjson.dumps(manifest, option=orjson.OPT_INDENT_2).decode()
    entries = sum(len(found) for found in snapshot.scopes.values())
    events = sum(1 for key in snapshot.scopes if key.event)
    where = f" into {out}" if out is not None else ""
    tenants = count(len(files) - 2, "tenant")
    return (
        f"Compiled {count(entries, 'entry', 'entries')} of {tenants} and {count(events, 'event')}{where}.\n"
        f"Digest {manifest['digest']}"
    )
