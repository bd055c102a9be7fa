"""Guests' requests about their information are answered within a month."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import Demand, check_of
from compiler.core.rules.compliance.laws import gdpr, uk_gdpr
from compiler.core.rules.compliance.measure import at_most

_LAWS = (gdpr("art. 12(3)"), uk_gdpr("art. 12(3)"))
REQUEST_TIME = Rule(
    id="request-time",
    summary="Guests would wait too long for their information",
    why="A request for a copy, a correction or an erasure is answered without delay, within a month at the latest.",
    sources=_LAWS,
)
_A_MONTH = "P31D"
"""The longest one: `P1M` and `P30D` are both taken for it."""
CHECK = check_of(
    REQUEST_TIME,
    [
        Demand(
            law=law,
            entry="compliance.requests",
            route=("answered_within",),
            holds=at_most(_A_MONTH),
            asks="a request is answered within one month",
            fix="Write `answered_within: P1M` or less.",
        )
        for law in _LAWS
    ],
)
