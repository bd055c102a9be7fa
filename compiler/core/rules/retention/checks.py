"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.retention import (
    retention_category,
    retention_limit,
    retention_removed,
    retention_uncovered,
)

CHECKS: tuple[Check, ...] = (
    retention_category.CHECK,
    retention_limit.CHECK,
    retention_removed.CHECK,
    retention_uncovered.CHECK,
)
