"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.providers import (
    channel_provider,
    failover,
    provider_cap,
    provider_config,
    provider_type,
    routing_provider,
)

CHECKS: tuple[Check, ...] = (
    channel_provider.CHECK,
    failover.CHECK,
    provider_cap.CHECK,
    provider_config.CHECK,
    provider_type.CHECK,
    routing_provider.CHECK,
)
