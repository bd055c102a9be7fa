"""In Canada consent is express or implied, and implied consent ends."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import Demand, check_of
from compiler.core.rules.compliance.laws import CASL_CONSENT
from compiler.core.rules.compliance.measure import at_most, holding

CONSENT_KIND = Rule(
    id="consent-kind",
    summary="Implied consent cannot be told from express consent, or never ends",
    why="What follows from a purchase holds for two years, what follows from a question for six months.",
    sources=(CASL_CONSENT,),
)


def _demand(field: str, bound: str, asks: str) -> Demand:
    return Demand(
        law=CASL_CONSENT,
        entry="compliance.consent",
        route=(field,),
        holds=at_most(bound),
        asks=asks,
        fix=f"Write `{field}: {bound}` or less under `compliance.consent`.",
        purpose="marketing",
    )


CHECK = check_of(
    CONSENT_KIND,
    [
        Demand(
            law=CASL_CONSENT,
            entry="compliance.consent",
            route=("evidence",),
            holds=holding("kind"),
            asks="a record says whether consent is express or implied",
            fix="Add `kind` to `compliance.consent.evidence`.",
            purpose="marketing",
        ),
        _demand("implied_expires_after", "P24M", "consent implied by a purchase ends after two years"),
        _demand("inquiry_expires_after", "P6M", "consent implied by a question ends after six months"),
    ],
)
