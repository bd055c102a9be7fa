"""Who reads: every scope of either side, found by tenant.

A scope that says nothing is known to a compiled tree but not to a database, so an empty one counts as
having been there all along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from applier.core.inventory import Scopes
from compiler.core.snapshot import PLATFORM, ScopeKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """The scopes of two sides."""

    base: Scopes
    head: Scopes
    by_tenant: Mapping[str, tuple[ScopeKey, ...]]
    """Each tenant's scopes, sorted; under the empty name all scopes there are."""
    _owners: dict[str, dict[str, list[ScopeKey]]] = field(default_factory=dict)
    """By name and tenant, the scopes that have an entry of that name; made when first asked for."""

    @classmethod
    def of(cls, base: Scopes, head: Scopes) -> Readers:
        """Gather the readers of two sides."""
        everyone = tuple(sorted(base.keys() | head.keys() | {PLATFORM}))
        tenants: dict[str, list[ScopeKey]] = {}
        for scope in everyone:
            tenants.setdefault(scope.tenant, []).append(scope)
        by_tenant = {tenant: tuple(scopes) for tenant, scopes in tenants.items()}
        return cls(base=base, head=head, by_tenant=by_tenant | {"": everyone})

    def below(self, cause: ScopeKey, name: str) -> tuple[ScopeKey, ...]:
        """Return the scopes below this one that have, on either side, an entry of that name themselves."""
        if not self._owners:
            self._find_owners()
        found = self._owners.get(name, {})
        if cause.tenant:
            return tuple(scope for scope in found.get(cause.tenant, ()) if scope.event)
        return tuple(scope for tenant, scopes in found.items() if tenant for scope in scopes)

    def _find_owners(self) -> None:
        for scope in self.by_tenant[""]:
            for name in self.head.get(scope, {}).keys() | self.base.get(scope, {}).keys():
                self._owners.setdefault(name, {}).setdefault(scope.tenant, []).append(scope)

    def under(self, cause: ScopeKey, without: frozenset[ScopeKey]) -> tuple[ScopeKey, ...]:
        """Return the cause and everyone below, save some scopes and who is below those."""
        everyone = (cause,) if cause.event else self.by_tenant[cause.tenant]
        if not without:
            return everyone
        return tuple(
            reader for reader in everyone if reader not in without and ScopeKey(reader.tenant, "") not in without
        )

    def were(self, reader: ScopeKey) -> bool:
        """Whether the reader was there in the base."""
        return reader in self.base or not self.head.get(reader)

    def are(self, reader: ScopeKey) -> bool:
        """Whether the reader is there in the head."""
        return reader in self.head or not self.base.get(reader)
