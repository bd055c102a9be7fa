"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.campaigns import (
    campaign_after_event,
    campaign_anchor,
    campaign_channel,
    campaign_order,
    campaign_quiet_hours,
    campaign_template,
    campaign_timing,
    consent_source,
    send_rate,
)
from compiler.core.rules.check import Check

CHECKS: tuple[Check, ...] = (
    campaign_after_event.CHECK,
    campaign_anchor.CHECK,
    campaign_channel.CHECK,
    campaign_order.CHECK,
    campaign_quiet_hours.CHECK,
    campaign_template.CHECK,
    campaign_timing.CHECK,
    consent_source.CHECK,
    send_rate.CHECK,
)
