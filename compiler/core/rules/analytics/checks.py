"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.analytics import (
    analytics_cost,
    analytics_currency,
    analytics_event,
    analytics_kept,
    analytics_metric,
    analytics_role,
)
from compiler.core.rules.check import Check

CHECKS: tuple[Check, ...] = (
    analytics_cost.CHECK,
    analytics_currency.CHECK,
    analytics_event.CHECK,
    analytics_kept.CHECK,
    analytics_metric.CHECK,
    analytics_role.CHECK,
)
