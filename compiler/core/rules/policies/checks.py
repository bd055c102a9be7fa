"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.policies import (
    policy_expression,
    policy_target,
    policy_waiver,
)

CHECKS: tuple[Check, ...] = (
    policy_expression.CHECK,
    policy_target.CHECK,
    policy_waiver.CHECK,
)
