"""The compiler's public face: open a tree, compile it, explain a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from compiler.adapters.disk import DiskTree
from compiler.adapters.git import GitFailure, commit_named, descends, head_of, merge_base, read_commit
from compiler.adapters.write import write_mending
from compiler.core.address import Address, BadAddress, parse_address, parse_scope
from compiler.core.baseline import AllReviewed, Baseline, NothingBefore, TreeBefore
from compiler.core.collector import merge_environments
from compiler.core.compilation import Compilation
from compiler.core.compile import NO_DAY, Watch, compile_tree, unwatched
from compiler.core.diagnostic import Diagnostic
from compiler.core.expectations.outcome import Run
from compiler.core.expectations.run import judge_tests
from compiler.core.expectations.run import run_tests as run_all_tests
from compiler.core.explain import Explanation, known_scope
from compiler.core.explain import explain as explain_address
from compiler.core.fix.files import mend_tree
from compiler.core.layer.layout import Layout, lay_out
from compiler.core.locator import Locator
from compiler.core.secrets.conceal import conceal, without_told
from compiler.core.secrets.explained import without_leaks
from compiler.core.secrets.lookup import Looked, look_up_all
from compiler.core.secrets.references import Used
from compiler.core.secrets.scan import Leak
from compiler.core.secrets.scanned import scanned
from compiler.core.snapshot import ScopeKey
from compiler.core.tree import Tree

__all__ = [
    "Address",
    "BadAddress",
    "Checked",
    "Compilation",
    "GitFailure",
    "NoConfiguration",
    "Run",
    "UnknownEnvironment",
    "check",
    "commit_named",
    "compile_environment",
    "compile_scope",
    "concerning",
    "descends",
    "explain",
    "head_of",
    "look_up_secrets",
    "mend_tree",
    "merge_base",
    "open_commit",
    "open_folder",
    "parse_address",
    "parse_scope",
    "run_tests",
    "write_mending",
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
    secrets: Mapping[str, tuple[Used, ...]] = field(default_factory=dict)
    """By environment: the references to secrets that are in force."""
    hidden: tuple[tuple[str, Leak], ...] = ()
    """By path: texts that look like secrets and that no output may repeat."""


def check(
    tree: Tree, *, today: str, environment: str | None = None, base: Tree | None = None, watch: Watch = unwatched
) -> Checked:
    """Compile every environment (or one) for its diagnostics. Raises `UnknownEnvironment`.

    `today` is a day such as `2027-06-19`. With `base`, lines that stood there before are not under review.
    """
    tree = scanned(tree)
    layout = lay_out(tree.files(), tree.label)
    _known(environment, layout.environments)
    wanted = ("", *sorted(layout.environments)) if environment is None else (environment,)
    baseline: Baseline = TreeBefore(base) if base is not None else NothingBefore()
    compilations = {name: compile_tree(tree, name, baseline, layout, today, watch) for name in wanted}
    found = without_told(merge_environments({name: found.diagnostics for name, found in compilations.items()}))
    return Checked(
        diagnostics=tuple(sorted([*found, *judge_tests(tree, layout)], key=lambda diagnostic: diagnostic.order)),
        environments=wanted,
        tenants=len(layout.tenants()),
        events=sum(1 for key in layout.layers if key.event),
        not_compiled=tuple(sorted({name for found in compilations.values() for name in found.not_compiled})),
        secrets={name: found.secrets for name, found in compilations.items()},
        hidden=tuple({leak: None for found in compilations.values() for leak in found.hidden}),
    )


def look_up_secrets(tree: Tree, checked: Checked, environ: Mapping[str, str]) -> Looked:
    """Look whether every reference leads to a secret, as seen from where this runs. No secret is read."""
    named = tuple(name for name in checked.environments if name)
    from compiler.adapters.secret_store import SecretStore  # noqa: PLC0415 - loads TLS, which few checks need

    store = SecretStore(environ, tree, named)
    looked = look_up_all(dict(checked.secrets), store.look_up, Locator(tree))
    return replace(looked, diagnostics=conceal(looked.diagnostics, checked.hidden, tree.label))


def run_tests(tree: Tree, tenant: str | None = None, *, with_coverage: bool = False, watch: Watch = unwatched) -> Run:
    """Run the tests that lie with the settings, or those about one tenant's. Raises `BadAddress`."""
    layout = lay_out(tree.files(), tree.label)
    if tenant is not None:
        known_scope(layout, ScopeKey(tenant, ""))
    run = run_all_tests(tree, layout, tenant, with_coverage=with_coverage, watch=watch)
    return run if tenant is None else replace(run, diagnostics=concerning(run.diagnostics, tenant, tree.label))


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
    """Explain a value or an entry, showing no secret. Raises `BadAddress`, `UnknownEnvironment`."""
    tree = scanned(tree)
    layout = lay_out(tree.files(), tree.label)
    _known(environment, layout.environments)
    return without_leaks(explain_address(tree, layout, address, environment), tree)


def _known(environment: str | None, environments: set[str]) -> None:
    if environment and environment not in environments:
        there = ", ".join(sorted(environments)) or "none"
        raise UnknownEnvironment(f"There is no environment `{environment}`. There is: {there}.")
