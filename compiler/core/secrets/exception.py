"""The reviewed exceptions: which text may stand where, although it looks like a secret."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.core.address import Address, BadAddress, parse_address, parse_scope
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from compiler.core.secrets.scan import Leak
from compiler.core.snapshot import PLATFORM, ScopeKey

SECTION = "secret_exceptions"
_TREES = ("platform", "tenants", "environments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """One exception; a part of it that was wrong and left out fits everything."""

    entry: Resolved
    sha256: str | None
    where: str | None
    until: str

    def fits(self, leak: Leak, path: str) -> bool:
        """Tell whether it is about this text at this path."""
        return self.sha256 in (None, leak.sha256) and (self.where is None or lies_at(path, self.where))


def exemptions(view: View) -> tuple[Exemption, ...]:
    """Return the exceptions that the platform's view holds, by name."""
    return tuple(
        Exemption(
            entry=entry,
            sha256=entry.value.get("sha256"),
            where=entry.value.get("where"),
            until=entry.value.get("until") or "",
        )
        for _, entry in sorted(view.section(SECTION).items())
        if type(entry.value) is dict
    )


def lies_at(path: str, where: str) -> bool:
    """Tell whether a file lies at or below a path, or belongs to an address."""
    if where.split("/", maxsplit=1)[0] in _TREES:
        return f"{path}/".startswith(f"{where.rstrip('/')}/")
    try:
        address = parse_address(where) if ":" in where else Address(parse_scope(where))
    except BadAddress:
        return False
    scope, route = _home(path)
    shared = min(len(route), len(address.route))
    return scope == address.scope and route[:shared] == address.route[:shared]


def _home(path: str) -> tuple[ScopeKey | None, tuple[str, ...]]:
    """Return the scope whose layer a file is part of, and the route to what it holds."""
    parts = path.split("/")
    parts = parts[2:] if parts[0] == "environments" else parts
    match parts:
        case ["platform", *rest]:
            scope = PLATFORM
        case ["tenants", tenant, "events", event, *rest]:
            scope = ScopeKey(tenant, event)
        case ["tenants", tenant, *rest]:
            scope = ScopeKey(tenant, "")
        case _:
            return None, ()
    name = rest[-1] if rest else ""
    is_root = rest in (["platform.yaml"], ["tenant.yaml"], ["event.yaml"])
    # A body is part of what lies beside it: which entry refers to it, its folder tells.
    own = () if is_root or not name.endswith(".yaml") else (name.removesuffix(".yaml"),)
    return scope, (*rest[:-1], *own)
