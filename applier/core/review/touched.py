"""Which files differ between two trees, and so which layers and tenants there is anything to say about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from applier.core.cause import Layer
from compiler.core.layer.layout import LayerFiles
from compiler.core.tree import Tree, Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The files that are not the same in both trees."""

    paths: frozenset[str]
    owners: frozenset[str]
    """The tenants in whose folders they lie; the empty name for the platform."""
    of_texts: frozenset[str]
    """The same, but only for files that are no YAML: any layer of their owner may read them."""

    @classmethod
    def between(cls, base: Tree, head: Tree) -> Touched:
        """Compare two trees byte by byte."""
        old, new = _links(base), _links(head)
        paths = {path for path in old.keys() | new.keys() if not _is_same(path, base, old, head, new)}
        texts = {path for path in paths if not path.endswith(".yaml")}
        return cls(paths=frozenset(paths), owners=_owners(paths), of_texts=_owners(texts))

    def touches(self, layer: Layer, sides: Iterable[LayerFiles | None]) -> bool:
        """Tell whether a layer may say something else: its files differ, or texts that lie with its owner do."""
        if layer.scope.tenant not in self.owners:
            return False
        if layer.scope.tenant in self.of_texts:
            return True
        return any(source.path in self.paths for side in sides if side is not None for source in side.sources)


def _links(tree: Tree) -> Mapping[str, bool]:
    return {file.path: file.is_link for file in tree.files()}


def _is_same(path: str, base: Tree, old: Mapping[str, bool], head: Tree, new: Mapping[str, bool]) -> bool:
    if path not in old or path not in new or old[path] or new[path]:
        return False
    try:
        return base.read(path) == head.read(path)
    except Unreadable:
        return False


def _owners(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(owner for owner in map(_owner, paths) if owner is not None)


def _owner(path: str) -> str | None:
    parts = path.split("/")
    if parts[0] == "environments":
        parts = parts[2:]
    if parts[:1] == ["platform"]:
        return ""
    return parts[1] if parts[:1] == ["tenants"] and len(parts) > 1 else None
