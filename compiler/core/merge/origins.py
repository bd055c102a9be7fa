"""Which layer each leaf of a value comes from.

`Origins` is a level number where a whole value comes from one layer, else a map of the same shape
as the value; a list whose elements descend one by one has a tuple. Most values come from one layer
whole, so most origins are one small number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Origins = int | dict[str, Any] | tuple[int, ...]


def spread(origins: Origins, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the origins of a map key by key."""
    if type(origins) is dict:
        return dict(origins)
    return dict.fromkeys(value, origins)


def gather(origins: dict[str, Any], last: int) -> Origins:
    """Return one level where all keys agree; an empty map belongs to the layer that emptied it."""
    if not origins:
        return last
    values = iter(origins.values())
    first = next(values)
    if type(first) is not int:
        return origins
    for value in values:
        if value is not first and value != first:
            return origins
    return first


def origin_at(origins: Origins, route: tuple[str | int, ...]) -> int:
    """Return the deepest level that a value or anything in it comes from."""
    for key in route:
        if type(origins) is dict and key in origins:
            origins = origins[str(key)]
        elif type(origins) is tuple and type(key) is int and key < len(origins):
            return origins[key]
    return deepest(origins)


def deepest(origins: Origins) -> int:
    """Return the greatest level in a tree of origins."""
    if isinstance(origins, int):
        return origins
    inside = origins.values() if isinstance(origins, dict) else origins
    return max((deepest(part) for part in inside), default=0)


def named(origins: Origins, names: Sequence[str]) -> Any:
    """Return the origins with names in place of level numbers, as they stand in a snapshot."""
    if isinstance(origins, int):
        return names[origins]
    if isinstance(origins, dict):
        return {key: named(inside, names) for key, inside in origins.items()}
    return [names[level] for level in origins]
