"""Says in words what a patch did wrong while it was merged."""

from __future__ import annotations

from typing import Any

import orjson

from compiler.core.diagnostic import Finding, Rule
from compiler.core.layer.patch import Patch
from compiler.core.merge.floor import Wrong
from compiler.core.place import Route, dotted
from compiler.core.resolve import rules
from compiler.core.resolve.scope import Complained, ScopeEntries
from schemas.descent import FLOORS, AllTrue, AnyTrue, AtLeast, AtMost, Floor, Inside, Subset, Superset
from schemas.shape import Leaf, Shape, along

_RULES: dict[Wrong, Rule] = {
    Wrong.LOOSENS: rules.FLOOR_WEAKENED,
    Wrong.INCOMPARABLE: rules.FLOOR_INCOMPARABLE,
    Wrong.REMOVES_FLOOR: rules.FLOOR_REMOVED,
    Wrong.REMOVES_NOTHING: rules.REMOVES_NOTHING,
    Wrong.CLASH: rules.CLASH_OF_KINDS,
}


def complaint_finding(scope: ScopeEntries, complained: Complained) -> Finding:
    """Turn a complaint of the merge into a finding at the line of the patch."""
    complaint, patch = complained.complaint, complained.patch
    route = (*complained.entry.route, *complaint.route)
    other = scope.patch_at(complaint.against)
    related = (("what holds is said here", other.spot(route)),) if other is not None and other is not patch else ()
    what, fix = _words(complained, route, other.level.name if other is not None else "")
    whole = complaint.wrong in (Wrong.REMOVES_FLOOR, Wrong.REMOVES_NOTHING, Wrong.CLASH)
    return Finding(
        rule=_RULES[complaint.wrong],
        at=patch.spot(route, of_key=whole),
        what=what,
        fix=fix,
        related=related,
        subject=f"{scope.key}:{dotted(route)}",
    )


def _words(complained: Complained, route: Route, above: str) -> tuple[str, str]:
    address, complaint = dotted(route), complained.complaint
    said, held = _shown(complaint.said), _shown(complaint.held)
    rule = _floor(complained.entry.shape, complaint.route)
    match complaint.wrong:
        case Wrong.LOOSENS:
            return (
                f"`{address}` is {said} here, but the {above} layer demands {held}; {held} stays in force.",
                f"Write {_stricter(rule, held)}, or remove the line.",
            )
        case Wrong.INCOMPARABLE:
            return (
                f"`{address}` is {said} here and {held} in the {above} layer; neither is the stricter one.",
                f"Write {_stricter(rule, held)}, or remove the line.",
            )
        case Wrong.REMOVES_FLOOR:
            return (
                f"`{address}` is null here, but the {above} layer sets a floor in it, which stays in force.",
                "Remove this line; a floor may only be tightened.",
            )
        case Wrong.REMOVES_NOTHING:
            return f"No layer above says `{address}`.", "Remove the line."
        case Wrong.CLASH:
            here, there = (
                ("a map", "a single value") if _is_map(complained.patch, route) else ("a single value", "a map")
            )
            return (
                f"`{address}` is {here} here, but {there} in the {above} layer.",
                f"Write {there}, as that layer does.",
            )


def _is_map(patch: Patch, route: Route) -> bool:
    node: Any = patch.tree
    for key in route:
        node = node.get(key) if type(node) is dict else None
    return type(node) is dict


def _stricter(rule: Floor | None, held: str) -> str:
    match rule:
        case AtMost():
            return f"{held} or less"
        case AtLeast():
            return f"{held} or more"
        case AnyTrue() | AllTrue():
            return held
        case Subset():
            return f"nothing that is not in {held}"
        case Superset():
            return f"all of {held}, and more if you like"
        case Inside():
            return f"a window inside {held}"
        case None:
            return held


def _floor(shape: Shape, route: Route) -> Floor | None:
    leaf = along(shape, route)
    rule = leaf.descent if isinstance(leaf, Leaf) else None
    return rule if isinstance(rule, FLOORS) else None


def _shown(value: Any) -> str:
    if type(value) is str:
        return value
    if type(value) is list:
        return "[" + ", ".join(str(element) for element in value) + "]"
    return orjson.dumps(value).decode() if value is not None else "null"
