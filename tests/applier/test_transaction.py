"""All or nothing: an apply that fails or dies between two steps has not happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from applier.adapters import performing
from applier.adapters.bulk import Bulk
from applier.core.failure import Unavailable
from applier.core.steps import Step
from applier.service import open_database
from tests.applier.conftest import Trial
from tests.applier.trees import tree

ONE = tree({"rosewood": {"tenant": {"name": "Rosewood"}, "brand": {"primary": "#111111"}}})
TWO = tree({"rosewood": {"tenant": {"name": "Rosewood Weddings"}}, "rosewood/anna-ben": {"event": {"name": "Anna"}}})
STEPS = 5
"""Record the release, store contents, close versions, open versions, move the pointer."""

DYING = """
import os, signal, sys
from applier.adapters import performing
from applier.service import open_database
from tests.applier.test_transaction import TWO
from tests.applier.trees import BINDING, warrant

left = int(sys.argv[2])
really = performing.perform

def perform(connection, bulk, step):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    really(connection, bulk, step)

performing.perform = perform
database = open_database(sys.argv[1])
plan = database.plan(TWO, "HEAD", BINDING)
database.apply(plan, TWO, warrant(), descends=lambda *_: True, lock_timeout=5)
"""


class Interrupted(Exception):  # noqa: N818
    """Stands for anything that can go wrong."""


@pytest.mark.parametrize("done", range(STEPS))
def test_a_failure_between_steps_leaves_everything(trial: Trial, monkeypatch: pytest.MonkeyPatch, done: int) -> None:
    """Whichever step fails, every table is as before, nobody keeps the lock, and the next apply converges."""
    trial.apply(ONE)
    before = trial.everything()
    really, count = performing.perform, iter(range(STEPS))

    def perform(connection: Connection, bulk: Bulk, step: Step) -> None:
        if next(count) == done:
            raise Interrupted
        really(connection, bulk, step)

    with monkeypatch.context() as patched:
        patched.setattr(performing, "perform", perform)
        with pytest.raises(Interrupted):
            trial.apply(TWO)
    assert trial.everything() == before
    trial.apply(TWO)
    assert trial.plan(TWO).is_empty


def test_a_failure_in_the_first_apply_leaves_no_tables(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables are made in the same transaction as the first release."""

    def perform(_connection: Connection, _bulk: Bulk, _step: Step) -> None:
        raise Interrupted

    monkeypatch.setattr(performing, "perform", perform)
    with pytest.raises(Interrupted):
        trial.apply(ONE)
    catalogue = "sqlite_master" if trial.is_sqlite else "pg_tables WHERE schemaname = 'public'"
    assert trial.rows(f"SELECT 1 FROM {catalogue}") == []  # noqa: S608


@pytest.mark.parametrize("done", [0, 2, 4])
def test_a_killed_apply_has_not_happened(trial: Trial, done: int) -> None:
    """A process killed between two steps leaves release 1 to be read, no lock, and a database fit for the next one."""
    trial.apply(ONE)
    before = trial.everything()
    dying = subprocess.run(
        [sys.executable, "-c", DYING, trial.url, str(done)],
        check=False,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
    )
    assert dying.returncode == -signal.SIGKILL, dying.stderr
    assert trial.everything() == before
    assert trial.database.effective("rosewood").release == 1
    trial.apply(TWO, lock_timeout=10)
    assert trial.plan(TWO).is_empty


@pytest.mark.parametrize("done", [1, 3])
def test_a_connection_lost_in_the_middle_is_an_outage(
    postgres_database: str, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    """A server that hangs up while rows are copied is unavailable, and has kept nothing."""
    trial = Trial(url=postgres_database, database=open_database(postgres_database))
    trial.apply(ONE)
    before = trial.everything()
    really, count = performing.perform, iter(range(STEPS))

    def perform(connection: Connection, bulk: Bulk, step: Step) -> None:
        if next(count) == done:
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            trial.rows("SELECT pg_terminate_backend(:pid)", pid=pid)
        really(connection, bulk, step)

    with monkeypatch.context() as patched:
        patched.setattr(performing, "perform", perform)
        with pytest.raises(Unavailable):
            trial.apply(TWO)
    assert trial.everything() == before
