"""A no can be said for as long as the law says, and holds as soon as it says."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import Demand, check_of
from compiler.core.rules.compliance.law import Law
from compiler.core.rules.compliance.laws import CAN_SPAM_LINK, CAN_SPAM_PROMPT, CASL_LINK, TCPA_REVOKED
from compiler.core.rules.compliance.measure import at_least, at_most

OPT_OUT_TIME = Rule(
    id="opt-out-time",
    summary="A guest's no could not be said long enough, or would not hold soon enough",
    why="The link in a message still works weeks later, and nothing is sent long after somebody said no.",
    sources=(CAN_SPAM_LINK, CAN_SPAM_PROMPT, CASL_LINK, TCPA_REVOKED),
)
_TEN_BUSINESS_DAYS = "P12D"
"""Ten business days hold at least one week-end, so twelve days never end after them."""


def _link(law: Law, least: str, words: str) -> Demand:
    return Demand(
        law=law,
        entry="compliance.opt_out",
        route=("link_valid_for",),
        holds=at_least(least),
        asks=f"an unsubscribe link works for at least {words}",
        fix=f"Write `link_valid_for: {least}` or more under `compliance.opt_out`.",
        channel="email",
        purpose="marketing",
    )


def _prompt(law: Law, channel: str) -> Demand:
    return Demand(
        law=law,
        entry="compliance.opt_out",
        route=("honoured_within",),
        holds=at_most(_TEN_BUSINESS_DAYS),
        asks="a no holds within ten business days",
        fix=f"Write `honoured_within: {_TEN_BUSINESS_DAYS}` or less under `compliance.opt_out`.",
        channel=channel,
        purpose="marketing",
    )


CHECK = check_of(
    OPT_OUT_TIME,
    [
        _link(CASL_LINK, "P60D", "sixty days"),
        _link(CAN_SPAM_LINK, "P30D", "thirty days"),
        _prompt(CAN_SPAM_PROMPT, "email"),
        _prompt(CASL_LINK, "email"),
        _prompt(TCPA_REVOKED, "sms"),
    ],
)
