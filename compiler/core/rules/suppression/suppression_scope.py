"""A guest's no reaches every event of the tenant at least, and as far as the platform demands."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Related, found
from compiler.core.rules.view import View

SUPPRESSION_SCOPE = Rule(
    id="suppression-scope",
    summary="A guest's no does not reach far enough",
    why="The next event of the same people would write again to somebody who said no.",
    sources=(
        Reference(title="GDPR art. 7(3) and 21(3)", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        Reference(
            title="47 CFR 64.1200(a)(10), revocation of consent",
            url="https://www.ecfr.gov/current/title-47/section-64.1200",
        ),
    ),
)
_REACH = ("sender", "tenant", "platform")
"""From the narrowest; a tenant's events share guests, so one sender is never far enough."""


def _run(view: View) -> Iterator[Finding]:
    suppression, opt_out = view.find("suppression"), view.find("compliance.opt_out")
    if suppression is None or view.is_broken("suppression", "compliance"):
        return
    scope = suppression.value.get("scope")
    across = opt_out.value.get("across", "tenant") if opt_out is not None else "tenant"
    due = max("tenant", across, key=_REACH.index)
    if scope is None or _REACH.index(scope) >= _REACH.index(due):
        return
    what = f"It reaches one {scope} only." if scope == "sender" else "It reaches the tenant only."
    related: Related = ()
    if across == due and opt_out is not None and "across" in opt_out.value:
        related = ((f"`compliance.opt_out` reaches across the {due}", view.spot(opt_out, ("across",))),)
    yield found(SUPPRESSION_SCOPE, view, suppression, ("scope",), what, f"Write {due}.", related=related)


CHECK = ViewCheck(rules=(SUPPRESSION_SCOPE,), reads=frozenset({"suppression", "compliance"}), run=_run)
