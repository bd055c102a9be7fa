"""The foot of a message says who writes, who answers for the guest's information, and how to say no."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import MISSING, Demand, check_of
from compiler.core.rules.compliance.law import Law
from compiler.core.rules.compliance.laws import CAN_SPAM_FOOT, CASL_SENDER, CTIA, EPRIVACY, WHATSAPP, gdpr, uk_gdpr
from compiler.core.rules.compliance.measure import holding

_NOTICE = (gdpr("art. 13 and 14"), uk_gdpr("art. 13 and 14"))
FOOTER_BLOCKS = Rule(
    id="footer-blocks",
    summary="The foot of messages lacks what the law asks for",
    why="Every message says who writes, where to read what is done with the address, and how to stop it.",
    sources=(*_NOTICE, EPRIVACY, CAN_SPAM_FOOT, CASL_SENDER, CTIA, WHATSAPP),
)


def _demand(law: Law, channel: str, blocks: tuple[str, ...], purpose: str | None = None) -> Demand:
    kind = {"email": "e-mails", "sms": "texts", "whatsapp": "WhatsApp messages"}[channel]
    return Demand(
        law=law,
        entry="compliance.footers",
        route=(channel,),
        holds=holding(*blocks),
        asks=f"{kind} end with {' and '.join(blocks)}",
        fix=f"Add {MISSING} to `compliance.footers.{channel}`.",
        needs=blocks,
        channel=channel,
        purpose=purpose,
    )


CHECK = check_of(
    FOOTER_BLOCKS,
    [
        *(_demand(law, "email", ("controller_name", "privacy_url")) for law in _NOTICE),
        _demand(EPRIVACY, "email", ("unsubscribe",), "marketing"),
        _demand(CAN_SPAM_FOOT, "email", ("postal_address", "unsubscribe"), "marketing"),
        _demand(CASL_SENDER, "email", ("brand_name", "postal_address", "unsubscribe"), "marketing"),
        _demand(CTIA, "sms", ("brand_name", "opt_out")),
        _demand(WHATSAPP, "whatsapp", ("brand_name", "opt_out"), "marketing"),
    ],
)
