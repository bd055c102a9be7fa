"""A marketing platform gets guests who agreed to marketing, so agreeing has to be possible."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.integrations.integration_twice import in_use
from compiler.core.rules.shared.found import Against, found
from compiler.core.rules.view import View

INTEGRATION_CONSENT = Rule(
    id="integration-consent",
    summary="A marketing platform is fed where marketing does not stand on consent",
    why="Handing guests over to advertisers' tools needs their consent; no other basis carries it.",
    sources=(
        Reference(title="GDPR art. 6 and 7", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        Reference(title="Directive 2002/58/EC, article 13", url="https://eur-lex.europa.eu/eli/dir/2002/58/oj"),
    ),
)


def _run(view: View) -> Iterator[Finding]:
    bases = view.find("compliance.lawful_bases")
    if bases is None or view.is_broken("compliance") or "consent" in bases.value.get("marketing", ("consent",)):
        return
    for platform in in_use(view, "marketing"):
        name = platform.name.split(".")[1]
        what = f"`{name}` gets guests who agreed, and marketing stands on {', '.join(bases.value['marketing'])} here."
        fix = "Ask for consent and name it in `compliance.lawful_bases.marketing`, or set `enabled: false`."
        against = Against("bases are said here", bases, ("marketing",))
        yield found(INTEGRATION_CONSENT, view, platform, ("segments",), what, fix, of_key=True, against=against)


CHECK = ViewCheck(rules=(INTEGRATION_CONSENT,), reads=frozenset({"integrations", "compliance"}), run=_run)
