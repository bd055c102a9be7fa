"""Which references to secrets are in force in a compile, who said them, and how many events read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compiler.core.diagnostic import Finding
from compiler.core.layer.patch import Patch
from compiler.core.place import Route, Spot
from compiler.core.resolve.scope import ScopeEntries
from compiler.core.secrets.rules import SECRET_OF_ANOTHER_TENANT
from schemas.registry import SECTIONS
from schemas.values.secret import AgeReference, EnvReference, FileReference, Reference, VaultReference


@dataclass(slots=True)
class Used:
    """A reference that is in force where it is said."""

    reference: Reference
    tenant: str
    at: Spot
    events: set[str] = field(default_factory=set)
    """Those whose view holds it."""


def said_in(scope: ScopeEntries) -> list[Used]:
    """Return the references that a scope's own layers say and that none of them overrides."""
    return [
        Used(reference, scope.key.tenant, patch.spot(route), {str(scope.key)} if scope.key.event else set())
        for patch in scope.patches
        for route, reference in patch.references
        if _holds(scope, patch.level.number, route, reference)
    ]


def pass_by(event: ScopeEntries, of_tenant: Sequence[Used]) -> None:
    """Note an event for each reference of its tenant that it reads."""
    for used in of_tenant:
        route = used.at.route
        if _name(route) not in event.own or _value(event, route) == {"secret": str(used.reference)}:
            used.events.add(str(event.key))


def _holds(scope: ScopeEntries, level: int, route: Route, reference: Reference) -> bool:
    later = any(patch.level.number > level and patch.says(route) for patch in scope.patches)
    return not later and _value(scope, route) == {"secret": str(reference)}


def _name(route: Route) -> str:
    return ".".join(str(key) for key in route[: 1 + SECTIONS[str(route[0])].depth])


def _value(scope: ScopeEntries, route: Route) -> object:
    found = scope.find(_name(route))
    node = found.value if found is not None else None
    for key in route[1 + SECTIONS[str(route[0])].depth :]:
        if type(node) is dict:
            node = node.get(key)
        elif type(node) is list and type(key) is int and key < len(node):
            node = node[key]
        else:
            return None
    return node


def of_others(patches: Sequence[Patch], tenant: str, tenants: Mapping[str, str]) -> Iterator[Finding]:
    """Find references whose name is another tenant's; `tenants` by the way variables are written: HARBOUR_TRUST."""
    for patch in patches:
        for route, reference in patch.references:
            owner = _owner(reference, tenant, tenants)
            if owner not in ("", tenant):
                yield Finding(
                    rule=SECRET_OF_ANOTHER_TENANT,
                    at=patch.spot(route),
                    what=f"`{reference}` bears the name of the tenant {owner}, and {tenant} refers to it.",
                    fix=f"Refer to a secret of {tenant}'s own, such as {_own(reference, tenant)}.",
                    subject=f"{patch.key}:{'.'.join(str(key) for key in route)}",
                )


def in_capitals(tenant: str) -> str:
    """Return a tenant's name as variables begin with it."""
    return tenant.upper().replace("-", "_")


def _owner(reference: Reference, tenant: str, tenants: Mapping[str, str]) -> str:
    """Return the tenant whose name a reference bears; of several the longest, and its own before others'."""
    match reference:
        case EnvReference(name=name):
            words = name.split("_")
            starts = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
            return next((tenants[start] for start in starts if start in tenants), "")
        case FileReference(path=path) | VaultReference(path=path) | AgeReference(path=path):
            parts = path.split("/")
            named = [known for part in parts if (known := tenants.get(in_capitals(part))) == part]
            return tenant if tenant in named else next(iter(named), "")


def _own(reference: Reference, tenant: str) -> str:
    match reference:
        case EnvReference():
            return f"env:{in_capitals(tenant)}_…"
        case FileReference():
            return f"file:/run/secrets/{tenant}/…"
        case VaultReference():
            return f"vault:secret/{tenant}/…"
        case AgeReference():
            return "age:…, a file in its own folder"
