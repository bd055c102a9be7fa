"""Rules that are found while policies are judged over entries."""

from __future__ import annotations

from compiler.core.diagnostic import Rule, Severity

POLICY = Rule(
    id="policy",
    summary="A policy of the platform is not kept",
    why="The platform asks it of every tenant; the policy says why, and who may allow an exception.",
)
WAIVER_EXPIRED = Rule(
    id="waiver-expired",
    summary="The waiver of a policy has run out",
    why="An exception is allowed until a day; after it the policy holds again.",
    severity=Severity.WARNING,
    by_time=True,
)
WAIVER_UNUSED = Rule(
    id="waiver-unused",
    summary="A waiver lets nothing off",
    why="It would let off what somebody writes there later, unseen.",
    severity=Severity.WARNING,
)
