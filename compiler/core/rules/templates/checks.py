"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.templates import (
    locale_offered,
    template_category,
    template_syntax,
)

CHECKS: tuple[Check, ...] = (
    locale_offered.TEMPLATES,
    locale_offered.DEFAULT,
    locale_offered.CAMPAIGNS,
    template_category.CHECK,
    template_syntax.CHECK,
    template_syntax.LAYOUTS,
)
