"""Whether somebody answers for an exception."""

from __future__ import annotations

from compiler.core.address import Address
from compiler.core.policies.policy import Compiled
from compiler.core.snapshot import ScopeKey


def covering(policy: Compiled, key: ScopeKey, entry: str) -> str | None:
    """Return the waiver that lets an entry off in a scope: the one that lasts longest, if there are several."""
    waivers = policy.said.waivers or {}
    found = [name for name, address in policy.waived if _covers(address, key, entry)]
    return max(found, key=lambda name: (waivers[name].until, name), default=None)


def _covers(address: Address, key: ScopeKey, entry: str) -> bool:
    scope = address.scope
    return (
        ".".join(address.route) == entry
        and scope.tenant in ("", key.tenant)
        and (not scope.event or scope.event == key.event)
    )
