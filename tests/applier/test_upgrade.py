"""Tables that an older banns made are brought up to date before anything is planned against them."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text

from applier.adapters import schema
from applier.core.failure import Unavailable
from tests.applier.conftest import Trial
from tests.applier.trees import tree


def test_an_empty_database_stays_empty(trial: Trial) -> None:
    """Where nothing was ever applied there is nothing to bring up to date."""
    trial.database.upgrade("ada", 1)
    assert trial.database.inventory().scopes == {}


def test_older_tables_are_brought_up_to_date_once(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer banns refuses to plan against older tables, and plans once it has upgraded them."""
    head = tree({"platform": {"platform": {}}})
    trial.apply(head)
    upgraded: list[str] = []

    def migrate(connection: Connection) -> None:
        connection.execute(text(f"UPDATE {schema.TABLE} SET version_num = '9999'"))  # noqa: S608
        upgraded.append("9999")

    monkeypatch.setattr(schema, "NEWEST", "9999")
    monkeypatch.setattr(schema, "migrate", migrate)
    with pytest.raises(Unavailable, match="brings them up to date"):
        trial.plan(head)
    trial.database.upgrade("ada", 1)
    trial.database.upgrade("ada", 1)
    assert upgraded == ["9999"]
    assert trial.plan(head).is_empty
