"""No category of personal information is kept longer than its class may be."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found, layer_of
from compiler.core.rules.view import View
from schemas.values.duration import difference

RETENTION_LIMIT = Rule(
    id="retention-limit",
    summary="Something is to be kept longer than it may be",
    why="Personal information goes once it is not needed any more; `compliance.retention` says when at the latest.",
    sources=(
        Reference(title="GDPR art. 5(1)(e), storage limitation", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    ),
)


def overstays(kept: Resolved, field: str, limits: Resolved, limit: str) -> bool:
    """Tell whether a time can be longer than its limit, and was written in view of it.

    Where a layer below shortens the limit, the limit holds: nobody has to shorten every category too.
    """
    time, most = kept.value.get(field), limits.value.get(limit)
    if time is None or most is None or layer_of(kept, (field,)) < layer_of(limits, (limit,)):
        return False
    return difference(time, most)[1] > 0


def _run(view: View, kept: Resolved) -> Iterator[Finding]:
    limits, limit = view.find("compliance.retention"), kept.value["limit"]
    if limits is None or view.is_broken("compliance") or not overstays(kept, "after", limits, limit):
        return
    most, time = limits.value[limit], kept.value["after"]
    what = f"`compliance.retention.{limit}` allows {most}, and {time} can be longer."
    related = (("the limit is said here", view.spot(limits, (limit,))),)
    yield found(RETENTION_LIMIT, view, kept, ("after",), what, f"Write {most} or less.", related=related)


CHECK = EntryCheck(rules=(RETENTION_LIMIT,), section="retention", run=_run)
