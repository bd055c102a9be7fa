"""One side of a review: a tree, what compiles of it in an environment, and where its layers say things.

What a layer says is read only for layers that differ, and lines are looked up only where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from applier.core.cause import Keys, Layer
from applier.core.fields import ABSENT
from compiler.core.compilation import Compilation
from compiler.core.layer.gather import bodies_of
from compiler.core.layer.layout import LayerFiles, Layout
from compiler.core.layer.read import read_layer
from compiler.core.locator import Locator
from compiler.core.place import Place, Spot
from compiler.core.snapshot import ScopeKey
from compiler.core.tree import Tree


@dataclass(slots=True)
class Side:
    """A compiled tree, called by the name a person knows it by."""

    name: str
    tree: Tree
    layout: Layout
    """The whole tree's."""
    compilation: Compilation
    _said: dict[Layer, Any] = field(default_factory=dict)
    _locator: Locator = field(init=False)

    def __post_init__(self) -> None:
        self._locator = Locator(self.tree)

    def files(self, layer: Layer) -> LayerFiles | None:
        """Return the files of a layer; None where this side has no such layer."""
        return self.layout.layers.get(layer.scope, {}).get(layer.environment)

    def said(self, layer: Layer) -> Any:
        """Return everything a layer says, from its root; ABSENT where this side has no such layer."""
        if layer not in self._said:
            files = self.files(layer)
            self._said[layer] = self._read(layer, files) if files is not None else ABSENT
        return self._said[layer]

    def _read(self, layer: Layer, files: LayerFiles) -> Mapping[str, Any]:
        owned = [key for key in self.layout.layers if key.tenant == layer.scope.tenant]
        bodies = bodies_of(self.tree, self.layout, owned, layer.environment)
        bodies.owner_folder = files.owner_folder
        return read_layer(self.tree, files, bodies)[0].tree

    def place(self, layer: Layer, route: Keys, *, line: int = 0) -> Place | None:
        """Return where a layer says a route, or a line of the text that stands there; None where it cannot."""
        files = self.files(layer)
        if files is None or not files.sources:
            return None
        if not route:
            return Place(f"{self.tree.label}/{files.root_path}")
        spot = Spot(tuple(files.sources), route, of_key=_is_map(self._value(layer, route)))
        return self._locator.place(replace(spot, line=line))

    def _value(self, layer: Layer, route: Keys) -> Any:
        value = self.said(layer)
        for key in route:
            if type(value) is not dict or key not in value:
                return None
            value = value[key]
        return value

    def events(self) -> tuple[ScopeKey, ...]:
        """Return every event that compiled."""
        return tuple(scope for scope in self.compilation.snapshot.scopes if scope.event)


def _is_map(value: Any) -> bool:
    return isinstance(value, dict | list)
