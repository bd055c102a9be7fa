"""Whether a plan may be applied now: to this database, after that release."""

from __future__ import annotations

from collections.abc import Callable

from applier.core.binding import check_binding
from applier.core.failure import OutOfOrder, Stale
from applier.core.inventory import AtRelease
from applier.core.plan import Plan
from applier.core.release import Release, Warrant

Descends = Callable[[str, str], bool]
"""`descends(applied_commit, new_commit)`: whether the second is the first or came after it; asked of git."""


def check_order(plan: Plan, warrant: Warrant, last: Release | None, descends: Descends) -> None:
    """Raise WrongBinding, Stale or OutOfOrder where the plan must not be applied after this release."""
    planned = plan.base.number if isinstance(plan.base, AtRelease) else 0
    if last is None:
        if planned:
            raise Stale(planned=planned, release=0, who="nobody")
        return
    check_binding(last.warrant.binding, warrant.binding)
    applied, commit = last.warrant.commit, warrant.commit
    if applied and applied != commit and not (commit and descends(applied, commit)):
        raise OutOfOrder(release=last.number, applied=applied, commit=commit, who=last.warrant.who)
    if planned != last.number:
        raise Stale(planned=planned, release=last.number, who=last.warrant.who)
