"""What an apply did: the answer to "is it in, and as what?"."""

from __future__ import annotations

from dataclasses import dataclass

from applier.core.plan import Plan
from applier.core.release import Release
from applier.core.steps import CloseVersions, OpenVersions, Step, StoreContents


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One apply; without a release where there was nothing to do."""

    release: Release | None
    plan: str
    """The digest of the plan."""
    contents: int = 0
    """Bodies that were added."""
    opened: int = 0
    closed: int = 0
    events: int = 0
    """Events whose readers see something else."""


def receipt_of(plan: Plan, release: Release, steps: tuple[Step, ...]) -> Receipt:
    """Return the receipt of steps that have been performed."""
    return Receipt(
        release=release,
        plan=plan.digest,
        contents=sum(len(step.contents) for step in steps if isinstance(step, StoreContents)),
        opened=sum(len(step.versions) for step in steps if isinstance(step, OpenVersions)),
        closed=sum(len(step.addresses) for step in steps if isinstance(step, CloseVersions)),
        events=len(plan.events),
    )


def nothing_done(plan: Plan) -> Receipt:
    """Return the receipt of a plan without changes: nothing was written, not even a release."""
    return Receipt(release=None, plan=plan.digest)
