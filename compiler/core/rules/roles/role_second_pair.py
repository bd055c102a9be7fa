"""What can hurt everybody is approved by somebody other than the role that edits it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.roles.role_owner import holders, sorted_roles
from compiler.core.rules.roles.role_route import routes_of
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.view import View
from schemas.registry import SECTIONS
from schemas.scope import Scope

ROLE_SECOND_PAIR = Rule(
    id="role-second-pair",
    severity=Severity.WARNING,
    summary="Those who edit a sensitive part approve it themselves",
    why="Law, accounts and powers need a second pair of eyes: another role, or two people of the same.",
    sources=(
        Reference(
            title="NIST SP 800-53, AC-5 Separation of Duties", url="https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final"
        ),
    ),
)
SENSITIVE = frozenset(
    {"platform", "environments", "catalogue", "compliance", "roles", "policies", "secret_exceptions", "providers"}
)


def _run(view: View) -> Iterator[Finding]:
    roles = sorted_roles(view)
    alone: dict[str, tuple[Resolved, list[str]]] = {}
    for section in SECTIONS.values():
        for scope in sorted(section.owners) if section.name in SENSITIVE else ():
            for route in routes_of(section):
                editors = {role.name for role in holders(roles, "edits", route, scope)}
                approvers = holders(roles, "approves", route, scope)
                for role in approvers:
                    if _is_alone(role, editors):
                        alone.setdefault(role.name, (role, []))[1].append(section.name)
    for role, sections in alone.values():
        what = f"It edits and approves {listed(list(dict.fromkeys(sections)))}, with a single approval."
        fix = "Set `approvals: 2`, or leave it to another role to approve that."
        route = ("approvals",) if "approvals" in role.value else ("approves",)
        yield found(ROLE_SECOND_PAIR, view, role, route, what, fix, of_key=True)


def _is_alone(role: Resolved, editors: set[str]) -> bool:
    return role.name in editors and role.value.get("approvals", 1) < 2


CHECK = ViewCheck(rules=(ROLE_SECOND_PAIR,), reads=frozenset({"roles"}), run=_run, scope=Scope.PLATFORM)
