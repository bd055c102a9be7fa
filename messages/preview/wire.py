"""A rendered message for machines: `banns.message/v1`."""

from __future__ import annotations

from typing import Any, Final

from messages.message import Email, Sms, Whatsapp
from messages.rendered import Failure, Rendered

FORMAT: Final = "banns.message/v1"


def as_wire(rendered: Rendered) -> dict[str, Any]:
    """Return a message, or why there is none, as plain values."""
    return {
        "category": rendered.category,
        "channel": rendered.channel,
        "wanted_locale": rendered.wanted,
        "locale": rendered.locale,
        **_outcome(rendered),
    }


def _outcome(rendered: Rendered) -> dict[str, Any]:
    match rendered.outcome:
        case Email() as email:
            return {
                "subject": email.subject,
                "preheader": email.preheader,
                "html": email.html,
                "text": email.text,
            }
        case Sms() as sms:
            return {
                "text": sms.text,
                "alphabet": sms.segments.alphabet.value,
                "units": sms.segments.units,
                "parts": list(sms.segments.parts),
            }
        case Whatsapp() as whatsapp:
            return {
                "header": whatsapp.header or None,
                "header_is_picture": whatsapp.header_is_picture,
                "body": whatsapp.body,
                "footer": whatsapp.footer or None,
                "buttons": [
                    {"type": button.type, "label": button.label, "target": button.target or None}
                    for button in whatsapp.buttons
                ],
            }
        case Failure() as why:
            failure = {"what": why.what, "fix": why.fix, "entry": why.entry, "part": list(why.part), "line": why.line}
            return {"failure": failure}
