"""A role asks for no more approvals than it has people to give them."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.shared.found import found, layer_of
from compiler.core.rules.view import View

ROLE_APPROVALS = Rule(
    id="role-approvals",
    summary="A role asks for more approvals than it has members",
    why="No change could ever be approved.",
)


def _run(view: View, role: Resolved) -> Iterator[Finding]:
    members, needed = set(role.value.get("members", ())), role.value.get("approvals", 1)
    if not members or any(_is_team(member) for member in members) or len(members) >= needed:
        return
    route = max(("members", "approvals"), key=lambda field: layer_of(role, (field,)))
    number = "one member" if len(members) == 1 else f"{len(members)} members"
    what = f"It has {number} and asks for {needed} approvals."
    fix = "Add members, or name a team such as '@rosewood/admins'."
    yield found(ROLE_APPROVALS, view, role, (route,), what, fix)


def _is_team(member: str) -> bool:
    """Nobody here knows how many people are in a team."""
    return member.startswith("@") and "/" in member


CHECK = EntryCheck(rules=(ROLE_APPROVALS,), section="roles", run=_run)
