"""An alert is told again only once there is something new to tell."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View
from schemas.values.duration import difference

ALERT_REPEAT = Rule(
    id="alert-repeat",
    severity=Severity.WARNING,
    summary="An alert repeats itself about the same messages",
    why="A failure that is over would ring on while it is still in the window, and people stop listening.",
)


def _run(view: View, alert: Resolved) -> Iterator[Finding]:
    again, window = alert.value.get("repeat_after"), alert.value["when"]["over"]
    if again is not None and difference(again, window)[1] < 0:
        what = f"It is told again after {again}, and looks at the last {window} each time."
        fix = f"Write {window} or more in `repeat_after`."
        against = Against("the window is said here", alert, ("when", "over"))
        yield found(ALERT_REPEAT, view, alert, ("repeat_after",), what, fix, against=against)


CHECK = EntryCheck(rules=(ALERT_REPEAT,), section="alerts", run=_run)
