"""What is judged in this room, each check once."""

from __future__ import annotations

from compiler.core.rules.check import Check
from compiler.core.rules.roles import (
    role_approvals,
    role_guest,
    role_members,
    role_owner,
    role_removed,
    role_route,
    role_second_pair,
)

CHECKS: tuple[Check, ...] = (
    role_approvals.CHECK,
    role_guest.CHECK,
    role_members.CHECK,
    role_owner.CHECK,
    role_removed.CHECK,
    role_route.CHECK,
    role_second_pair.CHECK,
)
