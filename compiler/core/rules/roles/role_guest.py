"""Guests act for themselves; settings are never theirs to edit or approve."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found
from compiler.core.rules.view import View

ROLE_GUEST = Rule(
    id="role-guest",
    summary="A role of guests holds more than what they may do for themselves",
    why="Guests have no account in the repository, and no guest decides for another.",
)


def _run(view: View, role: Resolved) -> Iterator[Finding]:
    if role.value["level"] != "guest":
        return
    for field in ("edits", "approves", "approvals", "members"):
        if field in role.value:
            what = f"`{role.name}` is a role of guests and says `{field}`."
            fix = f"Take `{field}` out; what guests may do stands in `may`."
            yield found(ROLE_GUEST, view, role, (field,), what, fix, of_key=True)


CHECK = EntryCheck(rules=(ROLE_GUEST,), section="roles", run=_run)
