"""What is said makes the digest; how it is written does not."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from compiler.core.compilation import Compilation
from compiler.core.snapshot import PLATFORM, Entry, ScopeKey, Snapshot
from compiler.render.snapshot import snapshot_files
from compiler.service import compile_environment, open_folder
from tests.laws.law import law
from tests.laws.worlds import ENVIRONMENT, LAYERS, World, base, scope_of, worlds
from tests.laws.written import Written, write

_SEEDS = st.integers(0, 2**32)


def _snapshot(world: World, seed: int | None, environment: str = "") -> Snapshot:
    compilation = compile_environment(write(world, seed), environment if _has(world, environment) else "")
    assert compilation.is_whole, [found.what for found in compilation.diagnostics]
    return compilation.snapshot


def _has(world: World, environment: str) -> bool:
    return any(folder.startswith(f"environments/{environment}/") for folder in world)


@law(80)
@given(worlds(), _SEEDS, st.sampled_from(["", ENVIRONMENT]))
def test_however_a_tree_is_written_its_snapshot_is_the_same(world: World, seed: int, environment: str) -> None:
    """Files split or joined, keys in any order, comments, quotes, aliases, other numerals, other line ends."""
    plainly = dict(snapshot_files(_snapshot(world, None, environment)))
    assert dict(snapshot_files(_snapshot(world, seed, environment))) == plainly


@law(20)
@given(worlds(), _SEEDS)
def test_a_snapshot_does_not_know_where_its_tree_lies(world: World, seed: int) -> None:
    """Two folders on disk and a tree in memory give the same bytes, provenance included."""
    written = write(world, seed)
    expected = dict(snapshot_files(compile_environment(written).snapshot))
    for name in ("configs", "another root/with spaces and ü"):
        with tempfile.TemporaryDirectory() as folder:
            tree = open_folder(written.to_disk(Path(folder) / name))
            assert dict(snapshot_files(compile_environment(tree).snapshot)) == expected


_OTHER = "#0F0F0F"
_CHANGES: list[tuple[tuple[str, ...], Any]] = [
    (("brand", "primary"), _OTHER),
    (("brand", "accent"), _OTHER),
    (("settings", "tone"), "short"),
    (("settings", "locale"), "de"),
    (("providers", "texts", "priority"), 77),
    (("providers", "texts", "config", "from"), "+15550100"),
    (("templates", "invitation", "sms", "en", "text"), "{{ brand_name }} other {{ sms_optout_text }}"),
    (("compliance", "controller", "name"), "Someone else"),
]


@law(80)
@given(worlds(), st.sampled_from(_CHANGES), st.sampled_from(LAYERS), _SEEDS)
def test_a_changed_leaf_changes_exactly_the_scopes_that_see_it(
    world: World, change: tuple[tuple[str, ...], Any], folder: str, seed: int
) -> None:
    """One leaf said otherwise in one layer: every scope that inherits it from there changes, and no other."""
    route, value = change
    assume(folder != "platform" or route[0] == "settings")
    assume(_said(world.get(folder, {}), route) not in (None, value))
    before, after = (
        _snapshot(world, None),
        _snapshot(World(world, **{folder: _with(world[folder], route, value)}), seed),
    )
    assert before.scopes.keys() == after.scopes.keys()
    for key in before.scopes:
        changed = _changed(before.effective(key), after.effective(key))
        assert changed == ({_entry(route)} if _sees(world, key, folder, route) else set()), key


def _changed(before: dict[str, tuple[ScopeKey, Entry]], after: dict[str, tuple[ScopeKey, Entry]]) -> set[str]:
    assert before.keys() == after.keys()
    assert all(before[name][1].layers_digest == after[name][1].layers_digest for name in before)
    return {name for name in before if before[name][1].content_digest != after[name][1].content_digest}


def _entry(route: tuple[str, ...]) -> str:
    depth = {"brand": 1, "templates": 4}.get(route[0], 2)
    return ".".join(route[:depth])


def _said(tree: Any, route: tuple[str, ...]) -> Any:
    for key in route:
        if not isinstance(tree, dict) or key not in tree:
            return None
        tree = tree[key]
    return tree


def _with(tree: Any, route: tuple[str, ...], value: Any) -> Any:
    return value if not route else {**tree, route[0]: _with(tree[route[0]], route[1:], value)}


def _sees(world: World, key: ScopeKey, folder: str, route: tuple[str, ...]) -> bool:
    """Tell whether a scope takes a leaf from a layer: it inherits from there, and nobody between says it."""
    origin = scope_of(folder)
    if origin not in key.chain:
        return False
    between = [layer for layer in LAYERS if scope_of(layer) in key.chain[key.chain.index(origin) + 1 :]]
    return not any(_said(world.get(layer, {}), route) is not None for layer in between)


def test_the_base_world_is_what_these_laws_think_it_is() -> None:
    """It compiles whole, without a finding, in its three kinds of scope."""
    compilation = compile_environment(write(base(), None))
    assert compilation.is_whole
    assert compilation.diagnostics == ()
    assert [str(key) for key in compilation.snapshot.scopes] == ["platform", "oak", "oak/june", "oak/may"]
    assert compilation.snapshot.scopes[PLATFORM]


_ID = b"id: 00000000-0000-4000-8000-000000000001\n"


def _split_between(inline: bytes, beside: bytes) -> Compilation:
    files = dict(write(base(), None).contents)
    files["tenants/oak/providers.yaml"] = b"texts:\n  " + inline
    files["tenants/oak/providers/texts.yaml"] = beside
    return compile_environment(Written(files))


def test_id_and_moved_may_stand_in_two_files() -> None:
    """Fields that stay with their layer survive a split like all others."""
    entry = _split_between(_ID, b"moved: ['oak:providers.old']\n").snapshot.scopes[ScopeKey("oak", "")][
        "providers.texts"
    ]
    assert entry.id is not None
    assert entry.moved == ("oak:providers.old",)


def test_an_id_said_by_two_files_is_an_error() -> None:
    """Which of two ids holds would be a guess."""
    compilation = _split_between(_ID, _ID.replace(b"1\n", b"2\n"))
    assert [found.rule.id for found in compilation.diagnostics] == ["said-twice"]
