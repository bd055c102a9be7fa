"""A CRM gets the attribute by which its people are matched with our guests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found, where_said
from compiler.core.rules.view import View

INTEGRATION_MATCH = Rule(
    id="integration-match",
    summary="An integration matches guests by a field it does not share",
    why="Nobody would be found on the other side, and every guest would be added once more.",
)


def _run(view: View, integration: Resolved) -> Iterator[Finding]:
    match, fields = integration.value.get("match_on"), integration.value.get("fields", {})
    if match is None or match in fields:
        return
    other = "phone" if match == "email" else "email"
    fix = f"Add `{match}:` to `fields`" + (f", or match on {other}." if other in fields else ".")
    what = f"Guests are matched by {match}, and `fields` has no {match}."
    taken_out = where_said(view, (*integration.name.split("."), "fields", match))
    finding = found(INTEGRATION_MATCH, view, integration, ("match_on",), what, fix)
    if taken_out is not None:
        finding = replace(finding, at=taken_out, related=(("guests are matched by it here", finding.at),))
    yield finding


CHECK = EntryCheck(rules=(INTEGRATION_MATCH,), section="integrations", run=_run)
