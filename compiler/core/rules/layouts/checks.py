"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.layouts import (
    layout_content,
    layout_frame,
    layout_reference,
)

CHECKS: tuple[Check, ...] = (
    layout_content.CHECK,
    layout_frame.CHECK,
    layout_reference.CHECK,
)
