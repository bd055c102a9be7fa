"""A policy applies to entries that there can be, and points to a field they have."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Route
from compiler.core.policies.policy import model_of
from compiler.core.policies.target import NoTarget, field_of, read_target
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

POLICY_TARGET = Rule(
    id="policy-target",
    summary="A policy applies to nothing",
    why="It would never be judged, and everybody would believe that it is kept.",
)


def _run(view: View, policy: Resolved) -> Iterator[Finding]:
    said = model_of(policy)
    if said is None:
        return
    target = read_target(said.applies_to)
    if isinstance(target, NoTarget):
        yield _finding(view, policy, ("applies_to",), target)
    elif said.at is not None and (wrong := field_of(target, said.at)) is not None:
        yield _finding(view, policy, ("at",), wrong)


def _finding(view: View, policy: Resolved, route: Route, wrong: NoTarget) -> Finding:
    return Finding(
        rule=POLICY_TARGET,
        at=view.spot(policy, route),
        what=wrong.what,
        fix=wrong.fix,
        subject=view.subject(policy, route),
    )


CHECK = EntryCheck(rules=(POLICY_TARGET,), section="policies", run=_run)
