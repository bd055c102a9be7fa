"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.orchestration import (
    orchestration_channel,
    orchestration_learning,
    orchestration_limits,
    orchestration_shares,
)

CHECKS: tuple[Check, ...] = (
    orchestration_channel.CHECK,
    orchestration_learning.CHECK,
    orchestration_limits.CHECK,
    orchestration_shares.CHECK,
)
