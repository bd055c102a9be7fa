"""A document about a law is read again before the day it says it ends."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View
from schemas.scope import Scope

SOURCE_LAPSED = Rule(
    id="source-lapsed",
    severity=Severity.WARNING,
    summary="A document that rules rest on is past its last day",
    why="The rules that rest on it are still kept, and perhaps no longer what is asked for.",
    by_time=True,
)


def _run(view: View) -> Iterator[Finding]:
    sources = view.find("compliance.sources")
    if sources is None or not view.today:
        return
    for name, source in sorted(sources.value.items()):
        until = source.get("until")
        if until is not None and until < view.today:
            yield Finding(
                rule=SOURCE_LAPSED,
                at=view.spot(sources, (name, "until")),
                what=f"`{name}` held until {until}.",
                fix=f"Ask {source.get('owner')} what holds now; then set `until` to a later day, or remove it.",
                subject=view.subject(sources, (name, "until")),
                value=until,
            )


CHECK = ViewCheck(rules=(SOURCE_LAPSED,), reads=frozenset({"compliance"}), run=_run, scope=Scope.PLATFORM)
