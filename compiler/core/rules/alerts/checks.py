"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.alerts import (
    alert_bound,
    alert_channel,
    alert_hours,
    alert_metric,
    alert_provider,
    alert_receiver,
    alert_repeat,
)
from compiler.core.rules.check import Check

CHECKS: tuple[Check, ...] = (
    alert_bound.CHECK,
    alert_channel.CHECK,
    alert_hours.CHECK,
    alert_metric.CHECK,
    alert_provider.CHECK,
    alert_receiver.CHECK,
    alert_repeat.CHECK,
)
