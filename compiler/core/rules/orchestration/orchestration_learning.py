"""What is learned from is recorded, and is not about health or belief.

A layer below may record less: it then learns from less. Only where it learns and nothing is left is that an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.recording import SECTIONS, stopped_by, words_of
from compiler.core.rules.view import View

ORCHESTRATION_SIGNAL = Rule(
    id="orchestration-signal",
    summary="What is to be learned from is not recorded",
    why="It would wait for something that never comes.",
)
ORCHESTRATION_ATTRIBUTE = Rule(
    id="orchestration-attribute",
    summary="Channel and hour may not be chosen by this",
    why="Guests agreed that what they eat or need is known for their meal and their seat, not to choose by it how "
    "they are written to.",
    sources=(
        Reference(
            title="GDPR art. 9(1) and 9(2)(a): special categories, consent for specified purposes",
            url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        ),
    ),
)
_SPECIAL = ("diet", "accessibility")


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("orchestration", *SECTIONS):
        return
    learning = view.find("orchestration.learning")
    if learning is None:
        return
    for position, attribute in enumerate(learning.value.get("attributes", ())):
        if attribute in _SPECIAL:
            route: Route = ("attributes", position)
            what = f"`{attribute}` tells of a guest's health or belief."
            yield _finding(view, ORCHESTRATION_ATTRIBUTE, (learning, route), None, what, f"Take {attribute} out.")
    yield from _signals(view, learning)


def _signals(view: View, learning: Resolved) -> Iterator[Finding]:
    signals = learning.value.get("signals", ())
    stopped = {signal: against for signal in signals if (against := stopped_by(view, signal)) is not None}
    if signals and len(stopped) == len(signals) and _learns(view):
        against = max(stopped.values(), key=lambda entry: origin_at(entry.origins, ()))
        if origin_at(against.origins, ()) > origin_at(learning.origins, ("signals",)):
            what = f"It learned from {' and '.join(signals)}, and nothing of that is recorded any more."
            fix = "Leave one of them on, or set `orchestration.mode: fixed` and `timing.policy: as_scheduled` here."
            yield _finding(view, ORCHESTRATION_SIGNAL, (against, ()), (learning, ("signals",)), what, fix)
            return
    for position, signal in enumerate(signals):
        against = stopped.get(signal)
        level = origin_at(learning.origins, ("signals", position))
        if against is not None and level >= origin_at(against.origins, ()):
            at = (learning, ("signals", position))
            fix = f"Take {signal} out, or record it." if len(signals) > 1 else "Learn from something that is recorded."
            yield _finding(view, ORCHESTRATION_SIGNAL, at, (against, ()), f"{signal}: {words_of(against)}.", fix)


def _learns(view: View) -> bool:
    """Tell whether anything is chosen by what was learned."""
    mode, timing, stop = (view.find(f"orchestration.{name}") for name in ("mode", "timing", "kill_switch"))
    if stop is not None and stop.value:
        return False
    return (mode is not None and mode.value == "learned") or (
        timing is not None and timing.value.get("policy") == "best_hour"
    )


_Value = tuple[Resolved, Route]


def _finding(view: View, rule: Rule, one: _Value, other: _Value | None, what: str, fix: str) -> Finding:
    related = (("the other one is here", view.spot(*other)),) if other is not None else ()
    return Finding(rule=rule, at=view.spot(*one), what=what, fix=fix, related=related, subject=view.subject(*one))


CHECK = ViewCheck(
    rules=(ORCHESTRATION_SIGNAL, ORCHESTRATION_ATTRIBUTE),
    reads=frozenset({"orchestration", *SECTIONS}),
    run=_run,
)
