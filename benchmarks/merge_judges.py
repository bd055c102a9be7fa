"""Our merge beside deepmerge, on the entries of a generated tree: `python -m benchmarks.merge_judges [EVENTS]`.

Four ways do the same work, in turn and several times over: every entry an event speaks of is merged over
what its tenant has. Seconds are CPU time in user mode; medians.

- ours: values, the layer of every leaf, floors;
- deepmerge, deep copy: values only; it writes into its first argument, which forty events share;
- deepmerge, copying strategy: values only; a strategy of ours that copies the maps it changes;
- deepmerge, path strategies: the same with origins and floors, kept in maps by the path it hands over.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from deepmerge import Merger

from benchmarks.trees import generate
from compiler.core.layer.gather import bodies_of, gather
from compiler.core.layer.layout import lay_out
from compiler.core.merge.floor import Held
from compiler.core.merge.merge import ABSENT, Merging, merge
from compiler.core.merge.origins import Origins, deepest
from compiler.core.resolve.scope import Resolved, ScopeEntries, resolve
from compiler.core.snapshot import PLATFORM
from compiler.service import open_folder
from schemas.descent import FLOORS
from schemas.shape import Collection, Leaf, Record, Shape
from schemas.strictness import Strictness, strictness
from schemas.values.secret import is_secret

_ROUNDS = 9
_LEVEL = 4
Pair = tuple[Shape, Resolved | None, Any, dict[tuple[str, ...], int]]


def main() -> None:
    """Print a table."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory(prefix="banns-judges-") as folder:
        pairs = _pairs(generate(Path(folder), events))
    ways: dict[str, Callable[[Pair], Any]] = {
        "ours: origins and floors": _ours,
        "deepmerge, deep copy": _deep_copy,
        "deepmerge, copying strategy": _copying,
        "deepmerge, path strategies: origins and floors": _by_path,
    }
    _agree(ways, pairs)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_ROUNDS + 1):
        for name, way in ways.items():
            times[name].append(_seconds(way, pairs))
    ours = statistics.median(times["ours: origins and floors"][1:])
    print(f"{events:,} events, {len(pairs):,} merges, {_ROUNDS} interleaved rounds\n")
    print("| merge | µs a merge | beside ours |\n|---|---:|---:|")
    for name, found in times.items():
        middle = statistics.median(found[1:])
        print(f"| {name} | {middle / len(pairs) * 1e6:.1f} | {middle / ours:.1f}× |")


def _pairs(configs: Path) -> list[Pair]:
    """Return what every event says of an entry, with what it inherits."""
    tree = open_folder(configs)
    layout = lay_out(tree.files(), "configs")

    def patches(key: Any) -> Any:
        return gather(tree, layout, key, "", bodies_of(tree, layout, [key], ""))[0]

    platform = resolve(PLATFORM, patches(PLATFORM), None)
    pairs: list[Pair] = []
    for keys in layout.tenants().values():
        tenant: ScopeEntries = resolve(keys[0], patches(keys[0]), platform)
        for key in keys[1:]:
            for patch in patches(key):
                for entry in patch.entries:
                    found = tenant.find(entry.name)
                    flat = _flat(found.value, found.origins) if found is not None else {}
                    pairs.append((entry.shape, found, entry.value, flat))
    return pairs


def _seconds(way: Callable[[Pair], Any], pairs: list[Pair]) -> float:
    begun = os.times().user
    for _ in range(5):
        for pair in pairs:
            way(pair)
    return (os.times().user - begun) / 5


def _agree(ways: dict[str, Callable[[Pair], Any]], pairs: list[Pair]) -> None:
    for pair in pairs[:2_000]:
        values = {orjson.dumps(way(pair), option=orjson.OPT_SORT_KEYS) for way in ways.values()}
        if len(values) != 1:
            raise SystemExit(f"They disagree: {values}")


def _ours(pair: Pair) -> Any:
    shape, found, patch, _ = pair
    merging = Merging(_LEVEL, dict(found.floors) if found is not None and found.floors else {})
    base, origins = (found.value, found.origins) if found is not None else (ABSENT, _LEVEL)
    return merge(merging, shape, base, origins, patch)[0]


def _inherited(pair: Pair) -> Any:
    return pair[1].value if pair[1] is not None else type(pair[2])()


def _into(merger: Merger, path: list[str], base: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    if is_secret(patch):
        return patch
    for key, inside in patch.items():
        if inside is None:
            base.pop(key, None)
        elif key in base:
            base[key] = merger.value_strategy([*path, key], base[key], inside)
        else:
            base[key] = inside
    return base


def _copied(merger: Merger, path: list[str], base: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    return patch if is_secret(patch) else _into(merger, path, dict(base), patch)


_IN_PLACE = Merger([(list, "override"), (dict, _into)], ["override"], ["override"])
_COPYING = Merger([(list, "override"), (dict, _copied)], ["override"], ["override"])


def _deep_copy(pair: Pair) -> Any:
    return _IN_PLACE.merge(deepcopy(_inherited(pair)), pair[2])


def _copying(pair: Pair) -> Any:
    return _COPYING.merge(_inherited(pair), pair[2])


class _Tracking(Merger):
    """A merger that knows the shape it is in, and keeps origins and floors by path."""

    shape: Shape
    origins: dict[tuple[str, ...], int]
    floors: dict[Any, Any]


def _leaf(merger: _Tracking, path: list[str], _base: Any, said: Any) -> Any:
    route = tuple(path)
    rule = _rule(merger.shape, route)
    if rule is not None:
        held = merger.floors.get(route)
        if held is not None and strictness(rule, said, held.value) is not Strictness.STRICTER:
            return held.value
        merger.floors[route] = Held(said, _LEVEL, rule)
    merger.origins[route] = _LEVEL
    return said


def _maps(merger: _Tracking, path: list[str], base: dict[str, Any], said: dict[str, Any]) -> Any:
    if is_secret(said):
        return _leaf(merger, path, base, said)
    base = dict(base)
    for key, inside in said.items():
        if inside is None:
            base.pop(key, None)
            gone = (*path, key)
            for route in [route for route in merger.origins if route[: len(gone)] == gone]:
                del merger.origins[route]
        else:
            above = base.get(key, {} if type(inside) is dict else inside)
            base[key] = merger.value_strategy([*path, key], above, inside)
    return base


_TRACKING = _Tracking([(list, _leaf), (dict, _maps)], [_leaf], [_leaf])  # type: ignore[list-item] # they take the subclass


def _by_path(pair: Pair) -> Any:
    _TRACKING.shape = pair[0]
    _TRACKING.origins = dict(pair[3])
    _TRACKING.floors = dict(pair[1].floors) if pair[1] is not None else {}
    return _TRACKING.merge(_inherited(pair), pair[2])


def _flat(value: Any, origins: Origins, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], int]:
    """Return the origins of every leaf by its path, which is the form a path strategy can write."""
    if type(value) is not dict or is_secret(value):
        return {path: deepest(origins)}
    return {
        route: level
        for key, inside in value.items()
        for route, level in _flat(inside, origins[key] if type(origins) is dict else origins, (*path, key)).items()
    }


@cache
def _rule(shape: Shape, route: tuple[str, ...]) -> Any:
    for key in route:
        match shape:
            case Record(fields=fields):
                shape = fields[key].shape
            case Collection(value=value):
                shape = value
            case _:
                return None
    return shape.descent if isinstance(shape, Leaf) and isinstance(shape.descent, FLOORS) else None


if __name__ == "__main__":
    main()
