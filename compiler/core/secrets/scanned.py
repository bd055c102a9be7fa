"""A tree that looks through every file for secrets as it is read, each once, however often it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from compiler.core.secrets.scan import Leak, scan
from compiler.core.tree import Tree, TreeFile, Unreadable


@dataclass(slots=True)
class ScannedTree:
    """The same tree; what may be a secret in it is remembered by file."""

    tree: Tree
    leaks: dict[str, tuple[Leak, ...]] = field(default_factory=dict)
    """Only files that hold any."""
    names: dict[str, tuple[Leak, ...]] = field(default_factory=dict)
    """The same for names of files and folders, by the path that ends in the name."""
    is_whole: bool = False
    """Every file has been looked through; False also where one cannot be read."""
    _seen: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """What people call the folder."""
        return self.tree.label

    def files(self) -> Sequence[TreeFile]:
        """Return every file, sorted by path."""
        return self.tree.files()

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises `Unreadable`."""
        raw = self.tree.read(path)
        if path not in self._seen:
            self._seen.add(path)
            found = scan(raw)
            if found:
                self.leaks[path] = found
        return raw

    def read_all(self, paths: Iterable[str]) -> None:
        """Look through files that nobody reads as settings (tests, files nothing refers to), and all names."""
        paths = tuple(paths)
        if self.is_whole or not paths:
            return
        self.is_whole = True
        self._scan_names(paths)
        for path in paths:
            if path not in self._seen:
                try:
                    self.read(path)
                except Unreadable:
                    self.is_whole = False

    def _scan_names(self, paths: tuple[str, ...]) -> None:
        if not scan(_raw("\n".join(paths).replace("/", "\n"))):
            return
        ways = {way for path in paths for way in accumulate(path.split("/"), "{}/{}".format)}
        found = {way: scan(_raw(way.rpartition("/")[2])) for way in sorted(ways)}
        self.names = {path: leaks for path, leaks in found.items() if leaks}


def scanned(tree: Tree) -> ScannedTree:
    """Return the tree as one that is looked through; one that is already, as it is."""
    return tree if isinstance(tree, ScannedTree) else ScannedTree(tree)


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
