"""Tables that have to know every word of a list kept elsewhere."""

from __future__ import annotations

from typing import get_args

from compiler.core.resolve.scope import Resolved, ScopeEntries
from compiler.core.rules.analytics.analytics_metric import unobserved
from compiler.core.rules.integrations.integration_field import KINDS
from compiler.core.rules.integrations.integration_special import SPECIAL
from compiler.core.rules.view import View
from compiler.core.snapshot import ScopeKey
from schemas.registry import entry_shape
from schemas.values.guest import GuestAttribute
from schemas.values.metric import Metric


def test_every_attribute_of_a_guest_fits_somewhere() -> None:
    """An attribute that no kind of field could hold could never be shared."""
    assert set(KINDS) == set(get_args(GuestAttribute))
    assert all(KINDS.values())
    assert set(SPECIAL) <= set(KINDS)


def test_a_figure_is_unobserved_where_nothing_is_recorded_unless_it_needs_no_message() -> None:
    """Only the age of the queue and what is counted in money do not come from what is seen of a message."""
    shape = entry_shape("analytics.events")
    assert shape is not None
    scope = ScopeEntries(ScopeKey("", ""), None, ())
    scope.own["analytics.events"] = Resolved("analytics.events", shape, [], 0)
    seen = {metric for metric in get_args(Metric) if unobserved(View(scope), metric) is None}
    assert seen == {"queue_age", "cost", "cost_per_reply", "return_on_cost"}
