"""Looks a route up in the table of classes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from applier.core.risk.level import Risk
from applier.core.risk.table import FIELDS, ORDERS

_Branch = dict[str, "_Branch | Risk"]


def class_of(route: tuple[str, ...]) -> Risk | None:
    """Return the class of a field, or the most severe one of what is inside a map; None where nothing classes it."""
    at: _Branch | Risk = _tree()
    for key in route:
        if isinstance(at, Risk):
            return at
        found = at.get("**", at.get(key, at.get("*")))
        if found is None:
            return None
        at = found
    return at if isinstance(at, Risk) else max(_inside(at))


def order_of(route: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words a field may have, the strictest last; nothing where they have no order."""
    for pattern, words in ORDERS.items():
        parts = pattern.split(".")
        if len(parts) == len(route) and all(part in ("*", key) for part, key in zip(parts, route, strict=True)):
            return words
    return ()


@cache
def _tree() -> _Branch:
    return _grown(FIELDS)


def _grown(fields: Mapping[str, Risk]) -> _Branch:
    root: _Branch = {}
    for pattern, risk in fields.items():
        *above, last = pattern.split(".")
        at = root
        for part in above:
            branch = at.setdefault(part, {})
            if isinstance(branch, Risk):
                raise ValueError(f"{pattern} lies below a field that has a class of its own")  # noqa: TRY004 - the table is wrong, no type is
            at = branch
        at[last] = risk
    return root


def _inside(branch: _Branch) -> list[Risk]:
    return [risk for each in branch.values() for risk in ([each] if isinstance(each, Risk) else _inside(each))]
