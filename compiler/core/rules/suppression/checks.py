"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.suppression import (
    suppression_kept,
    suppression_lifted,
    suppression_reason,
    suppression_scope,
)

CHECKS: tuple[Check, ...] = (
    suppression_kept.CHECK,
    suppression_lifted.CHECK,
    suppression_reason.CHECK,
    suppression_scope.CHECK,
)
