"""Wherever a role's agreement is needed, somebody has the role."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Place, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import where_said
from compiler.core.rules.view import View

ROLE_MEMBERS = Rule(
    id="role-members",
    summary="Nobody has a role whose agreement is needed",
    why="A change that waits for nobody's agreement waits for ever.",
)


def _run(view: View) -> Iterator[Finding]:
    # A role without a level is one the platform does not have: a misspelt name, and a finding of its own.
    if view.is_broken("roles") or any("level" not in role.value for role in view.section("roles").values()):
        return
    for role in view.section("roles").values():
        level = role.value.get("level")
        if level == "guest" or not role.value.get("approves") or role.value.get("members"):
            continue
        name = role.name.split(".")[1]
        whose = "platform" if level == "platform" else "tenant"
        where = "at the platform" if level == "platform" else f"in {view.key.tenant}"
        yield Finding(
            rule=ROLE_MEMBERS,
            at=_at(view, role, level),
            what=f"Nobody has the role `{name}` {where}, and changes need its agreement.",
            fix=f"Write `members: ['@…']` under `{role.name}` in the {whose}'s layer.",
            subject=view.subject(role, ("members",)),
        )


def _at(view: View, role: Resolved, level: str) -> Spot | Place:
    """Return where the tenant speaks of the role, else where the tenant begins."""
    if level == "platform":
        return view.spot(role, of_key=True)
    route = tuple(role.name.split("."))
    said = where_said(view, (*route, "members")) or where_said(view, route)
    tenant = view.find("tenant")
    return said or view.spot(tenant if tenant is not None else role, of_key=True)


CHECK = ViewCheck(rules=(ROLE_MEMBERS,), reads=frozenset({"roles"}), run=_run)
