"""A tree with some files changed, and what it compiles to without asking any rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from applier.core.inventory import bodies_of, inventory_of
from applier.core.plan import make_plan
from applier.core.risk.assess import assess
from applier.core.risk.judged import Judged
from applier.core.risk.sides import Sides
from applier.service import merged
from compiler.core.baseline import AllReviewed
from compiler.core.compile import NO_DAY, Compiling
from compiler.core.diagnostic import Finding
from compiler.core.layer.layout import Layout, lay_out
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.judge import Judge
from compiler.core.rules.view import View
from compiler.core.secrets.scanned import scanned
from compiler.core.snapshot import Snapshot
from compiler.core.tree import Tree, TreeFile
from compiler.service import open_folder

CONFIGS = Path(__file__).resolve().parents[2] / "configs"


@dataclass(frozen=True)
class Overlay:
    """A tree in which some files are others, or (None) are not there."""

    below: Tree
    files_over: Mapping[str, bytes | None]

    @property
    def label(self) -> str:
        """What the tree below is called."""
        return self.below.label

    def files(self) -> Sequence[TreeFile]:
        """Every file there is."""
        there = {file.path: file for file in self.below.files()}
        there |= {path: TreeFile(path) for path in self.files_over}
        return [there[path] for path in sorted(there) if self.files_over.get(path, b"") is not None]

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        over = self.files_over.get(path)
        return over if over is not None else self.below.read(path)


class _Silent(Judge):
    """Judges nothing: a bad edit has a class too."""

    def views(self, view: View) -> list[Finding]:  # noqa: ARG002
        return []

    def entry(self, view: View, resolved: Resolved) -> list[Finding]:  # noqa: ARG002
        return []


@cache
def example() -> Tree:
    """The example, as it stands."""
    return open_folder(CONFIGS)


@cache
def example_of(tenant: str) -> Snapshot:
    """What the example says for one tenant."""
    return compiled(example(), tenant)


def compiled(tree: Tree, tenant: str) -> Snapshot:
    """Compile the platform, one tenant and its events; what rules would say is left out."""
    layout = lay_out(tree.files(), tree.label)
    layers = {key: layers for key, layers in layout.layers.items() if key.tenant in ("", tenant)}
    narrow = Layout(layers=layers, environments=layout.environments)
    compiling = Compiling(scanned(tree), "", AllReviewed(), narrow, NO_DAY, lambda _done, _all: None, judge=_Silent())
    compiling.run()
    return Snapshot("", dict(sorted(compiling.sealed.items())))


def judged(base: Snapshot, head: Snapshot) -> tuple[Judged, ...]:
    """Every effective change between two snapshots, judged."""
    before, after = inventory_of(base, "base"), inventory_of(head, "head")
    sides = Sides.of(before, after, merged(bodies_of(base), bodies_of(head)))
    return assess(make_plan(before, after, "").effective, sides)
