"""Writes repaired files into a configuration's folder: each whole or not at all, and nothing outside it.

A file takes the place of the old one by being renamed over it, with the same mode. What has changed since
it was read, what is a link or lies behind one, is left alone.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from compiler.core.fix.files import Mending
from compiler.core.fix.mend import Change, Left

_Write = Callable[[], None]


class NotWritten(Exception):  # noqa: N818 - a sentence for people, not a bug
    """A file was left as it was; the text says why."""


def write_mending(root: Path, mending: Mending) -> Mending:
    """Write repaired files into the folder they were read from; return what was written and what was left."""
    left = list(mending.left)

    def is_written(changes: Sequence[Change], write: _Write) -> bool:
        try:
            write()
        except NotWritten as reason:
            why = str(reason)
        except OSError as failure:
            why = f"the system says: {failure.strerror}."
        else:
            return True
        left.extend(Left(rule=change.rule, at=change.at, why=why) for change in changes)
        return False

    files = [
        file
        for file in mending.files
        if is_written(file.changes, partial(write_file, root, file.path, file.before, file.after))
    ]
    renamed = [
        each
        for each in mending.renamed
        if is_written((each.change,), partial(rename_file, root, each.path, each.to.rpartition("/")[2]))
    ]
    return Mending(files=tuple(files), renamed=tuple(renamed), left=tuple(left))


def write_file(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put new bytes where others stand; none at all take the file away. Raises `NotWritten`."""
    target = _own(root, path)
    if target.read_bytes() != before:
        raise NotWritten(f"{target} has been changed meanwhile.")
    if not after:
        target.unlink()
        return
    handle, fresh = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fchmod(file.fileno(), stat.S_IMODE(target.stat().st_mode))
            os.fsync(file.fileno())
        Path(fresh).replace(target)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise


def rename_file(root: Path, path: str, to: str) -> None:
    """Give a file another name in its folder. Raises `NotWritten`."""
    source = _own(root, path)
    target = source.with_name(to)
    if os.path.lexists(target):
        raise NotWritten(f"{target} is there already.")
    source.rename(target)


def _own(root: Path, path: str) -> Path:
    """Return an ordinary file that lies in the folder itself. Raises `NotWritten`."""
    here = root
    *folders, name = path.split("/")
    for part in folders:
        here = here / part
        if part in ("", ".", "..") or not stat.S_ISDIR(_mode(here)):
            raise NotWritten(f"{here} is no folder of the configuration.")
    here = here / name
    if not stat.S_ISREG(_mode(here)):
        raise NotWritten(f"{here} is no ordinary file.")
    return here


def _mode(path: Path) -> int:
    """Return what a path is, without following a link; 0 where there is nothing."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0
