"""Applies one layer's patch to the value inherited so far.

On plain maps this is RFC 7396: maps merge, everything else replaces, null removes. Beyond it, the
shape of the settings says which lists are added to, which values are floors, and which change of a
field starts a map anew. The inherited value is never changed: what a patch does not touch is shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from compiler.core.merge.floor import Complaint, Held, Wrong, hold
from compiler.core.merge.origins import Origins, deepest, gather, spread
from compiler.core.place import Route
from schemas.descent import FLOORS, Append, Replace
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape, Variants
from schemas.values.secret import is_secret

ABSENT: Final = object()
"""Nothing is inherited."""

_KIND: Final = "type"
"""What tells variants apart inside a provider's config, as it does in every model."""


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
        value, origins = _uphold(merging, shape, value, origins)
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
        if not fresh:
            return base, origins
        above = origins if isinstance(origins, tuple) else (origins,) * len(base)
        levels = (*above, *(merging.level for _ in fresh))
        return base + fresh, merging.level if set(levels) == {merging.level} else levels  # type: ignore[return-value]
    _note_equal(merging, base, origins, patch, route)
    return patch, merging.level


def _note_equal(merging: Merging, base: Any, origins: Origins, patch: Any, route: Route) -> None:
    """Note a value that is said again just as it is inherited; a truth value is no number."""
    if base == patch and type(base) is type(patch):
        merging.complaints.append(Complaint(Wrong.SAYS_THE_SAME, route, merging.level, deepest(origins), patch, base))


def _record(
    merging: Merging, shape: Record, base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    if shape.discriminator is not None and _changes(shape.discriminator, base, patch):
        patch = _without_vain_nulls(merging, base, patch, route)
        base = ABSENT
    return _fields(merging, shape.fields, base, origins, patch, route)


def _variants(
    merging: Merging, shape: Variants, base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    if _changes(shape.discriminator, base, patch):
        patch = _without_vain_nulls(merging, base, patch, route)
        base = ABSENT
    chosen = patch.get(shape.discriminator) or (base.get(shape.discriminator) if base is not ABSENT else None)
    option = shape.options.get(str(chosen))
    # Where no layer has said which variant it is, and for a field of another one, any variant's rule
    # does: the full model will ask for the variant, or refuse the field at this layer's line.
    fields = _fields_of_all(shape) if option is None or not patch.keys() <= option.fields.keys() else option.fields
    return _fields(merging, fields, base, origins, patch, route)


@cache
def _fields_of_all(shape: Variants) -> Mapping[str, Field]:
    return {name: field_ for option in shape.options.values() for name, field_ in option.fields.items()}


def _changes(discriminator: str, base: Any, patch: Any) -> bool:
    """Tell whether a patch makes another variant of a map, or none; to name one for the first time is no change."""
    inherited = base.get(discriminator) if base is not ABSENT else None
    return inherited is not None and patch.get(discriminator, inherited) != inherited


def _without_vain_nulls(merging: Merging, base: Any, patch: Any, route: Route) -> Any:
    """Leave out the nulls of a patch that starts a map anew: what they remove is gone already."""
    return {
        key: inside
        for key, inside in patch.items()
        if inside is not None or key not in base or _floor_at(merging, base, (*route, key)) is not None
    }


def _fields(
    merging: Merging, fields: Mapping[str, Field], base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    if base is ABSENT:
        base, origins = {}, merging.level
    elif not patch:
        return base, origins
    value, levels = dict(base), spread(origins, base)
    for key, inside in patch.items():
        if inside is None:
            _remove(merging, value, levels, key, (*route, key), binds=True)
            continue
        shape = fields[key].shape
        if type(shape) is Leaf and type(shape.descent) is Replace:  # most values: nothing to ask, nothing to call
            if key in value and value[key] == inside and key != _KIND:
                _note_equal(merging, value[key], levels[key], inside, (*route, key))
            value[key], levels[key] = inside, merging.level
        else:
            value[key], levels[key] = _value(
                merging, shape, value.get(key, ABSENT), levels.get(key, merging.level), inside, (*route, key)
            )
    return value, gather(levels, merging.level)


def _collection(
    merging: Merging, shape: Collection, base: Any, origins: Origins, patch: Any, route: Route
) -> tuple[Any, Origins]:
    if base is ABSENT:
        base, origins = {}, merging.level
    elif not patch:
        return base, origins
    value, levels = dict(base), spread(origins, base)
    for key, inside in patch.items():
        if inside is None:
            # A named thing may be removed with the floors in it; a floor that has a name itself may not.
            _remove(merging, value, levels, key, (*route, key), binds=isinstance(shape.value, Leaf))
        else:
            value[key], levels[key] = _value(
                merging, shape.value, value.get(key, ABSENT), levels.get(key, merging.level), inside, (*route, key)
            )
    return value, gather(levels, merging.level)


def _free(merging: Merging, base: Any, origins: Origins, patch: Any, route: Route) -> tuple[Any, Origins]:
    if type(patch) is not dict or is_secret(patch):
        if base is not ABSENT and type(base) is dict and not is_secret(base) and not is_secret(patch):
            merging.complain(Wrong.CLASH, route, deepest(origins))
        elif route[-1:] != (_KIND,):  # to repeat which variant it is helps whoever reads the file alone
            _note_equal(merging, base, origins, patch, route)
        return patch, merging.level
    if base is ABSENT or is_secret(base):
        base, origins = {}, merging.level
    elif type(base) is not dict:
        merging.complain(Wrong.CLASH, route, deepest(origins))
        base, origins = {}, merging.level
    elif patch.get(_KIND) is not None and _changes(_KIND, base, patch):
        patch = _without_vain_nulls(merging, base, patch, route)
        base, origins = {}, merging.level
    elif not patch:
        return base, origins
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
    floor = _floor_at(merging, value, route) if binds else None
    if floor is not None:
        merging.complain(Wrong.REMOVES_FLOOR, route, floor.level)
    elif key in value:
        del value[key], levels[key]
    else:
        merging.complain(Wrong.REMOVES_NOTHING, route, merging.level)


def _floor_at(merging: Merging, value: dict[str, Any], route: Route) -> Held | None:
    """Return a floor that stands at a route or below it, given the map that the route's last key is in."""
    above = len(route) - 1
    return next(
        (held for at, held in merging.floors.items() if at[: len(route)] == route and _stands(value, at[above:])),
        None,
    )


def _stands(value: Any, route: Route) -> bool:
    for key in route:
        if type(value) is not dict or key not in value:
            return False
        value = value[key]
    return True


def _uphold(merging: Merging, shape: Shape, value: Any, origins: Origins) -> tuple[Any, Origins]:
    """Put floors back that a new variant, or a named thing that was removed and returns, has left out."""
    for route, held in merging.floors.items():
        if not _stands(value, route) and _has_place(shape, value, route):
            value, origins = _put(value, origins, route, held)
    return value, origins


def _has_place(shape: Shape, value: Any, route: Route) -> bool:
    """Tell whether a floor may stand at a route: not in a named thing that is removed, nor in another variant."""
    for key in route:
        match shape:
            case Record(fields=fields):
                shape = fields[str(key)].shape
            case Collection(value=inside):
                if key not in value and not isinstance(inside, Leaf):
                    return False
                shape = inside
            case Variants(discriminator=name, options=options):
                option = options.get(value.get(name))
                if option is None or key not in option.fields:
                    return False
                shape = option.fields[str(key)].shape
            case _:
                return False
        value = value.get(key, {})
    return True


def _put(value: dict[str, Any], origins: Origins, route: Route, held: Held) -> tuple[dict[str, Any], Origins]:
    key = str(route[0])
    value, levels = dict(value), spread(origins, value)
    if len(route) == 1:
        value[key], levels[key] = held.value, held.level
    else:
        inside = value.get(key, {})
        value[key], levels[key] = _put(inside, levels.get(key, held.level), route[1:], held)
    return value, gather(levels, held.level)
