"""Reads a configuration from a folder on disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compiler.core.tree import TreeFile, Unreadable


@dataclass(frozen=True, slots=True)
class DiskTree:
    """A folder of settings. Links are listed as links and never followed."""

    root: Path
    label: str

    def files(self) -> list[TreeFile]:
        """Return every file below the folder, sorted by path."""
        return sorted(_walk(os.fspath(self.root), ""))

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises `Unreadable`, with the system's reason."""
        try:
            # A pipe or device among the settings must not hold the run up: it is opened without waiting.
            handle = os.open(f"{self.root}/{path}", os.O_RDONLY | os.O_NONBLOCK)
            with os.fdopen(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise Unreadable("it is no ordinary file")
                return file.read()
        except OSError as failure:
            raise Unreadable(failure.strerror or "it cannot be read") from failure


def _walk(folder: str, prefix: str) -> Iterator[TreeFile]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_symlink():
                yield TreeFile(path, is_link=True)
            elif entry.is_dir():
                yield from _walk(entry.path, path + "/")
            else:
                yield TreeFile(path)
