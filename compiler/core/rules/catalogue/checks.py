"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.catalogue import (
    catalogue_category,
    catalogue_variable,
    category_retired,
)
from compiler.core.rules.check import Check

CHECKS: tuple[Check, ...] = (
    catalogue_category.CHECK,
    catalogue_variable.CHECK,
    category_retired.CHECK,
)
