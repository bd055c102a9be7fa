"""No segment is defined by itself, by whatever detour."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.segments.segment_reference import segments_named
from compiler.core.rules.shared.circle import circle_words, circles
from compiler.core.rules.view import View

SEGMENT_CIRCLE = Rule(
    id="segment-circle",
    summary="Segments are defined by each other",
    why="Whether a guest is in one of them could never be told.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("segments"):
        return
    segments = {name.split(".")[1]: entry for name, entry in view.section("segments").items()}
    graph = {name: [other for _, other in segments_named(entry)] for name, entry in segments.items()}
    shown: set[tuple[str, Route]] = set()
    for circle in circles(graph):
        steps = [
            (segments[one], *_step(segments[one], other))
            for one, other in zip(circle, (*circle[1:], circle[0]), strict=True)
        ]
        # The deepest layer closed it; among lines of one layer the last is as likely as any.
        entry, route, _ = last = max(steps, key=lambda step: origin_at(step[0].origins, step[1]))
        if (entry.name, route) in shown:
            continue
        shown.add((entry.name, route))
        yield Finding(
            rule=SEGMENT_CIRCLE,
            at=view.spot(entry, route),
            what=circle_words(circle, "refers to"),
            fix="Take one of these references out.",
            related=tuple(
                (f"`{other}` is named here", view.spot(found, at))
                for found, at, other in steps
                if (found, at, other) != last
            ),
            subject=view.subject(entry, route),
        )


def _step(entry: Resolved, other: str) -> tuple[Route, str]:
    return next((route, name) for route, name in segments_named(entry) if name == other)


CHECK = ViewCheck(rules=(SEGMENT_CIRCLE,), reads=frozenset({"segments"}), run=_run)
