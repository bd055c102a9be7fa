"""Diet and accessibility leave the platform, or come in, only where guests agreed to that in so many words."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.integrations.integration_twice import in_use
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View

SPECIAL = ("accessibility", "diet")
"""Attributes that fall under GDPR art. 9: they can tell health or belief."""
GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
INTEGRATION_SPECIAL = Rule(
    id="integration-special",
    summary="An integration shares what a guest told us about health or belief",
    why="Diet and accessibility may only be used for what the guest explicitly agreed to; marketing never is that.",
    sources=(Reference(title="GDPR art. 9, special categories of personal data", url=GDPR),),
)


def _run(view: View) -> Iterator[Finding]:
    for platform in in_use(view, "marketing"):
        for attribute in _special(platform):
            what = f"`{attribute}` would go to a marketing platform."
            fix = "Take it out of `fields`; a caterer or the venue gets it from the event's own lists."
            yield found(INTEGRATION_SPECIAL, view, platform, ("fields", attribute), what, fix, of_key=True)
    rules = view.find("compliance.special_category")
    if view.is_broken("compliance") or (rules is not None and rules.value.get("explicit_consent") is True):
        return
    for crm in in_use(view, "crm"):
        for attribute in _special(crm):
            what = f"`{attribute}` is shared, and `compliance.special_category.explicit_consent` is not true here."
            fix = "Ask guests first and set it to true in `compliance`, or take the attribute out of `fields`."
            against = Against("consent is said here", rules) if rules is not None else None
            yield found(INTEGRATION_SPECIAL, view, crm, ("fields", attribute), what, fix, of_key=True, against=against)


def _special(integration: Resolved) -> list[str]:
    return [attribute for attribute in SPECIAL if attribute in integration.value.get("fields", {})]


CHECK = ViewCheck(rules=(INTEGRATION_SPECIAL,), reads=frozenset({"integrations", "compliance"}), run=_run)
