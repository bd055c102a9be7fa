"""The applier's face for reviews: how risky a plan is, and whose agreement it needs.

    agreed = agreement(plan, base, head, merged(bodies_of(head), bodies_of(base)))   # the plan's two inventories
    agreed.risk, agreed.judged, agreed.needs
    text = approvals_text(agreed.judged, agreed.needs)       # approvals_markdown
    text = codeowners("configs", {"": snapshot, "staging": …})

It stands apart from `service`, which applies need: this one also loads what the compiler knows of roles.
"""

from __future__ import annotations

from dataclasses import dataclass

from applier.core.inventory import Bodies, Inventory
from applier.core.owners import Need, required_approvers, roles_of
from applier.core.plan import Plan
from applier.core.risk.assess import assess
from applier.core.risk.judged import Judged, worst
from applier.core.risk.level import Risk
from applier.core.risk.sides import Sides
from applier.render.approvals import approvals_markdown, approvals_text
from applier.render.codeowners import codeowners

__all__ = [
    "Agreement",
    "Judged",
    "Need",
    "Risk",
    "agreement",
    "approvals_markdown",
    "approvals_text",
    "codeowners",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How risky a plan is, and who has to agree to it."""

    judged: tuple[Judged, ...]
    """Every effective change, in the plan's order."""
    needs: tuple[Need, ...]
    """The most severe first."""

    @property
    def risk(self) -> Risk:
        """The class of the whole plan."""
        return worst(self.judged)


def agreement(plan: Plan, base: Inventory, head: Inventory, bodies: Bodies) -> Agreement:
    """Judge a plan; the inventories are the two it was made from, and the lookup has the bodies of both."""
    sides = Sides.of(base, head, bodies)
    judged = assess(plan.effective, sides)
    causes = {change.reach.cause for change in plan.effective}
    before, after = roles_of(sides.before, causes), roles_of(sides.after, causes)
    return Agreement(judged=judged, needs=required_approvers(judged, before, after))
