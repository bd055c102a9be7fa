"""Segments by what guests opened or followed need that to be recorded."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.shared.recording import SECTIONS, stopped_by, words_of
from compiler.core.rules.view import View

SEGMENT_TRACKING = Rule(
    id="segment-tracking",
    summary="A segment asks for what is not recorded",
    why="Every guest would look as if they had never opened or followed anything.",
)
_FIELDS = ("opened", "clicked")


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("segments", *SECTIONS):
        return
    for segment in view.section("segments").values():
        for part in ("all", "any", "none"):
            for field in _FIELDS:
                against = stopped_by(view, field) if field in segment.value.get(part, {}) else None
                if against is not None:
                    yield _finding(view, segment, part, field, against)


def _finding(view: View, segment: Resolved, part: str, field: str, against: Resolved) -> Finding:
    asked = Line(entry=segment, route=(part, field), of_key=True, words="it is asked for here")
    stopped = Line(entry=against, words="it is said here")
    shown = narrowest([asked, stopped])
    return Finding(
        rule=SEGMENT_TRACKING,
        at=shown.at(view),
        what=f"`{segment.name}` asks what guests {field}, and {words_of(against)}.",
        fix=f"Remove the condition (`{part}.{field}: null`), ask for `messages` or `written_to` instead, or record it.",
        related=related(view, [asked, stopped], shown),
        subject=shown.subject(view),
    )


CHECK = ViewCheck(rules=(SEGMENT_TRACKING,), reads=frozenset({"segments", *SECTIONS}), run=_run)
