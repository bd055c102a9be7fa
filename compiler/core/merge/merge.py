"""Applies one layer's patch to the value inherited so far.

On plain maps this is RFC 7396: maps merge, everything else replaces, null removes. Beyond it, the
shape of the settings says which lists are added to, which values are floors, and which change of a
field starts a map anew. The inherited value is never changed: what a patch does not touch is shared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from compiler.core.merge.floor import Complaint, Held, Wrong, hold
from compiler.core.merge.origins import Origins, deepest, gather, spread
from compiler.core.place import Route
from schemas.descent import FLOORS, Append
from schemas.shape import Collection, Free, Leaf, Record, Shape, Variants
from schemas.values.secret import is_secret

ABSENT: Final = object()
"""Nothing is inherited."""


@dataclass(slots=True)
class Merging:
    """One patch on its way into one entry."""

    level: int
    floors: dict[Route, Held] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def complain(self, wrong: Wrong, route: Route, against: int) -> None:
        """Note what the patch did wrong at a route, and against which level."""
        self.complaints.append(Complaint(wrong, route, self.level, against))


def merge(merging: Merging, shape: Shape, base: Any, origins: Origins, patch: Any) -> tuple[Any, Origins]:
    """Return the new value of an entry and its origins. The patch is not null: that removes the entry."""
    value, origins = _value(merging, shape, base, origins, patch, ())
    if merging.floors:
        value, origins = _uphold(merging, value, origins)
    return value, origins


def _value(
    merging: Merging, shape: Shape, base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    match shape:
        case Leaf():
            return _leaf(merging, shape, base, origins, patch, route)
        case Record():
            return _record(merging, shape, base, origins, patch, route)
        case Collection():
            return _collection(merging, shape, base, origins, patch, route)
        case Variants():
            return _variants(merging, shape, base, origins, patch, route)
        case Free():
            return _free(merging, base, origins, patch, route)


def _leaf(merging: Merging, leaf: Leaf, base: Any, origins: Origins, patch: Any, route: Route) -> tuple[Any, Origins]:
    rule = leaf.descent
    if isinstance(rule, FLOORS):
        held = hold(merging.floors, route, rule, patch, merging.level, merging.complaints)
        return held.value, held.level
    if isinstance(rule, Append) and base is not ABSENT:
        fresh = [element for element in patch if element not in base]
        above = origins if isinstance(origins, tuple) else (origins,) * len(base)
        levels = (*above, *(merging.level for _ in fresh))
        return base + fresh, merging.level if set(levels) == {merging.level} else levels  # type: ignore[return-value]
    return patch, merging.level


def _record(
    merging: Merging, shape: Record, base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    starts_anew = (
        shape.discriminator is not None
        and base is not ABSENT
        and patch.get(shape.discriminator, base.get(shape.discriminator)) != base.get(shape.discriminator)
    )
    if base is ABSENT or starts_anew:
        base, origins = {}, merging.level
    value, levels = dict(base), spread(origins, base)
    for key, inside in patch.items():
        field_ = shape.fields[key]
        if inside is None:
            _remove(merging, value, levels, key, (*route, key), binds=_binds(field_.shape))
        else:
            value[key], levels[key] = _value(
                merging, field_.shape, value.get(key, ABSENT), levels.get(key, merging.level), inside, (*route, key)
            )
    return value, gather(levels, merging.level)


def _collection(
    merging: Merging, shape: Collection, base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    if base is ABSENT:
        base, origins = {}, merging.level
    value, levels = dict(base), spread(origins, base)
    for key, inside in patch.items():
        if inside is None:
            _remove(
                merging, value, levels, key, (*route, key), binds=isinstance(shape.value, Leaf) and _binds(shape.value)
            )
        else:
            value[key], levels[key] = _value(
                merging, shape.value, value.get(key, ABSENT), levels.get(key, merging.level), inside, (*route, key)
            )
    return value, gather(levels, merging.level)


def _variants(
    merging: Merging, shape: Variants, base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    inherited = base.get(shape.discriminator) if base is not ABSENT else None
    chosen = patch.get(shape.discriminator, inherited)
    if chosen != inherited:
        base = ABSENT
    option = shape.options.get(chosen)
    if option is None:
        # No layer has said which variant it is; the full model will ask for it.
        return _free(merging, base, origins, patch, route)
    known = {key: inside for key, inside in patch.items() if key in option.fields}
    value, origins = _record(merging, option, base, origins, known, route)
    foreign = {key: inside for key, inside in patch.items() if key not in known}
    # A field of another variant stays for the full model to refuse, at this layer's line.
    return _free(merging, value, origins, foreign, route) if foreign else (value, origins)


def _free(merging: Merging, base: Any, origins: Origins, patch: Any, route: Route) -> tuple[Any, Origins]:
    if type(patch) is not dict or is_secret(patch):
        if base is not ABSENT and type(base) is dict and not is_secret(base) and not is_secret(patch):
            merging.complain(Wrong.CLASH, route, deepest(origins))
        return patch, merging.level
    if base is ABSENT or is_secret(base):
        base, origins = {}, merging.level
    elif type(base) is not dict:
        merging.complain(Wrong.CLASH, route, deepest(origins))
        base, origins = {}, merging.level
    value, levels = dict(base), spread(origins, base)
    for key, inside in patch.items():
        if inside is None:
            _remove(merging, value, levels, key, (*route, key), binds=False)
        else:
            value[key], levels[key] = _free(
                merging, value.get(key, ABSENT), levels.get(key, merging.level), inside, (*route, key)
            )
    return value, gather(levels, merging.level)


def _remove(
    merging: Merging, value: dict[str, Any], levels: dict[str, Any], key: str, route: Route, *, binds: bool
) -> None:
    floor = next((held for at, held in merging.floors.items() if at[: len(route)] == route), None) if binds else None
    if floor is not None:
        merging.complain(Wrong.REMOVES_FLOOR, route, floor.level)
    elif key in value:
        del value[key], levels[key]
    else:
        merging.complain(Wrong.REMOVES_NOTHING, route, merging.level)


def _binds(shape: Shape) -> bool:
    match shape:
        case Leaf(descent=descent):
            return isinstance(descent, FLOORS)
        case Record(holds_floor=holds):
            return holds
        case Collection(value=value):
            return _binds(value)
        case _:
            return False


def _uphold(merging: Merging, value: Any, origins: Origins) -> tuple[Any, Origins]:
    """Put floors back that a removal or a new variant has left out, where their map still stands."""
    for route, held in merging.floors.items():
        node = value
        for key in route[:-1]:
            node = node.get(key) if type(node) is dict else None
        if type(node) is dict and route and route[-1] not in node:
            value, origins = _put(value, origins, route, held)
    return value, origins


def _put(value: dict[str, Any], origins: Origins, route: Route, held: Held) -> tuple[dict[str, Any], Origins]:
    key = str(route[0])
    value, levels = dict(value), spread(origins, value)
    if len(route) == 1:
        value[key], levels[key] = held.value, held.level
    else:
        value[key], levels[key] = _put(value[key], levels[key], route[1:], held)
    return value, gather(levels, held.level)
