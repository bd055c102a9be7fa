"""The words of everything that is found while policies are judged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from compiler.core.address import Address
from compiler.core.diagnostic import Finding, Severity
from compiler.core.merge.origins import origin_at
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.place import Place, Spot
from compiler.core.policies.expression import Failure
from compiler.core.policies.policy import Compiled
from compiler.core.policies.rules import POLICY, WAIVER_EXPIRED, WAIVER_UNUSED
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.policies.policy_expression import POLICY_EXPRESSION
from compiler.core.rules.policies.policy_target import POLICY_TARGET
from compiler.core.rules.policies.policy_waiver import POLICY_WAIVER
from compiler.core.rules.view import View


def violated(root: View, view: View, policy: Compiled, resolved: Resolved, message: str) -> Finding:
    """Return the finding for an entry that does not keep a policy, or for the waiver that misspells it."""
    misspelt = _misspelt(view, policy, resolved)
    if misspelt is not None:
        waiver, said, meant = misspelt
        route = ("waivers", waiver, "address")
        return Finding(
            rule=POLICY_WAIVER,
            at=root.spot(policy.resolved, route),
            what=f"There is no `{said}`, and `{meant}` does not keep the policy.",
            fix=f"Did you mean `{meant}`?",
            related=(("it would be let off here", view.spot(resolved, _route(policy))),),
            subject=root.subject(policy.resolved, route),
        )
    fix = policy.said.fix
    if policy.said.signers:
        fix = f"{fix.rstrip('.')}. Or ask {' or '.join(policy.said.signers)} for a waiver."
    return Finding(
        # The head and the reason are the policy's own; the id stays, so that every renderer knows the rule.
        rule=replace(POLICY, summary=policy.said.title, why=policy.said.why.strip()),
        at=view.spot(resolved, _route(policy)),
        what=message,
        fix=fix,
        related=((f"the policy `{policy.name}`", root.spot(policy.resolved, ("must",))),),
        subject=view.subject(resolved, _route(policy)),
        severity=Severity(policy.said.severity),
    )


def _misspelt(view: View, policy: Compiled, resolved: Resolved) -> tuple[str, str, str] | None:
    """Return a waiver for something that is not there and is called almost like this, what it says, and what is."""
    for waiver, address in policy.waived:
        name = ".".join(address.route)
        is_like = address.scope.tenant == view.key.tenant and nearest(name, [resolved.name], 0.9) is not None
        if is_like and view.find(name) is None:
            return waiver, str(address), str(address).replace(name, resolved.name)
    return None


def expired(root: View, view: View, policy: Compiled, resolved: Resolved, message: str, waiver: str) -> Finding:
    """Return the finding for an entry whose waiver has run out."""
    until = (policy.said.waivers or {})[waiver].until
    signers = " or ".join(policy.said.signers or ())
    route, value = _said(view, resolved, _route(policy))
    return Finding(
        rule=WAIVER_EXPIRED,
        at=view.spot(resolved, route),
        value=value,
        what=f"{message} It was let off until {until} by the waiver `{waiver}` of the policy `{policy.name}`.",
        fix=f"{policy.said.fix.rstrip('.')}. Or ask {signers} to sign the waiver anew.",
        related=(("the waiver", root.spot(policy.resolved, ("waivers", waiver, "until"))),),
        subject=view.subject(resolved, _route(policy)),
    )


def failed(root: View, view: View, policy: Compiled, resolved: Resolved, failure: Failure) -> Finding:
    """Return the finding for an expression that could not be judged."""
    return Finding(
        rule=POLICY_EXPRESSION,
        at=root.spot(policy.resolved, ("must",)),
        what=f"`must` {failure.what}.",
        fix=failure.fix,
        related=(("found when it was judged here", view.spot(resolved)),),
        subject=root.subject(policy.resolved, ("must",)),
    )


def unused(root: View, policy: Compiled, waiver: str, address: Address, environment: str) -> list[Finding]:
    """Return the finding for a waiver nobody needed; an environment answers for those it says itself only."""
    at = root.spot(policy.resolved, ("waivers", waiver, "address"))
    if environment and not _is_said_in_environment(at):
        return []
    return [
        Finding(
            rule=WAIVER_UNUSED,
            at=at,
            what=f"`{address}` keeps the policy `{policy.name}`, or is not there.",
            fix="Remove the waiver, or correct its address.",
            subject=root.subject(policy.resolved, ("waivers", waiver)),
        )
    ]


def strangers(root: View, policy: Compiled, tenants: Collection[str]) -> list[Finding]:
    """Return a finding for each tenant in a policy's scope that there is not."""
    named = policy.said.scope.tenants if policy.said.scope is not None else None
    return [
        Finding(
            rule=POLICY_TARGET,
            at=root.spot(policy.resolved, ("scope", "tenants", position)),
            what=f"There is no tenant `{name}`.",
            fix=did_you_mean(name, tenants),
            subject=root.subject(policy.resolved, ("scope", "tenants", position)),
        )
        for position, name in enumerate(named or ())
        if name not in tenants
    ]


def _route(policy: Compiled) -> tuple[str, ...]:
    return tuple(policy.said.at.split(".")) if policy.said.at is not None else ()


def _said(view: View, resolved: Resolved, route: tuple[str, ...]) -> tuple[tuple[str, ...], Any]:
    """Return as much of a route as the layer that won says, and what it says there."""
    patch = view.scope.patch_at(origin_at(resolved.origins, route))
    node: Any = patch.tree if patch is not None else {}
    entry = resolved.name.split(".")
    for depth, key in enumerate((*entry, *route)):
        if type(node) is not dict or key not in node:
            return route[: max(0, depth - len(entry))], node
        node = node[key]
    return route, node


def _is_said_in_environment(at: Spot | Place) -> bool:
    paths = [at.file] if isinstance(at, Place) else [source.path for source in at.sources]
    return any(path.startswith("environments/") for path in paths)
