"""What a tenant's providers claim for it: numbers, names, addresses, accounts. Nobody else may claim the same.

Claims are gathered while tenants are compiled and compared once, together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Place, Route, Spot
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View
from schemas.catalogue import ClaimKind, claims, provider_channels, provider_types

CLAIMED_TWICE = Rule(
    id="claimed-twice",
    summary="Two tenants claim the same sender or account",
    why="Guests of one would see the other's name, and an opt-out or a block would hit both.",
)
_WORDS: dict[ClaimKind, str] = {
    "sender": "sender",
    "account": "account",
    "whatsapp": "WhatsApp number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value that one tenant takes for its own."""

    kind: ClaimKind
    service: str
    """The type of provider, where the value means something there only."""
    value: str
    """Written the one way in which claims are compared."""
    said: str
    tenant: str
    at: Spot | Place
    subject: str


def claims_of(view: View, resolved: Resolved) -> Iterator[Claim]:
    """Yield what a provider claims for its tenant."""
    if not resolved.name.startswith("providers.") or not view.key.tenant:
        return
    kind, channel = resolved.value.get("type"), resolved.value.get("channel")
    if kind not in provider_types() or channel not in provider_channels(kind):
        return
    for claim in claims(kind, channel):
        route: Route = ("config", *claim.route)
        value = _at(resolved.value, route)
        if type(value) is str:
            yield Claim(
                kind=claim.kind,
                service="" if claim.kind == "sender" else kind,
                value=value.removeprefix("+").lower(),
                said=value,
                tenant=view.key.tenant,
                at=view.spot(resolved, route),
                subject=view.subject(resolved, route),
            )


def contested(found: Iterable[Claim], stood: Callable[[Claim], bool]) -> Iterator[tuple[str, Finding]]:
    """Yield a finding for each value that several tenants claim, once with each of them.

    It stands with one that claims it since the change under review; where nobody can tell, with the last by name.
    """
    first: dict[tuple[str, str, str], dict[str, Claim]] = {}
    for claim in found:
        first.setdefault((claim.kind, claim.service, claim.value), {}).setdefault(claim.tenant, claim)
    for claimants in first.values():
        in_order = [claimants[tenant] for tenant in sorted(claimants)]
        *others, last = sorted(in_order, key=lambda claim: not stood(claim)) if len(in_order) > 1 else in_order
        if others:
            finding = _finding(last, others)
            yield from ((tenant, finding) for tenant in sorted(claimants))


def _finding(claim: Claim, others: list[Claim]) -> Finding:
    names = " and ".join(other.tenant for other in others)
    return Finding(
        rule=CLAIMED_TWICE,
        at=claim.at,
        what=f"{names} has this {_WORDS[claim.kind]} too." if len(others) == 1 else f"{names} have it too.",
        fix=f"Write {claim.tenant}'s own.",
        related=tuple((f"{other.tenant} claims it here", other.at) for other in others),
        subject=claim.subject,
    )


def _at(value: Any, route: Route) -> Any:
    for key in route:
        value = value.get(key) if type(value) is dict else None
    return value
