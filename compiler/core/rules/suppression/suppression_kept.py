"""A no outlives the address it is about."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View
from schemas.values.duration import difference

SUPPRESSION_KEPT = Rule(
    id="suppression-kept",
    summary="A guest's no would be forgotten before the guest is",
    why="The address would still be there, and nothing would say any more that nobody may write to it.",
    sources=(Reference(title="GDPR art. 21(3)", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),),
)


def _run(view: View) -> Iterator[Finding]:
    suppression, limits = view.find("suppression"), view.find("compliance.retention")
    if suppression is None or limits is None or view.is_broken("suppression", "compliance"):
        return
    kept, details = suppression.value.get("kept_for"), limits.value.get("guest_details")
    if kept is not None and details is not None and difference(details, kept)[1] > 0:
        what = f"Guests' addresses are kept for {details}, which can be longer than {kept}."
        fix = "Write a longer time, such as P10Y, or leave `kept_for` out: then it is kept for good."
        related = (("guests' addresses are kept this long", view.spot(limits, ("guest_details",))),)
        yield found(SUPPRESSION_KEPT, view, suppression, ("kept_for",), what, fix, related=related)


CHECK = ViewCheck(rules=(SUPPRESSION_KEPT,), reads=frozenset({"suppression", "compliance"}), run=_run)
