"""What every apply promises, on both databases."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from applier.core.inventory import NOTHING, inventory_of
from compiler.core.snapshot import Snapshot
from tests.applier.conftest import Trial
from tests.applier.random_trees import hostile, texts, trees
from tests.applier.trees import plain, tree

SMALL = tree(
    {
        "platform": {"platform": {"name": "example"}, "compliance.retention": "P24M"},
        "rosewood": {"tenant": {"name": "Rosewood"}, "brand": {"primary": "#7A1F3D"}},
        "rosewood/anna-ben": {"event": {"name": "Anna & Ben"}},
    }
)
OTHER_COLOUR = tree({**plain(SMALL), "rosewood": {"tenant": {"name": "Rosewood"}, "brand": {"primary": "#000000"}}})
_ON_ONE_DATABASE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_an_empty_database_has_an_empty_inventory_and_stays_empty(trial: Trial) -> None:
    """Planning against an empty database creates nothing in it, not even an SQLite file."""
    assert trial.database.inventory() == NOTHING
    assert trial.database.effective("rosewood", "anna-ben").entries == {}
    if trial.is_sqlite:
        assert not Path(trial.url.removeprefix("sqlite:///")).exists()
    else:
        assert trial.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == []


def test_the_first_apply_makes_the_tables_and_the_first_release(trial: Trial) -> None:
    """Applying to an empty database creates the tables, the rows, release 1 and the pointer of the whole."""
    receipt = trial.apply(SMALL)
    assert receipt.release is not None
    assert (receipt.release.number, receipt.opened, receipt.closed, receipt.contents) == (1, 5, 0, 5)
    assert trial.rows("SELECT * FROM config_pointers") == [("", "", 1)]


def test_a_second_apply_writes_nothing_at_all(trial: Trial) -> None:
    """Applying the same tree again plans nothing, gives a receipt without a release and leaves every row alone."""
    trial.apply(SMALL)
    before = trial.everything()
    assert trial.plan(SMALL).is_empty
    assert trial.apply(SMALL).release is None
    assert trial.everything() == before


def test_only_what_changed_is_written(trial: Trial) -> None:
    """One changed value closes one version, opens one and stores one body."""
    trial.apply(SMALL)
    receipt = trial.apply(OTHER_COLOUR)
    assert (receipt.opened, receipt.closed, receipt.contents, receipt.events) == (1, 1, 1, 1)


def test_a_body_that_returns_is_not_stored_twice(trial: Trial) -> None:
    """Going back to an old value opens a version of it and stores no body, for contents are never deleted."""
    trial.apply(SMALL)
    trial.apply(OTHER_COLOUR)
    receipt = trial.apply(SMALL)
    assert (receipt.opened, receipt.closed, receipt.contents) == (1, 1, 0)


def test_removed_entries_are_retired_and_not_deleted(trial: Trial) -> None:
    """Removing an event closes its versions and deletes neither versions nor bodies."""
    trial.apply(SMALL)
    before = trial.everything()
    values = plain(SMALL)
    del values["rosewood/anna-ben"]
    receipt = trial.apply(tree(values))
    assert (receipt.opened, receipt.closed) == (0, 1)
    assert len(trial.everything()["config_entries"]) == len(before["config_entries"])
    assert trial.everything()["config_contents"] == before["config_contents"]
    assert "event" not in trial.database.effective("rosewood", "anna-ben").entries


@_ON_ONE_DATABASE
@given(head=trees())
def test_a_plan_after_an_apply_is_empty(trial: Trial, head: Snapshot) -> None:
    """Law: from whatever is there, applying a tree leaves nothing to plan, and the database holds that tree."""
    trial.apply(head)
    assert trial.plan(head).is_empty
    held = {scope: entries for scope, entries in inventory_of(head, "").scopes.items() if entries}
    assert trial.database.inventory().scopes == held


@_ON_ONE_DATABASE
@given(value=hostile, layers=texts)
def test_rows_and_entries_are_a_bijection(trial: Trial, value: object, layers: str) -> None:
    """Law: any value a snapshot can hold is read back as the same bytes under the same digests."""
    head = tree({"rosewood": {"brand": value, "templates.one-two.email.pt-BR": {"layers": layers}}})
    trial.apply(head)
    for name, found in trial.database.effective("rosewood").entries.items():
        wanted = head.scopes[found.scope][name]
        assert (found.content, found.content_digest, found.layers) == (
            wanted.content,
            wanted.content_digest,
            wanted.layers,
        )


@_ON_ONE_DATABASE
@given(head=trees())
def test_a_reader_sees_the_effective_view_of_the_tree(trial: Trial, head: Snapshot) -> None:
    """Law: reading any scope from the database is what the snapshot says it sees."""
    trial.apply(head)
    for scope in head.scopes:
        seen = trial.database.effective(*scope).entries
        told = head.effective(scope)
        assert {name: (found.scope, found.content) for name, found in seen.items()} == {
            name: (place, entry.content) for name, (place, entry) in told.items()
        }
