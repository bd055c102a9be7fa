"""Every segment that is named somewhere is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.dangling import Kind, Named, dangling
from compiler.core.rules.view import View

SEGMENT_UNKNOWN = Rule(
    id="segment-unknown",
    summary="There is no such segment",
    why="Nobody could tell which guests are meant.",
)
_KIND = Kind(section="segments", word="segment", rule=SEGMENT_UNKNOWN)
USERS = ("segments", "campaigns", "integrations", "analytics")


def segments_named(resolved: Resolved) -> Iterator[tuple[Route, str]]:
    """Yield the segments that an entry names, each with its route in the entry."""
    section, value = resolved.name.split(".", 1)[0], resolved.value
    if section == "segments":
        for part in ("all", "any", "none"):
            yield from _listed(value.get(part, {}), (part,), "segments")
    elif section == "campaigns":
        for field in ("segments", "without_segments"):
            yield from _listed(value.get("audience", {}), ("audience",), field)
    elif section == "integrations":
        yield from _listed(value, (), "segments")
    elif resolved.name == "analytics.dashboards":
        for name, dashboard in value.items():
            yield from _listed(dashboard, (name,), "segments")


def _listed(holder: dict[str, Any], route: Route, field: str) -> Iterator[tuple[Route, str]]:
    for position, name in enumerate(holder.get(field, ())):
        yield (*route, field, position), name


def _run(view: View) -> Iterator[Finding]:
    if not view.is_broken("segments"):
        yield from dangling(view, _KIND, _read)


def _read(view: View) -> tuple[dict[str, Resolved], list[Named]]:
    known = {name.split(".")[1]: entry for name, entry in view.section("segments").items()}
    named = [
        (name, entry, route)
        for section in USERS
        for entry in view.section(section).values()
        for route, name in segments_named(entry)
    ]
    return known, named


CHECK = ViewCheck(rules=(SEGMENT_UNKNOWN,), reads=frozenset(USERS), run=_run)
