"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.flags import (
    flag_expired,
)

CHECKS: tuple[Check, ...] = (flag_expired.CHECK,)
