"""Every route somebody may write has a role that edits it, and one whose agreement a change needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.roles.role_route import FIELDS, Keys, covers, routes_of
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.view import View
from schemas.registry import SECTIONS
from schemas.scope import Scope

ROLE_OWNER = Rule(
    id="role-owner",
    summary="A part of the settings is nobody's",
    why="What nobody may edit cannot be mended, and a change that nobody may approve never comes in force.",
)
_LEVELS = {
    "platform": frozenset(Scope),
    "tenant": frozenset({Scope.TENANT, Scope.EVENT}),
    "event": frozenset({Scope.EVENT}),
    "guest": frozenset[Scope](),
}
_SAYS = {"edits": "Nobody may edit", "approves": "No role may approve a change of"}
_WORDS = {Scope.PLATFORM: "the platform's layer", Scope.TENANT: "tenants' layers", Scope.EVENT: "events' layers"}


def sorted_roles(view: View) -> list[Resolved]:
    """Return the roles by name; none where something about them was left out, so that nothing is concluded."""
    roles = [role for _, role in sorted(view.section("roles").items())]
    return [] if view.is_broken("roles") or any("level" not in role.value for role in roles) else roles


def holders(roles: Iterable[Resolved], field: str, route: Keys, scope: Scope) -> list[Resolved]:
    """Return the roles whose `edits` or `approves` hold a route in the layers of a scope."""
    return [
        role
        for role in roles
        if scope in _LEVELS[role.value["level"]]
        and any(covers(pattern, route) for pattern in role.value.get(field, ()))
    ]


def _run(view: View) -> Iterator[Finding]:
    roles = sorted_roles(view)
    for field in FIELDS if roles else ():
        ownerless: dict[str, tuple[Resolved, list[str], set[Scope]]] = {}
        for section in SECTIONS.values():
            for route in routes_of(section):
                lacking = {scope for scope in section.owners if not holders(roles, field, route, scope)}
                if lacking:
                    role = _nearest_role(roles, field, min(lacking))
                    _, names, scopes = ownerless.setdefault(role.name, (role, [], set()))
                    names.append(".".join(route))
                    scopes |= lacking
        for role, names, scopes in ownerless.values():
            yield _finding(view, role, field, names, scopes)


def _nearest_role(roles: list[Resolved], field: str, scope: Scope) -> Resolved:
    """Return the role that most probably lost a route: the one of that level with the most of them."""

    def likelihood(role: Resolved) -> tuple[bool, bool, int]:
        is_of_level = role.value["level"] == scope.word
        return is_of_level, role.value["level"] == "platform", len(role.value.get(field, ()))

    return max(roles, key=likelihood)


def _finding(view: View, role: Resolved, field: str, names: list[str], scopes: set[Scope]) -> Finding:
    where = "any layer" if len(scopes) == len(Scope) else " and ".join(_WORDS[scope] for scope in sorted(scopes))
    what = f"{_SAYS[field]} {listed(_shortened(names))} in {where}."
    fix = f"Add {'it' if len(names) == 1 else 'them'} to the `{field}` of a role of that level or a wider one."
    return found(ROLE_OWNER, view, role, (field,) if field in role.value else (), what, fix, of_key=True)


def _shortened(names: list[str]) -> list[str]:
    """Say a section once where all of it is nobody's."""
    whole = {
        section.name for section in SECTIONS.values() if {".".join(route) for route in routes_of(section)} <= set(names)
    }
    return list(dict.fromkeys(name.split(".")[0] if name.split(".")[0] in whole else name for name in names))


CHECK = ViewCheck(rules=(ROLE_OWNER,), reads=frozenset({"roles"}), run=_run, scope=Scope.PLATFORM)
