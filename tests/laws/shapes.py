"""Random patches for any shape: some of its routes said, some of them null, as a decoder would let them pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from schemas.derive import is_floor
from schemas.descent import AllTrue, AnyTrue, Floor, Inside
from schemas.shape import Collection, Free, Leaf, Record, Shape, Variants

Keys = tuple[str, ...]

_NAMES = ("en", "it")
_LENGTHS = ("P1D", "PT24H", "P7D", "P28D", "P30D", "P31D", "P1M", "P2M", "P11M", "P12M", "P1Y", "P365D", "P24M", "PT0M")
_WINDOWS = ("08:00-21:00", "09:00-20:00", "07:00-20:00", "08:00-20:30", "10:00-24:00", "00:00-24:00", "12:00-12:30")
_SETS: tuple[list[str], ...] = (["a"], ["b"], ["a", "b"], ["b", "a"], ["c", "a", "b"], ["b", "c"], [], ["a", "a"])


def routes(shape: Shape, above: Keys = ()) -> Iterator[tuple[Keys, Shape]]:
    """Yield every route of a shape with what stands there; collections hold two names."""
    if above:
        yield above, shape
    match shape:
        case Record(fields=fields):
            for name, field in fields.items():
                if not field.own:
                    yield from routes(field.shape, (*above, name))
        case Collection(value=inside):
            for name in _NAMES:
                yield from routes(inside, (*above, name))
        case Variants(options=options):
            known = {name: field for option in options.values() for name, field in option.fields.items()}
            for name, field in known.items():
                yield from routes(field.shape, (*above, name))
        case _:
            pass


def floors(shape: Shape) -> dict[Keys, Floor]:
    """Return the rule of every floor in a shape."""
    found = {}
    for route, inside in [((), shape), *routes(shape)]:
        if isinstance(inside, Leaf) and is_floor(inside.descent):
            found[route] = inside.descent
    return found  # type: ignore[return-value] # is_floor says so


def leaf_values(leaf: Leaf) -> st.SearchStrategy[Any]:
    """Return values that a leaf may hold, few enough to meet again in another layer."""
    if leaf.choices:
        return st.sampled_from(leaf.choices)
    match leaf.kind, leaf.descent:
        case "flag", _:
            return st.booleans()
        case "number", _:
            return st.integers(1, 4)
        case "list", _:
            return st.sampled_from(_SETS)
        case _, Inside():
            return st.sampled_from(_WINDOWS)
        case _, AnyTrue() | AllTrue():
            return st.booleans()
        case _:
            return st.sampled_from(_LENGTHS)


@st.composite
def patches(draw: st.DrawFn, shape: Shape, *, nulls: bool = True) -> Any:
    """A patch for a shape: up to six routes said or removed, the ones drawn first keeping their place."""
    if isinstance(shape, Leaf):
        return draw(leaf_values(shape))
    every = list(routes(shape))
    patch: dict[str, Any] = {}
    for route, inside in draw(st.lists(st.sampled_from(every), min_size=1, max_size=6)):
        match inside:
            case Leaf():
                value = draw(leaf_values(inside) | st.none()) if nulls else draw(leaf_values(inside))
            case Free():
                value = draw(st.sampled_from([{"a": 1}, {"a": 2, "b": {"c": True}}, {"b": {"d": 1}}]))
            case _:
                value = None if nulls and draw(st.integers(0, 2)) == 0 else {}
        _say(patch, route, value)
    return decodable(shape, patch)


def _say(patch: dict[str, Any], route: Keys, value: Any) -> None:
    node = patch
    for key in route[:-1]:
        node = node.setdefault(key, {})
        if not isinstance(node, dict):
            return
    node.setdefault(route[-1], value)


def decodable(shape: Shape, patch: Any) -> Any:
    """Leave out what a decoder would: fields of other variants than the one the patch itself names."""
    if not isinstance(patch, dict):
        return patch
    match shape:
        case Record(fields=fields):
            return {key: decodable(fields[key].shape, inside) for key, inside in patch.items()}
        case Collection(value=value):
            return {key: decodable(value, inside) for key, inside in patch.items()}
        case Variants(discriminator=name, options=options):
            chosen = [options[patch[name]]] if patch.get(name) else list(options.values())
            known = {key: field for option in chosen for key, field in option.fields.items()}
            return {key: decodable(known[key].shape, inside) for key, inside in patch.items() if key in known}
        case _:
            return patch


def at(value: Any, route: Keys) -> Any:
    """Return what stands at a route; None for nothing and for null."""
    for key in route:
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[key]
    return value
