"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.experiments import (
    experiment_arms,
    experiment_campaign,
    experiment_end,
    experiment_figure,
)

CHECKS: tuple[Check, ...] = (
    experiment_arms.CHECK,
    experiment_campaign.CHECK,
    experiment_end.ENDED,
    experiment_end.CHECK,
    experiment_figure.CHECK,
)
