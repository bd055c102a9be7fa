"""What stood in the tree before the change under review.

A line that would weaken a floor is an error where the change introduced it. Where it stood there
before, the floor has moved since: the stricter value holds, and the line is only a warning. What time
alone can bring (a flag past its date) is likewise an error only in the change that says it.
"""

from __future__ import annotations

from typing import Any, Protocol

from compiler.core.diagnostic import Finding, Severity
from compiler.core.layer.layout import lay_out
from compiler.core.place import Place, Source, Spot
from compiler.core.resolve.rules import FLOOR_INCOMPARABLE, FLOOR_REMOVED, FLOOR_WEAKENED
from compiler.core.syntax.compose import compose
from compiler.core.tree import Tree, Unreadable

_FLOOR_RULES = (FLOOR_WEAKENED, FLOOR_INCOMPARABLE, FLOOR_REMOVED)


class Baseline(Protocol):
    """Decides how severe a weakened floor is."""

    def severity(self, finding: Finding, value: Any) -> Severity:
        """Return the severity of a finding about a floor, for the value its line says."""

    def stood(self, at: Spot | Place, value: Any) -> bool:
        """Tell whether the same was said there before."""


class NothingBefore:
    """Everything is under review: a weakened floor is an error."""

    def severity(self, finding: Finding, value: Any) -> Severity:  # noqa: ARG002 - it is always so
        """Return the rule's own severity; nobody can tell whether time brought what time can bring."""
        return Severity.WARNING if finding.rule.by_time else finding.rule.severity

    def stood(self, at: Spot | Place, value: Any) -> bool:  # noqa: ARG002 - it is always so
        """Nothing stood there."""
        return False


class AllReviewed:
    """Nothing is under review, as when a merged commit is applied: a weakened floor is a warning."""

    def severity(self, finding: Finding, value: Any) -> Severity:  # noqa: ARG002 - it is always so
        """Return a warning."""
        return Severity.WARNING

    def stood(self, at: Spot | Place, value: Any) -> bool:  # noqa: ARG002 - it is always so
        """Everything stood there."""
        return True


class TreeBefore:
    """The tree that the change under review began from."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._files: dict[str, Any] = {}
        self._sources = {
            layer.folder: tuple(layer.sources)
            for layers in lay_out(tree.files(), tree.label).layers.values()
            for layer in layers.values()
        }

    def severity(self, finding: Finding, value: Any) -> Severity:
        """Return a warning where the same value stood in the same layer before, else an error."""
        return Severity.WARNING if self.stood(finding.at, value) else Severity.ERROR

    def stood(self, at: Spot | Place, value: Any) -> bool:
        """Tell whether the same was said in that layer before."""
        return isinstance(at, Spot) and self._had(at, value)

    def _had(self, spot: Spot, value: Any) -> bool:
        # The layer may have been split into other files then.
        folders = {_folder(source) for source in spot.sources}
        return any(
            self._value(source.path, spot.route[len(source.mount) :]) == (True, value)
            for folder in folders
            for source in self._sources.get(folder, ())
            if spot.route[: len(source.mount)] == source.mount
        )

    def _value(self, path: str, route: tuple[str | int, ...]) -> tuple[bool, Any]:
        if path not in self._files:
            self._files[path] = self._compose(path)
        node = self._files[path]
        for key in route:
            if type(node) is not dict or key not in node:
                return False, None
            node = node[key]
        return True, node

    def _compose(self, path: str) -> Any:
        try:
            return compose(self._tree.read(path), path).value
        except Unreadable:
            return None


def _folder(source: Source) -> str:
    """Return the folder of the layer that a file belongs to."""
    if not source.mount:
        return source.path.rpartition("/")[0]
    return source.path.removesuffix(f"/{'/'.join(source.mount)}.yaml")


def is_about_a_floor(finding: Finding) -> bool:
    """Tell whether a finding's severity depends on what stood there before."""
    return finding.rule in _FLOOR_RULES
