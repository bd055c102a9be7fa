"""A tree of configuration files, wherever it lies: on disk, or in a commit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class TreeFile(NamedTuple):
    """A file below the configuration's folder."""

    path: str
    """From the configuration's folder, with `/` between names."""
    is_link: bool = False


class Unreadable(Exception):  # noqa: N818 - it is what the file is
    """A file that is there cannot be read; the text says why."""


class Tree(Protocol):
    """Where the compiler reads from."""

    @property
    def label(self) -> str:
        """What people call the folder (`configs`); placed before every path that is shown."""

    def files(self) -> Sequence[TreeFile]:
        """Return every file, sorted by path."""

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises `Unreadable`."""
