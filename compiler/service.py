"""The compiler's public face: open a tree, compile it, explain a value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compiler.adapters.disk import DiskTree
from compiler.adapters.git import GitFailure, commit_named, descends, head_of, read_commit
from compiler.core.address import Address, BadAddress, parse_address, parse_scope
from compiler.core.baseline import AllReviewed, Baseline, NothingBefore, TreeBefore
from compiler.core.collector import merge_environments
from compiler.core.compilation import Compilation
from compiler.core.compile import NO_DAY, Watch, compile_tree, unwatched
from compiler.core.diagnostic import Diagnostic
from compiler.core.explain import Explanation, known_scope
from compiler.core.explain import explain as explain_address
from compiler.core.layer.layout import Layout, lay_out
from compiler.core.snapshot import ScopeKey
from compiler.core.tree import Tree

__all__ = [
    "Address",
    "BadAddress",
    "Checked",
    "Compilation",
    "GitFailure",
    "NoConfiguration",
    "UnknownEnvironment",
    "check",
    "commit_named",
    "compile_environment",
    "compile_scope",
    "concerning",
    "descends",
    "explain",
    "head_of",
    "open_commit",
    "open_folder",
    "parse_address",
    "parse_scope",
]


class NoConfiguration(Exception):  # noqa: N818 - a sentence for people, not a bug
    """There is no configuration where one was looked for."""


class UnknownEnvironment(Exception):  # noqa: N818 - a sentence for people, not a bug
    """The tree has no such environment."""


def open_folder(folder: Path) -> Tree:
    """Open the configuration in a folder. Raises `NoConfiguration`."""
    if not folder.is_dir():
        raise NoConfiguration(f"There is no folder {folder}.")
    return DiskTree(folder, folder.as_posix())


def open_commit(folder: Path, revision: str) -> Tree:
    """Open the configuration as a commit has it. Raises `GitFailure`."""
    return read_commit(folder, folder.as_posix(), revision)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looked at, and everything there is to say about it."""

    diagnostics: tuple[Diagnostic, ...]
    environments: tuple[str, ...]
    """Those it looked at; the base is `''`."""
    tenants: int
    events: int
    not_compiled: tuple[str, ...]


def check(
    tree: Tree, *, today: str, environment: str | None = None, base: Tree | None = None, watch: Watch = unwatched
) -> Checked:
    """Compile every environment (or one) for its diagnostics. Raises `UnknownEnvironment`.

    `today` is a day such as `2027-06-19`. With `base`, lines that stood there before are not under review.
    """
    layout = lay_out(tree.files(), tree.label)
    _known(environment, layout.environments)
    wanted = ("", *sorted(layout.environments)) if environment is None else (environment,)
    baseline: Baseline = TreeBefore(base) if base is not None else NothingBefore()
    compilations = {name: compile_tree(tree, name, baseline, layout, today, watch) for name in wanted}
    return Checked(
        diagnostics=merge_environments({name: found.diagnostics for name, found in compilations.items()}),
        environments=wanted,
        tenants=len(layout.tenants()),
        events=sum(1 for key in layout.layers if key.event),
        not_compiled=tuple(sorted({name for found in compilations.values() for name in found.not_compiled})),
    )


def concerning(diagnostics: tuple[Diagnostic, ...], tenant: str, label: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics about one tenant's files and about what all tenants share."""

    def owner(path: str) -> str:
        parts = path.removeprefix(f"{label}/").split("/")
        parts = parts[2:] if parts[0] == "environments" else parts
        return parts[1] if len(parts) > 1 and parts[0] == "tenants" else tenant

    return tuple(diagnostic for diagnostic in diagnostics if owner(diagnostic.place.file) == tenant)


def compile_environment(tree: Tree, environment: str = "", watch: Watch = unwatched) -> Compilation:
    """Compile one environment of a tree that has been reviewed. Raises `UnknownEnvironment`."""
    layout = lay_out(tree.files(), tree.label)
    _known(environment, layout.environments)
    return compile_tree(tree, environment, AllReviewed(), layout, NO_DAY, watch)


def compile_scope(tree: Tree, scope: ScopeKey, environment: str = "") -> Compilation:
    """Compile one scope and those it inherits from, reading no other layer.

    Raises `BadAddress` where the tree has no such scope, and `UnknownEnvironment`.
    """
    layout = lay_out(tree.files(), tree.label)
    _known(environment, layout.environments)
    known_scope(layout, scope)
    narrow = Layout(
        layers={key: layers for key, layers in layout.layers.items() if key in scope.chain},
        environments=layout.environments,
    )
    return compile_tree(tree, environment, AllReviewed(), narrow, NO_DAY)


def explain(tree: Tree, address: Address, environment: str = "") -> Explanation:
    """Explain a value or an entry. Raises `BadAddress`, `UnknownEnvironment`."""
    layout = lay_out(tree.files(), tree.label)
    _known(environment, layout.environments)
    return explain_address(tree, layout, address, environment)


def _known(environment: str | None, environments: set[str]) -> None:
    if environment and environment not in environments:
        there = ", ".join(sorted(environments)) or "none"
        raise UnknownEnvironment(f"There is no environment `{environment}`. There is: {there}.")
