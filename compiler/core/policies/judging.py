"""Judges policies where there is something new to judge, and remembers which waivers were needed.

An entry is judged where it is resolved with another value than in the wider scope, or where a section
the policy reads beside it says something new. A verdict is kept by the digest of what was read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from compiler.core.canonical import canonical, digest
from compiler.core.diagnostic import Finding
from compiler.core.policies import findings
from compiler.core.policies.expression import Expression, Failure, run
from compiler.core.policies.limits import MAX_WORK, MAX_WORK_IN_ALL, WORK_PER_ENTRY
from compiler.core.policies.message import say
from compiler.core.policies.policy import Compiled, compiled
from compiler.core.policies.reading import project
from compiler.core.policies.soundness import Soundness
from compiler.core.policies.variables import section_value
from compiler.core.policies.waiver import covering
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View

_TOO_MUCH = Failure(
    what="takes too long: it looks at too much, too often",
    fix="Write it with fewer loops and patterns, or over shorter texts.",
)


@dataclass(slots=True)
class Policies:
    """The policies of one compile, with what was judged so far."""

    sound: Soundness = field(default_factory=Soundness)
    _compiled: tuple[Compiled, ...] = ()
    _root: View | None = None
    _verdicts: dict[tuple[Expression, str], Any] = field(default_factory=dict)
    _spent: dict[Expression, int] = field(default_factory=dict)
    _needed: set[tuple[str, str]] = field(default_factory=set)
    _failed: set[str] = field(default_factory=set)

    def judge(self, view: View) -> list[Finding]:
        """Judge what is new in a scope whose own entries are all resolved. The platform's scope comes first."""
        if not view.key.tenant:
            self._root = view
            entries = [
                resolved for name, resolved in sorted(view.section("policies").items()) if self.sound.has(view, name)
            ]
            self._compiled = tuple(policy for entry in entries if (policy := compiled(entry)) is not None)
        return [
            finding
            for policy in self._compiled
            if policy.covers(view.key)
            for resolved in self._new(view, policy)
            if (finding := self._finding(view, policy, resolved)) is not None
        ]

    def afterwards(self, environment: str, tenants: Collection[str], broken: Collection[str]) -> list[Finding]:
        """Return what is known once every scope was judged: waivers nobody needed, tenants there are not."""
        if self._root is None or "platform" in broken:
            return []
        found: list[Finding] = []
        for policy in self._compiled:
            found += findings.strangers(self._root, policy, tenants)
            for name, address in policy.waived:
                is_known = (policy.name, name) in self._needed or policy.name in self._failed
                if is_known or address.scope.tenant in broken or (not address.scope.tenant and broken):
                    continue
                found += findings.unused(self._root, policy, name, address, environment)
        return found

    def _new(self, view: View, policy: Compiled) -> Iterator[Resolved]:
        """Yield the entries whose verdict may differ from the one in the wider scope."""
        spoken = view.scope.sections()
        section = policy.target.section
        others = policy.others
        parent = view.parent
        everything = (
            parent is None
            or not policy.covers(parent.key)
            or not spoken.isdisjoint(others)
            or policy.asks_for_scope(view.key)
        )
        if not everything and section not in spoken:
            return
        if view.is_broken(*others) or not self.sound.holds(view, others):
            return
        for name, resolved in sorted(view.section(section).items()):
            if not policy.target.matches(name) or not self.sound.has(view, name):
                continue
            if everything:
                yield resolved
            elif name in view.scope.own and parent is not None:
                inherited = parent.find(name)
                if inherited is None or inherited.value != resolved.value:
                    yield resolved

    def _finding(self, view: View, policy: Compiled, resolved: Resolved) -> Finding | None:
        verdict = self._ask(view, policy.must, resolved)
        if verdict is True:
            return None
        root = self._root or view
        if isinstance(verdict, Failure):
            self._failed.add(policy.name)
            return findings.failed(root, view, policy, resolved, verdict)
        message = say(policy.message, lambda part: self._ask(view, part, resolved))
        waiver = covering(policy, view.key, resolved.name)
        if waiver is None:
            return findings.violated(root, view, policy, resolved, message)
        self._needed.add((policy.name, waiver))
        until = (policy.said.waivers or {})[waiver].until
        if not view.today or view.today <= until:
            return None
        return findings.expired(root, view, policy, resolved, message, waiver)

    def _ask(self, view: View, expression: Expression, resolved: Resolved) -> Any:
        values = _values(view, expression, resolved)
        raw = bytes(canonical(values))
        key = (expression, digest(raw))
        if key not in self._verdicts:
            self._verdicts[key] = self._run(expression, values, len(raw))
        return self._verdicts[key]

    def _run(self, expression: Expression, values: dict[str, Any], size: int) -> Any:
        members = _most_members(values) if expression.work.has_loops else 0
        units = expression.work.units(size, members)
        if units > MAX_WORK:
            return _TOO_MUCH
        spent = self._spent[expression] = self._spent.get(expression, 0) + units - WORK_PER_ENTRY
        return _TOO_MUCH if spent > MAX_WORK_IN_ALL else run(expression, values)


def _values(view: View, expression: Expression, resolved: Resolved) -> dict[str, Any]:
    """Return what an expression reads, and nothing else."""
    values: dict[str, Any] = {}
    for variable, routes in expression.reads.items():
        match variable:
            case "entry":
                whole = resolved.value
            case "name":
                whole = resolved.name.split(".")[1:]
            case "scope":
                whole = {"tenant": view.key.tenant, "event": view.key.event}
            case _:
                whole = section_value(view, variable)
        values[variable] = project(whole, routes)
    return values


def _most_members(value: Any) -> int:
    """Return the number of members of the largest list or map."""
    match value:
        case dict():
            return max(len(value), *(map(_most_members, value.values())), 0)
        case list():
            return max(len(value), *(map(_most_members, value)), 0)
        case _:
            return 0
