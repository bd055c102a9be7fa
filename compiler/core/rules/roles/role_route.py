"""The routes a role names are routes there are; and what a role's routes cover."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View
from schemas.registry import SECTIONS, Section
from schemas.scope import Scope
from schemas.shape import Collection, Free, Leaf, Record, Shape, Variants

ROLE_ROUTE = Rule(
    id="role-route",
    summary="A role names a route that is not there",
    why="Whoever wrote it meant something else, and that is now without them.",
)
FIELDS = ("edits", "approves")
Keys = tuple[str, ...]


def covers(pattern: str, route: Keys) -> bool:
    """Tell whether a role's pattern holds a route: what it names holds everything below it too."""
    for position, part in enumerate(pattern.split(".")):
        if part == "**":
            return True
        if position >= len(route) or part not in ("*", route[position]):
            return False
    return True


def routes_of(section: Section) -> tuple[Keys, ...]:
    """Return the entries a section can have, with `*` for every name people choose."""
    ways: list[tuple[Keys, Shape]] = [((section.name,), section.shape)]
    for _ in range(section.depth):
        ways = [((*keys, key), inside) for keys, shape in ways for key, inside in _below(shape).items()]
    return tuple(keys for keys, _ in ways)


def _below(shape: Shape) -> dict[str, Shape]:
    match shape:
        case Record(fields=fields):
            return {name: field.shape for name, field in fields.items()}
        case Collection(value=value):
            return {"*": value}
        case Variants(options=options):
            return {name: field.shape for option in options.values() for name, field in option.fields.items()}
        case _:
            return {}


def _run(view: View) -> Iterator[Finding]:
    for role in view.section("roles").values():
        for field in FIELDS:
            for position, pattern in enumerate(role.value.get(field, ())):
                wrong = _wrong(pattern.split("."))
                if wrong is not None:
                    yield _finding(view, role, (field, position), *wrong)


def _finding(view: View, role: Resolved, route: tuple[str | int, ...], what: str, fix: str) -> Finding:
    return found(ROLE_ROUTE, view, role, route, what, fix)


def _wrong(parts: list[str]) -> tuple[str, str] | None:
    """Return what no route has and what to write; None where the pattern can hold something."""
    first, *rest = parts
    if first == "**":
        return None
    if first not in SECTIONS:
        return f"There is no section `{first}`.", did_you_mean(first, SECTIONS)
    shapes, so_far = [SECTIONS[first].shape], first
    for part in rest:
        if part == "**" or any(isinstance(shape, Free) for shape in shapes):
            return None
        if all(isinstance(shape, Leaf) for shape in shapes):
            return f"`{so_far}` has nothing below it.", f"Write `{so_far}`."
        inside = [found for shape in shapes for found in _inside(shape, part)]
        if not inside:
            known = {name for shape in shapes for name in _below(shape)} - {"*"}
            fix = did_you_mean(part, known) if known else "Write a name as it stands in the files."
            return f"`{so_far}` has no setting `{part}`.", fix
        shapes, so_far = inside, f"{so_far}.{part}"
    return None


def _inside(shape: Shape, part: str) -> list[Shape]:
    if part == "*":
        return list(_below(shape).values())
    if isinstance(shape, Collection):
        return [shape.value] if re.search(shape.key_pattern, part) else []
    return [inside for name, inside in _below(shape).items() if name == part]


CHECK = ViewCheck(rules=(ROLE_ROUTE,), reads=frozenset({"roles"}), run=_run, scope=Scope.PLATFORM)
