"""A waiver is signed by somebody who may, for an entry its policy applies to."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.address import BadAddress, parse_address
from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import nearest
from compiler.core.policies.policy import model_of
from compiler.core.policies.target import Target, read_target
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View
from schemas.sections.policy import Policy, Waiver

POLICY_WAIVER = Rule(
    id="policy-waiver",
    summary="A waiver is not valid",
    why="An exception counts only while somebody who may allow it answers for it.",
)


def _run(view: View, policy: Resolved) -> Iterator[Finding]:
    said = model_of(policy)
    if said is None:
        return
    for name, waiver in sorted((said.waivers or {}).items()):
        for field, what, fix in _wrong(said, waiver):
            route = ("waivers", name, field)
            yield Finding(
                rule=POLICY_WAIVER,
                at=view.spot(policy, route),
                what=what,
                fix=fix,
                subject=view.subject(policy, route),
            )


def _wrong(said: Policy, waiver: Waiver) -> Iterator[tuple[str, str, str]]:
    """Yield the field, what is wrong with it and what to write."""
    signers = said.signers or ()
    if waiver.signed_by not in signers:
        close = nearest(waiver.signed_by, signers)
        fix = f"Did you mean `{close}`?" if close is not None else f"Have it signed by {' or '.join(signers)}."
        yield "signed_by", f"`{waiver.signed_by}` may not sign waivers of this policy.", fix
    target = read_target(said.applies_to)
    try:
        address = parse_address(waiver.address)
    except BadAddress as bad:
        yield "address", str(bad).partition(". ")[0] + ".", str(bad).partition(". ")[2]
        return
    entry = ".".join(address.route)
    if isinstance(target, Target) and not target.matches(entry):
        what = f"The policy does not apply to `{entry}`."
        yield "address", what, f"Name one whole entry of `{said.applies_to}`, as in rosewood:providers.gmail."


CHECK = EntryCheck(rules=(POLICY_WAIVER,), section="policies", run=_run)
