"""What a layer wants recorded is permitted there."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.rules.analytics.analytics_metric import TRACKING
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import found, layer_of
from compiler.core.rules.view import View

ANALYTICS_EVENT = Rule(
    id="analytics-event",
    severity=Severity.WARNING,
    summary="Something is to be recorded that is not permitted",
    why="Nothing would be recorded; whoever wrote it believes otherwise.",
    sources=(
        Reference(
            title="Directive 2002/58/EC, article 5(3): reading from a guest's device needs consent",
            url="https://eur-lex.europa.eu/eli/dir/2002/58/oj",
        ),
    ),
)


def _run(view: View) -> Iterator[Finding]:
    events = view.find("analytics.events")
    if events is None or view.is_broken("settings"):
        return
    for position, happening in enumerate(events.value):
        permission = view.find(TRACKING[happening]) if happening in TRACKING else None
        if permission is None or permission.value is not False:
            continue
        # A layer below may say no to what a wider one would record; that is what permissions are for.
        if layer_of(events, ()) >= layer_of(permission, ()):
            what = f"`{permission.name}` is false, so nobody's `{happening}` is seen."
            fix = f"Take `{happening}` out of the list."
            related = (("that is said here", view.spot(permission)),)
            yield found(ANALYTICS_EVENT, view, events, (position,), what, fix, related=related)


CHECK = ViewCheck(rules=(ANALYTICS_EVENT,), reads=frozenset({"analytics", "settings"}), run=_run)
