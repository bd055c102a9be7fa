"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.integrations import (
    integration_address,
    integration_alert,
    integration_conflict,
    integration_consent,
    integration_field,
    integration_match,
    integration_special,
    integration_twice,
)

CHECKS: tuple[Check, ...] = (
    integration_address.CHECK,
    integration_alert.CHECK,
    integration_conflict.CHECK,
    integration_consent.CHECK,
    integration_field.CHECK,
    integration_match.CHECK,
    integration_special.CHECK,
    integration_twice.CHECK,
)
