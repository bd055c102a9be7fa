"""An alert's bound is one that its figure can cross."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View

ALERT_BOUND = Rule(
    id="alert-bound",
    summary="An alert waits for a figure that cannot be",
    why="It would stay silent whatever happens, or ring from the first message on.",
)
_PERCENT = 100


def _run(view: View, alert: Resolved) -> Iterator[Finding]:
    condition = alert.value["when"]
    metric, is_share = condition["metric"], condition["metric"].endswith("_share")
    for word in ("above", "below"):
        bound = condition.get(word)
        wrong = None if bound is None else _wrong(metric, word, bound, is_share=is_share)
        if wrong is not None:
            yield found(ALERT_BOUND, view, alert, ("when", word), *wrong)


def _wrong(metric: str, word: str, bound: float, *, is_share: bool) -> tuple[str, str] | None:
    if is_share and bound > 1:
        share = bound / _PERCENT
        meant = f"{bound:g} in a hundred is {share:g}" if bound <= _PERCENT else "ninety-five in a hundred is 0.95"
        return f"`{metric}` is a share, from 0 to 1.", f"Write a share: {meant}."
    if is_share and bound == 1 and word == "above":
        return f"`{metric}` is never more than 1.", "Write a lower bound, such as 0.9."
    if bound == 0 and word == "below":
        return f"`{metric}` is never less than 0.", "Write a higher bound."
    return None


CHECK = EntryCheck(rules=(ALERT_BOUND,), section="alerts", run=_run)
