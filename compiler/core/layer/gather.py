"""Reads all layers of one scope, with the bodies its owner may refer to."""

from __future__ import annotations

from collections.abc import Iterable

from compiler.core.decode.body import Bodies
from compiler.core.diagnostic import Finding
from compiler.core.layer.layout import Layout
from compiler.core.layer.patch import Patch
from compiler.core.layer.read import read_layer
from compiler.core.snapshot import ScopeKey
from compiler.core.tree import Tree


def bodies_of(tree: Tree, layout: Layout, keys: Iterable[ScopeKey], environment: str) -> Bodies:
    """Return a reader of the bodies that lie in the layers of one owner."""
    layers = [layer for key in keys for layer in layout.layers.get(key, {}).values()]
    known = (path for layer in layers if layer.environment in ("", environment) for path in layer.extras)
    return Bodies(tree, "", frozenset(known), frozenset(layout.links))


def gather(
    tree: Tree, layout: Layout, key: ScopeKey, environment: str, bodies: Bodies
) -> tuple[tuple[Patch, ...], list[Finding]]:
    """Return what a scope's own layers say: the layer itself, then what the environment changes in it."""
    layers = layout.layers.get(key, {})
    patches, findings = [], []
    for name in ("", environment) if environment else ("",):
        files = layers.get(name)
        if files is None:
            continue
        bodies.owner_folder = files.owner_folder
        patch, found = read_layer(tree, files, bodies)
        bodies.is_partial = bodies.is_partial or bool(patch.broken)
        patches.append(patch)
        findings += found
    return tuple(patches), findings
