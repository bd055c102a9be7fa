"""Every variable and attribute that tells something about a person belongs to a category that goes one day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.view import View
from schemas.scope import Scope
from schemas.values.guest import GuestAttribute

_GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
RETENTION_UNCOVERED = Rule(
    id="retention-uncovered",
    summary="A personal variable belongs to no category of retention",
    why="It would be in no export, survive an erasure, and stay for ever.",
    sources=(Reference(title="GDPR art. 5(1)(e), 15, 17 and 20", url=_GDPR),),
)
RETENTION_ATTRIBUTE = Rule(
    id="retention-attribute",
    severity=Severity.WARNING,
    summary="What is known of a guest belongs to no category of retention",
    why="It would be in no export, survive an erasure, and stay for ever.",
    sources=(Reference(title="GDPR art. 5(1)(e), 15, 17 and 20", url=_GDPR),),
)


def _run(view: View) -> Iterator[Finding]:
    kept = [entry for _, entry in sorted(view.section("retention").items())]
    if not kept or view.is_broken("retention", "catalogue"):
        return
    covered = {name for entry in kept for name in entry.value.get("variables", ())}
    for name, variable in sorted(view.section("catalogue").items()):
        short = name.split(".")[2]
        if not name.startswith("catalogue.variables.") or short in covered:
            continue
        whose = variable.value.get("personal", "none")
        if whose != "none":
            what = f"`{short}` is {whose.replace('_', ' ')} information, and no category of `retention` names it."
            fix = f"Add it to the `variables` of a category{' with limit special_category' * (whose == 'special')}."
            yield found(RETENTION_UNCOVERED, view, variable, ("personal",), what, fix)
    known = {name for entry in kept for name in entry.value.get("attributes", ())}
    lacking = [name for name in get_args(GuestAttribute) if name not in known]
    if lacking:
        most = max(kept, key=lambda entry: len(entry.value.get("attributes", ())))
        route = ("attributes",) if "attributes" in most.value else ()
        what = f"No category of `retention` names {listed(lacking)}."
        fix = f"Add {'it' if len(lacking) == 1 else 'each'} to the `attributes` of a category."
        yield found(RETENTION_ATTRIBUTE, view, most, route, what, fix, of_key=True)


CHECK = ViewCheck(
    rules=(RETENTION_UNCOVERED, RETENTION_ATTRIBUTE),
    reads=frozenset({"retention", "catalogue"}),
    run=_run,
    scope=Scope.PLATFORM,
)
