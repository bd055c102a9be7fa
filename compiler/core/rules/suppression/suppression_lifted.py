"""Coming back asks for as much as coming did."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View

SUPPRESSION_LIFTED = Rule(
    id="suppression-lifted",
    summary="An address leaves the list more easily than it may be written to",
    why="Where consent is confirmed by a second step, a single click by anybody would bring the address back.",
    sources=(
        Reference(title="UWG § 7, unreasonable nuisance", url="https://www.gesetze-im-internet.de/uwg_2004/__7.html"),
    ),
)


def _run(view: View) -> Iterator[Finding]:
    suppression, consent = view.find("suppression"), view.find("compliance.consent")
    if suppression is None or consent is None or view.is_broken("suppression", "compliance"):
        return
    if suppression.value.get("lifted_by") == "guest" and consent.value.get("double_opt_in") is True:
        what = "`compliance.consent.double_opt_in` is true, and a guest's word alone lifts the no."
        against = Against("the second step is asked for here", consent, ("double_opt_in",))
        yield found(
            SUPPRESSION_LIFTED,
            view,
            suppression,
            ("lifted_by",),
            what,
            "Write `lifted_by: double_opt_in` under `suppression`.",
            against=against,
        )


CHECK = ViewCheck(rules=(SUPPRESSION_LIFTED,), reads=frozenset({"suppression", "compliance"}), run=_run)
