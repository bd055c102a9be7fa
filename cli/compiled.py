"""A whole snapshot, or an end of the run that shows why there is none."""

from __future__ import annotations

from pathlib import Path

from cli.findings import stop_on_errors
from cli.opening import friendly, tree_of
from cli.progress import progress
from compiler import service
from compiler.core.snapshot import Snapshot


def compiled(folder: Path, environment: str, revision: str | None, not_done: str) -> Snapshot:
    """Compile the configuration of a folder or a revision; anything that does not compile ends the run."""
    with friendly(), progress("Compiling") as watch:
        tree = tree_of(folder, revision)
        compilation = service.compile_environment(tree, environment, watch)
    stop_on_errors(compilation, tree, not_done, revision)
    return compilation.snapshot
