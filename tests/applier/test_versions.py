"""The main job on every PostgreSQL there is, the oldest that is supported among them where it is installed."""

from __future__ import annotations

from typing import Any

import pytest

from applier.service import open_database
from tests.applier.conftest import Trial
from tests.applier.trees import tree

pytestmark = pytest.mark.every_postgres


def test_it_is_applied_changed_read_and_left_alone(postgres_database: str) -> None:
    """A first apply, a change, a second apply without changes, the brief's views and an event's view."""
    trial = Trial(url=postgres_database, database=open_database(postgres_database))
    said: dict[str, dict[str, Any]] = {
        "platform": {"platform": {"name": "banns"}},
        "t": {
            "tenant": {"name": "T"},
            "providers.sms": {"type": "twilio", "channel": "sms", "priority": 1, "config": {}},
        },
        "t/e": {"event": {"name": "E"}},
    }
    assert trial.apply(tree(said)).release is not None
    said["t/e"]["providers.sms"] = {"type": "twilio", "channel": "sms", "priority": 7, "config": {}}
    changed = trial.apply(tree(said))
    assert (changed.opened, changed.closed) == (1, 0)
    assert trial.apply(tree(said)).release is None
    query = "SELECT priority, event_id IS NULL FROM unified_communication_providers ORDER BY priority"
    assert trial.rows(query) == [(1, True), (7, False)]
    view = trial.database.effective("t", "e")
    assert (view.release, view.is_there, view.entries["providers.sms"].scope.event) == (2, True, "e")
