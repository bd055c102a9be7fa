"""Where the law names the hours in which people may be written to, quiet hours leave no more than these."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import Demand, check_of
from compiler.core.rules.compliance.laws import TCPA_HOURS
from compiler.core.rules.compliance.measure import holding, inside, is_true

LEGAL_HOURS = Rule(
    id="legal-hours",
    summary="Guests could be written to outside the hours the law allows",
    why="Each text before eight or after nine in the evening, where the guest is, can cost 500 to 1,500 dollars.",
    sources=(TCPA_HOURS,),
)
_ENTRY = "compliance.quiet_hours"
CHECK = check_of(
    LEGAL_HOURS,
    [
        Demand(
            law=TCPA_HOURS,
            entry=_ENTRY,
            route=("enabled",),
            holds=is_true,
            asks="texts keep to 08:00-21:00",
            fix="Write `enabled: true`.",
            channel="sms",
        ),
        Demand(
            law=TCPA_HOURS,
            entry=_ENTRY,
            route=("send_window",),
            holds=inside("08:00-21:00"),
            asks="texts go out at 08:00-21:00 only",
            fix="Write `send_window: 08:00-21:00`, or hours inside it.",
            channel="sms",
        ),
        Demand(
            law=TCPA_HOURS,
            entry=_ENTRY,
            route=("channels",),
            holds=holding("sms"),
            asks="texts keep to 08:00-21:00",
            fix="Add sms to the `channels` of `compliance.quiet_hours`.",
            channel="sms",
        ),
    ],
)
