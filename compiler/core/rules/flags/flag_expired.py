"""Flags are gone from the settings by the day they name."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

FLAG_EXPIRED = Rule(
    id="flag-expired",
    summary="A flag is past its day",
    why="A switch nobody removes becomes one that nobody dares to touch.",
    severity=Severity.WARNING,
    by_time=True,
)


def _run(view: View, flag: Resolved) -> Iterator[Finding]:
    expires, owner = flag.value.get("expires", ""), flag.value.get("owner")
    if view.today and view.today > expires:
        yield Finding(
            rule=FLAG_EXPIRED,
            at=view.spot(flag, ("expires",)),
            what=f"It was to be gone by {expires}, and {owner} answers for that.",
            fix="Remove the flag once what it turns on is decided, or give it a later day and say why.",
            subject=view.subject(flag, ("expires",)),
            value=expires,
        )


CHECK = EntryCheck(rules=(FLAG_EXPIRED,), section="flags", run=_run)
