"""From which commit a configuration comes, and whether one commit came after another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cli.exits import Ended, Exit
from cli.opening import friendly
from compiler.service import commit_named, descends, head_of

_CHANGED = "+changes"
"""Marks a commit whose folder has changes that are not committed; only a trial database takes one."""


def commit_of(folder: Path, revision: str | None, target: str) -> str:
    """Return the commit that is applied; '' for a folder outside git. Ends the run where one is due."""
    if revision is not None:
        with friendly():
            return commit_named(folder, revision)
    found = head_of(folder)
    if found is not None and not found[1]:
        return found[0]
    if not target.startswith("sqlite"):
        what = "has changes that are not committed" if found is not None else "does not lie in a git repository"
        words = f"{folder} {what}, and this database takes reviewed commits only. Nothing was applied."
        raise Ended(Exit.STALE, words, "commit the changes, or name a commit with --rev.")
    return f"{found[0]}{_CHANGED}" if found is not None else ""


def descent(folder: Path) -> Callable[[str, str], bool]:
    """Return a function that tells whether a commit is, or came after, another one."""

    def after(applied: str, commit: str) -> bool:
        with friendly():
            return descends(folder, applied.removesuffix(_CHANGED), commit.removesuffix(_CHANGED))

    return after
