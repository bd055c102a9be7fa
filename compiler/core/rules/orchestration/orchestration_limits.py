"""What the choice may do stays inside what law and platform allow.

A stricter law below holds by itself: only a line that was written under that law, or below it, is judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View
from schemas.descent import Inside
from schemas.strictness import Strictness, strictness
from schemas.values.window import minutes

ORCHESTRATION_FREQUENCY = Rule(
    id="orchestration-frequency",
    summary="More messages than a guest may be sent",
    why="`compliance.contact_limits` holds whatever is chosen, so the greater number never comes about.",
)
ORCHESTRATION_WINDOW = Rule(
    id="orchestration-window",
    summary="Messages are moved into quiet hours",
    why="They would wait until the hours are over, and the best hour would never be tried.",
    sources=(
        Reference(
            title="47 CFR 64.1200(c)(1): not before 8 and not after 21 where the guest is",
            url="https://www.ecfr.gov/current/title-47/section-64.1200",
        ),
    ),
)
_INSIDE = (Strictness.STRICTER, Strictness.EQUAL)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("orchestration", "compliance"):
        return
    frequency, limits = view.find("orchestration.frequency"), view.find("compliance.contact_limits")
    if frequency is not None and limits is not None:
        for field in ("per_day", "per_week"):
            said, allowed = frequency.value.get(field), limits.value.get(field)
            if said is not None and allowed is not None and said > allowed and _is_below(frequency, limits, field):
                what = f"`orchestration.frequency.{field}` is {said}, `compliance.contact_limits.{field}` is {allowed}."
                fix = f"Write {allowed} or less, or take the line out."
                yield _finding(view, ORCHESTRATION_FREQUENCY, (frequency, (field,)), (limits, (field,)), what, fix)
    timing, quiet = view.find("orchestration.timing"), view.find("compliance.quiet_hours")
    if timing is not None and quiet is not None and quiet.value.get("enabled"):
        yield from _window(view, timing, quiet)


def _window(view: View, timing: Resolved, quiet: Resolved) -> Iterator[Finding]:
    said, allowed = timing.value.get("window"), quiet.value.get("send_window")
    if said is None or allowed is None:
        return
    one, other = (timing, ("window",)), (quiet, ("send_window",))
    if not _meet(said, allowed):
        what = f"Messages may go out {allowed} and are chosen for {said}: no hour is in both."
        is_timing = _level(*one) >= _level(*other)
        at, beside = (one, other) if is_timing else (other, one)
        yield _finding(view, ORCHESTRATION_WINDOW, at, beside, what, "Change one of them.")
    elif strictness(Inside(), said, allowed) not in _INSIDE and _level(*one) >= _level(*other):
        what = f"{said} reaches beyond {allowed}, the hours of `compliance.quiet_hours.send_window`."
        yield _finding(view, ORCHESTRATION_WINDOW, one, other, what, f"Write {_common(said, allowed)}.")


def _meet(one: str, other: str) -> bool:
    (start, end), (other_start, other_end) = minutes(one), minutes(other)
    return start < other_end and other_start < end


def _common(one: str, other: str) -> str:
    """Return the window that two have in common."""
    (start, end), (other_start, other_end) = minutes(one), minutes(other)
    return f"{one[:5] if start >= other_start else other[:5]}-{one[6:] if end <= other_end else other[6:]}"


def _is_below(frequency: Resolved, limits: Resolved, field: str) -> bool:
    return _level(frequency, (field,)) >= _level(limits, (field,))


def _level(entry: Resolved, route: Route) -> int:
    return origin_at(entry.origins, route)


_Value = tuple[Resolved, Route]


def _finding(view: View, rule: Rule, one: _Value, other: _Value, what: str, fix: str) -> Finding:
    related = (("the other one is here", view.spot(*other)),)
    return Finding(rule=rule, at=view.spot(*one), what=what, fix=fix, related=related, subject=view.subject(*one))


CHECK = ViewCheck(
    rules=(ORCHESTRATION_FREQUENCY, ORCHESTRATION_WINDOW),
    reads=frozenset({"orchestration", "compliance"}),
    run=_run,
)
