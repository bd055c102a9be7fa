"""What one guest opened and followed is a delivery log, and is kept no longer than one."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.retention.retention_limit import overstays
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View

ANALYTICS_KEPT = Rule(
    id="analytics-kept",
    summary="What guests did is kept longer than the delivery log may be",
    why="What one guest opened and followed is personal information; it goes when the log of their messages goes.",
    sources=(
        Reference(title="GDPR art. 5(1)(e), storage limitation", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    ),
)


def _run(view: View, kept: Resolved) -> Iterator[Finding]:
    limits = view.find("compliance.retention")
    if kept.name != "analytics.kept" or limits is None or view.is_broken("compliance"):
        return
    if overstays(kept, "per_guest", limits, "delivery_log"):
        limit = limits.value["delivery_log"]
        what = f"`compliance.retention.delivery_log` allows {limit}, and {kept.value['per_guest']} can be longer."
        related = (("the limit is said here", view.spot(limits, ("delivery_log",))),)
        yield found(ANALYTICS_KEPT, view, kept, ("per_guest",), what, f"Write {limit} or less.", related=related)


CHECK = EntryCheck(rules=(ANALYTICS_KEPT,), section="analytics", run=_run)
