"""Unites the files of one layer: each says its part, none says what another one says."""

from __future__ import annotations

from typing import Any

from compiler.core.diagnostic import Finding
from compiler.core.layer import rules
from compiler.core.place import Route, Source, Spot, dotted

Part = tuple[Source, dict[str, Any]]


def unite(parts: list[Part]) -> tuple[dict[str, Any], list[Finding]]:
    """Return the united tree, and a finding for each route that two files claim."""
    if len(parts) == 1:
        return parts[0][1], []
    united: dict[str, Any] = {}
    owners: dict[Route, Source] = {}
    findings: list[Finding] = []
    for source, tree in parts:
        _into(united, tree, source, (), owners, findings)
    return united, findings


def _into(
    united: dict[str, Any],
    tree: dict[str, Any],
    source: Source,
    above: Route,
    owners: dict[Route, Source],
    findings: list[Finding],
) -> None:
    for key, value in tree.items():
        route = (*above, key)
        if key not in united:
            united[key] = _claim(value, source, route, owners)
        elif _is_map(united[key]) and _is_map(value):
            _into(united[key], value, source, route, owners, findings)
        else:
            findings.append(_clash(united[key], value, source, route, owners))


def _claim(value: Any, source: Source, route: Route, owners: dict[Route, Source]) -> Any:
    """Note which file says each value, and copy maps so that uniting never changes a file's own."""
    owners[route] = source
    if not _is_map(value):
        return value
    return {key: _claim(inside, source, (*route, key), owners) for key, inside in value.items()}


def _clash(held: Any, value: Any, source: Source, route: Route, owners: dict[Route, Source]) -> Finding:
    other = Spot((owners[route],), route, of_key=True)
    at = Spot((source,), route, of_key=True)
    if _is_map(held) == _is_map(value):
        what, fix = f"`{dotted(route)}` is said by both files.", "Keep it in one of them."
        return Finding(rule=rules.SAID_TWICE, at=at, what=what, fix=fix, related=(("also said here", other),))
    what = f"`{dotted(route)}` is {_kind(value)} in this file and {_kind(held)} in the other one."
    fix = "Keep one of them. To remove what the layer above says, null must stand alone."
    if held is not None and value is not None:
        fix = "Keep one of them."
    return Finding(rule=rules.CLASH_OF_FILES, at=at, what=what, fix=fix, related=(("the other one", other),))


def _kind(value: Any) -> str:
    return "null" if value is None else "a map" if _is_map(value) else "a single value"


def _is_map(value: Any) -> bool:
    return type(value) is dict and "secret" not in value
