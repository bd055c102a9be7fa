"""A record of consent proves it: when, from where, to which words, in which way."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import Demand, check_of
from compiler.core.rules.compliance.laws import gdpr, uk_gdpr
from compiler.core.rules.compliance.measure import holding, is_true

_LEAST = ("timestamp", "source", "wording_version", "method")
_LAWS = (gdpr("art. 7(1)"), uk_gdpr("art. 7(1)"))
CONSENT_EVIDENCE = Rule(
    id="consent-evidence",
    summary="A record of consent would prove nothing",
    why="Whoever relies on consent has to show it: when it was given, where, to which words and by which step.",
    sources=_LAWS,
)
_FIX = f"Write `evidence: [{', '.join(_LEAST)}]`, and more where it helps."

CHECK = check_of(
    CONSENT_EVIDENCE,
    [
        demand
        for law in _LAWS
        for demand in (
            Demand(
                law=law,
                entry="compliance.consent",
                route=("evidence",),
                holds=holding(*_LEAST),
                asks=f"a record of consent holds {', '.join(_LEAST[:-1])} and {_LEAST[-1]}",
                fix=_FIX,
            ),
            Demand(
                law=law,
                entry="compliance.consent",
                route=("record_wording",),
                holds=is_true,
                asks="the words that were agreed to are kept",
                fix="Write `record_wording: true`.",
            ),
        )
    ],
)
