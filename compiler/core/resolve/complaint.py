"""Says in words what a patch did wrong while it was merged."""

from __future__ import annotations

from typing import Any

import orjson

from compiler.core.diagnostic import Finding, Rule
from compiler.core.fix.repair import Remove
from compiler.core.layer.patch import Patch
from compiler.core.layer.rules import UNKNOWN_OWNER
from compiler.core.merge.floor import Wrong
from compiler.core.nearest import nearest
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
    Wrong.SAYS_THE_SAME: rules.OVERRIDE_EQUAL,
    Wrong.PATCHES_NOTHING: UNKNOWN_OWNER,
}
_IDLE = (Wrong.REMOVES_NOTHING, Wrong.SAYS_THE_SAME)
"""The line does nothing: it can be taken out."""


def complaint_finding(scope: ScopeEntries, complained: Complained) -> Finding:
    """Turn a complaint of the merge into a finding at the line of the patch."""
    complaint, patch = complained.complaint, complained.patch
    route = (*complained.entry.route, *complaint.route)
    other = scope.patch_at(complaint.against)
    related = (("what holds is said here", other.spot(route)),) if other is not None and other is not patch else ()
    what, fix = _words(complained, route, other.level.name if other is not None else "")
    whole = complaint.wrong not in (Wrong.LOOSENS, Wrong.INCOMPARABLE)
    return Finding(
        rule=_RULES[complaint.wrong],
        at=patch.spot(route, of_key=whole),
        what=what,
        fix=fix,
        related=related,
        subject=f"{scope.key}:{dotted(route)}",
        repair=Remove(patch.spot(route)) if complaint.wrong in _IDLE else None,
    )


def _words(complained: Complained, route: Route, above: str) -> tuple[str, str]:
    address, complaint = dotted(route), complained.complaint
    said, held = _shown(complaint.said), _shown(complaint.held)
    rule = _floor(complained.entry.shape, complaint.route)
    match complaint.wrong:
        case Wrong.LOOSENS:
            return (
                f"`{address}` is {said} here, but the {above} layer demands {held}; {held} stays in force.",
                _tightened(rule, complaint.said, complaint.held),
            )
        case Wrong.INCOMPARABLE:
            return (
                f"`{address}` is {said} here and {held} in the {above} layer; neither is the stricter one.",
                _tightened(rule, complaint.said, complaint.held),
            )
        case Wrong.REMOVES_FLOOR:
            return (
                f"`{address}` is null here, but the {above} layer sets a floor in it, which stays in force.",
                "Remove this line; a floor may only be tightened.",
            )
        case Wrong.REMOVES_NOTHING:
            return f"No layer above says `{address}`.", "Remove the line."
        case Wrong.SAYS_THE_SAME:
            what = f"`{address}` is {_brief(complained, said)} here, as the {above} layer says already."
            return what, "Remove the line; what is inherited is the same."
        case Wrong.PATCHES_NOTHING:
            what = f"No layer says `{address}`, so {complained.patch.level.environment} has nothing to change there."
            close = nearest(address, complained.known)
            return what, f"Did you mean `{close}`?" if close is not None else "Say it in the layers themselves first."
        case Wrong.CLASH:
            here, there = (
                ("a map", "a single value") if _is_map(complained.patch, route) else ("a single value", "a map")
            )
            return (
                f"`{address}` is {here} here, but {there} in the {above} layer.",
                f"Write {there}, as that layer does.",
            )


def _brief(complained: Complained, value: str) -> str:
    """Return a short value; none of a provider's config, where it could be a secret out of place."""
    is_known = isinstance(along(complained.entry.shape, complained.complaint.route), Leaf)
    return value if is_known and len(value) <= 60 and "\n" not in value else "the same"


def _is_map(patch: Patch, route: Route) -> bool:
    node: Any = patch.tree
    for key in route:
        node = node.get(key) if type(node) is dict else None
    return type(node) is dict


def _tightened(rule: Floor | None, said: Any, held: Any) -> str:
    """Return what to write so that a floor holds; of a list, what is lacking in it or too much."""
    if isinstance(rule, Superset) and type(said) is list and type(held) is list:
        lacking = [element for element in held if element not in said]
        if lacking:
            return f"Add {', '.join(map(str, lacking))}, or remove the line."
    if isinstance(rule, Subset) and type(said) is list and type(held) is list:
        beyond = [element for element in said if element not in held]
        if beyond and len(beyond) < len(said):
            return f"Take out {', '.join(map(str, beyond))}, or remove the line."
    return f"Write {_stricter(rule, _shown(held))}, or remove the line."


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
