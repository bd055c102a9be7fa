"""Writes a folder of files as a whole: it is there complete, or what was there before is untouched."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cli.exits import Ended, Exit


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], mark: str) -> int:
    """Write files into a folder that takes the place of an earlier one; return how many.

    An existing folder is replaced only if it holds `mark`, the file by which our own output is known.
    """
    _refuse_foreign(folder, mark)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        count = 0
        for name, content in files:
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            count += 1
        fresh.chmod(0o755)
        _swap(fresh, folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return count


def _refuse_foreign(folder: Path, mark: str) -> None:
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / mark).is_file()):
        words = f"{folder} holds something that banns did not write. Nothing was written."
        raise Ended(Exit.USAGE, words, "name another folder with --out.")


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        os.replace(fresh, folder)  # noqa: PTH105 - Path.replace is the same call
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old / "was")
    fresh.rename(folder)
    shutil.rmtree(old)
