"""A frame has exactly one place for the message, and in MJML one where a message can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.place import Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

LAYOUT_CONTENT = Rule(
    id="layout-content",
    summary="A frame has not exactly one place for the message",
    why="Guests would get the frame without the message, or the message twice, or one that no mail client can show.",
    sources=(Reference(title="MJML: components and ending tags", url="https://documentation.mjml.io/#ending-tags"),),
)
_CONTENT = re.compile(r"\{\{[-+]?\s*content\b[^}]*\}\}")
_TAG = re.compile(r"<(/?)(mj[\w-]*)\b(?:\"[^\"]*\"|'[^']*'|[^>\"'])*?(/?)>")
_HOLDS_COMPONENTS = frozenset({"mj-body", "mj-wrapper", "mj-section", "mj-column", "mj-group", "mj-hero"})


def _run(view: View, layout: Resolved) -> Iterator[Finding]:
    for field in ("mjml", "text"):
        frame = layout.value.get(field)
        wrong = _wrong(frame, is_mjml=field == "mjml") if frame is not None else None
        if wrong is not None:
            line, what, fix = wrong
            at = view.spot(layout, (field,))
            yield Finding(
                rule=LAYOUT_CONTENT,
                at=replace(at, line=line) if isinstance(at, Spot) else at,
                what=f"In `{field}` {what}",
                fix=fix,
                subject=view.subject(layout, (field,)),
            )


def _wrong(frame: str, *, is_mjml: bool) -> tuple[int, str, str] | None:
    """Return the line, what is wrong there and what to write; None where nothing is wrong."""
    places = [found.start() for found in _CONTENT.finditer(frame)]
    if not places:
        return 1, "there is no {{ content }}.", "Write {{ content }} where the message goes."
    if len(places) > 1:
        line = _line(frame, places[1])
        return (
            line,
            f"{{{{ content }}}} stands a second time; the first is in its line {_line(frame, places[0])}.",
            ("Take one of them out."),
        )
    inside = _innermost(frame[: places[0]]) if is_mjml else ""
    if inside and inside not in _HOLDS_COMPONENTS:
        fix = "Put it straight into <mj-body> for sections, or into <mj-column> for texts and buttons."
        return _line(frame, places[0]), f"{{{{ content }}}} stands in <{inside}>, which holds no components.", fix
    return None


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _innermost(before: str) -> str:
    """Return the MJML element that is open at the end of a text; '' where none is."""
    opened: list[str] = []
    for closing, name, closed in _TAG.findall(before):
        if closing:
            while opened and opened.pop() != name:
                pass
        elif not closed:
            opened.append(name)
    return opened[-1] if opened else ""


CHECK = EntryCheck(rules=(LAYOUT_CONTENT,), section="layouts", run=_run)
