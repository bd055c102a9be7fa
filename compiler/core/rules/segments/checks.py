"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.segments import (
    segment_circle,
    segment_locale,
    segment_nobody,
    segment_reference,
    segment_tracking,
)

CHECKS: tuple[Check, ...] = (
    segment_circle.CHECK,
    segment_locale.CHECK,
    segment_nobody.CHECK,
    segment_nobody.AUDIENCES,
    segment_reference.CHECK,
    segment_tracking.CHECK,
)
