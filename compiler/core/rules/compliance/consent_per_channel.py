"""WhatsApp is a channel of its own: guests agree to it by itself."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import Demand, check_of
from compiler.core.rules.compliance.laws import WHATSAPP
from compiler.core.rules.compliance.measure import is_true

CONSENT_PER_CHANNEL = Rule(
    id="consent-per-channel",
    summary="Consent to one channel would count for all",
    why="WhatsApp is opened only to businesses whose guests agreed to be written to there.",
    sources=(WHATSAPP,),
)
CHECK = check_of(
    CONSENT_PER_CHANNEL,
    [
        Demand(
            law=WHATSAPP,
            entry="compliance.consent",
            route=("per_channel",),
            holds=is_true,
            asks="consent to WhatsApp is asked for by itself",
            fix="Write `per_channel: true`, or take whatsapp out of the campaigns' `channels`.",
            channel="whatsapp",
        )
    ],
)
