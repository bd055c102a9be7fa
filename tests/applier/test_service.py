"""The public face: what it loads, and that its parts agree with one another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from applier.core.inventory import ContentKey
from applier.service import bodies_of, inventory_of, make_plan, merged, read_effective
from tests.applier.conftest import Trial
from tests.applier.trees import BINDING, entry, tree

ONE = tree({"rosewood": {"tenant": 1, "brand": 1, "providers.twilio": 1}, "rosewood/old": {"event": 1}})
TWO = tree(
    {
        "rosewood": {"tenant": 2, "brand": 1, "providers.sms": entry(1, moved=("rosewood:providers.twilio",))},
        "rosewood/new": {"event": entry(1, moved=("rosewood/old",))},
    }
)


def _loaded_after(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], check=True, cwd=root, capture_output=True, text=True)
    return set(done.stdout.split())


def test_comparing_two_trees_loads_no_database_library() -> None:
    """SQLAlchemy, Alembic and the driver are loaded by whoever opens a database, and by nobody else."""
    loaded = _loaded_after("import applier.service")
    assert not loaded & {"sqlalchemy", "alembic", "psycopg", "sqlite3"}


def test_only_a_migration_loads_alembic_and_only_postgresql_its_driver(tmp_path: Path) -> None:
    """An apply to SQLite with tables in place needs neither."""
    trial = f"""
from applier.service import open_database
from tests.applier.test_service import ONE, TWO
from tests.applier.trees import BINDING, warrant
def apply(head):
    database = open_database("sqlite:///{tmp_path}/banns.db")
    plan = database.plan(head, "HEAD", BINDING)
    database.apply(plan, head, warrant(), descends=lambda *_: True, lock_timeout=1)
"""
    assert "alembic" in _loaded_after(f"{trial}\napply(ONE)")
    assert not _loaded_after(f"{trial}\napply(TWO)") & {"alembic", "alembic.command", "psycopg"}


def test_the_reviewed_digest_is_the_applied_one(trial: Trial) -> None:
    """A plan from commit to commit has the digest of the plan from the database, moves included."""
    reviewed = make_plan(inventory_of(ONE, "main"), inventory_of(TWO, "HEAD"), "")
    trial.apply(ONE)
    plan = trial.plan(TWO)
    assert plan.digest == reviewed.digest
    assert trial.apply(TWO).plan == reviewed.digest


def test_a_plan_can_start_from_any_release(trial: Trial) -> None:
    """From the release that holds the tree there is nothing to do; from another one there is."""
    trial.apply(ONE)
    trial.apply(TWO)
    head = inventory_of(ONE, "HEAD")
    assert make_plan(trial.database.inventory(release=1), head, "").is_empty
    assert not make_plan(trial.database.inventory(release=2), head, "").is_empty


def test_bodies_are_found_where_they_are(trial: Trial) -> None:
    """A lookup over several places asks each for what is still missing, and never crosses tenants."""
    trial.apply(ONE)
    brand = ONE.scopes[next(scope for scope in ONE.scopes if scope.tenant)]["brand"]
    here, elsewhere = ContentKey("rosewood", brand.content_digest), ContentKey("summit", brand.content_digest)
    assert trial.database.bodies([here, elsewhere]) == {here: b"1"}
    assert bodies_of(ONE)([here, elsewhere]) == {here: b"1"}
    assert merged(bodies_of(TWO), trial.database.bodies)([here]) == {here: b"1"}


@pytest.mark.parametrize("event", ["", "old"])
def test_an_effective_view_is_read_by_address(trial: Trial, event: str) -> None:
    """The one-call form reads what the opened database reads."""
    trial.apply(ONE)
    assert read_effective(trial.url, "rosewood", event) == trial.database.effective("rosewood", event)
    assert trial.database.plan(ONE, "HEAD", BINDING).is_empty
