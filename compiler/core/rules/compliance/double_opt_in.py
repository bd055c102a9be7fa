"""In countries whose courts ask for it, consent is confirmed by a second step."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import cited
from compiler.core.rules.compliance.laws import UWG
from compiler.core.rules.compliance.sent import channels_sent
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

DOUBLE_OPT_IN = Rule(
    id="double-opt-in",
    summary="Guests' consent would not be confirmed where that is asked for",
    why="Courts there, German ones above all, take nothing else as proof that it was the guest who agreed.",
    sources=(UWG,),
)


def _run(view: View) -> Iterator[Finding]:
    consent, event = view.find("compliance.consent"), view.find("event")
    if consent is None or event is None or consent.value.get("double_opt_in") is not False:
        return
    guests = (event.value.get("guests") or {}).get("countries", ())
    countries = [country for country in consent.value.get("double_opt_in_in", ()) if country in guests]
    if not countries or not channels_sent(view, "marketing"):
        return
    if view.is_broken("compliance", "event", "campaigns", "catalogue"):
        return
    lines = [
        Line(entry=consent, route=("double_opt_in",), words="a second step is said not to be needed here"),
        Line(entry=event, route=("guests", "countries"), words="the guests' countries are said here"),
        Line(entry=consent, route=("double_opt_in_in",), words="countries that need it are said here"),
    ]
    shown = narrowest(lines)
    yield Finding(
        rule=DOUBLE_OPT_IN,
        at=shown.at(view),
        what=f"Guests live in {' and '.join(countries)}, and `compliance.consent.double_opt_in` is false.",
        fix="Write `consent: {double_opt_in: true}` in `compliance` of this event or its tenant.",
        related=(*related(view, lines, shown), *cited(view, UWG)),
        subject=lines[0].subject(view),
    )


CHECK = ViewCheck(rules=(DOUBLE_OPT_IN,), reads=frozenset({"compliance", "event", "campaigns", "catalogue"}), run=_run)
