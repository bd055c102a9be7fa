"""Whoever said no, complained or was erased is on the list; and the list itself keeps nobody's address in clear."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.view import View

_GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
SUPPRESSION_REASON = Rule(
    id="suppression-reason",
    summary="Somebody who must not be written to would be",
    why="A no and a complaint are objections, and an erased address comes back with the next list a host uploads.",
    sources=(
        Reference(title="GDPR art. 17 and 21(3)", url=_GDPR),
        Reference(title="Gmail, Email sender guidelines", url="https://support.google.com/a/answer/81126"),
    ),
)
SUPPRESSION_ERASED = Rule(
    id="suppression-erased",
    summary="Addresses of people who were erased are kept in clear",
    why="A list that remembers whom it forgot has not forgotten; a digest is enough to recognise the address.",
    sources=(Reference(title="GDPR art. 5(1)(c) and 17", url=_GDPR),),
)
SUPPRESSION_BOUNCE = Rule(
    id="suppression-bounce",
    severity=Severity.WARNING,
    summary="Nobody says when an address counts as dead",
    why="Mail to dead addresses costs the sender its good name.",
    sources=(Reference(title="Gmail, Email sender guidelines", url="https://support.google.com/a/answer/81126"),),
)
_DUE = ("opted_out", "complained", "erased")


def _run(view: View, suppression: Resolved) -> Iterator[Finding]:
    value = suppression.value
    lacking = [reason for reason in _DUE if reason not in value["reasons"]]
    if lacking:
        what = f"The list leaves out {listed(lacking)}."
        fix = f"Add {'it' if len(lacking) == 1 else 'them'} to `reasons`."
        yield found(SUPPRESSION_REASON, view, suppression, ("reasons",), what, fix)
    if "erased" in value["reasons"] and value.get("hashed") is not True:
        route = ("hashed",) if "hashed" in value else ("reasons",)
        what = "`reasons` holds `erased`, and `hashed` is not true."
        yield found(SUPPRESSION_ERASED, view, suppression, route, what, "Write `hashed: true`.")
    if "bounced" in value["reasons"] and "bounces" not in value:
        what = "`reasons` holds `bounced`, and `bounces` is not set."
        fix = "Add `bounces` with `hard: 1`: after so many permanent failures."
        yield found(SUPPRESSION_BOUNCE, view, suppression, ("reasons",), what, fix)


CHECK = EntryCheck(rules=(SUPPRESSION_REASON, SUPPRESSION_ERASED, SUPPRESSION_BOUNCE), section="suppression", run=_run)
