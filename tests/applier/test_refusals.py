"""What an apply refuses, and that it then leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from applier.core.failure import LockHeld, OutOfOrder, Stale, Unavailable, WrongBinding
from applier.core.inventory import NOTHING
from applier.service import Binding, inventory_of, make_plan, open_database
from tests.applier.conftest import Trial
from tests.applier.trees import tree, warrant

ONE = tree({"rosewood": {"tenant": {"name": "Rosewood"}}})
TWO = tree({"rosewood": {"tenant": {"name": "Rosewood Weddings"}}})


@pytest.mark.parametrize("other", [("other", ""), ("example", "staging")])
def test_a_database_belongs_to_its_first_configuration_and_environment(trial: Trial, other: tuple[str, str]) -> None:
    """Another repository's tree, or another environment's, is refused in the plan and in the apply."""
    another = Binding(repository=other[0], environment=other[1])
    trial.apply(ONE)
    before = trial.everything()
    with pytest.raises(WrongBinding, match="belongs to example"):
        trial.plan(TWO, binding=another)
    plan = trial.plan(TWO)
    with pytest.raises(WrongBinding):
        trial.database.apply(plan, TWO, warrant(binding=another), descends=lambda *_: True, lock_timeout=1)
    assert trial.everything() == before


def test_a_commit_that_does_not_descend_is_refused(trial: Trial) -> None:
    """An older merge that ends late cannot undo a newer one; git is asked about the two commits."""
    trial.apply(ONE, warrant(commit="aaaa"))
    asked: list[tuple[str, str]] = []

    def descends(applied: str, new: str) -> bool:
        asked.append((applied, new))
        return False

    with pytest.raises(OutOfOrder, match="bbbb does not descend from aaaa, which ada applied as release 1"):
        trial.database.apply(trial.plan(TWO), TWO, warrant(commit="bbbb"), descends=descends, lock_timeout=1)
    assert asked == [("aaaa", "bbbb")]
    assert not trial.plan(TWO).is_empty


def test_the_same_commit_and_a_first_commit_need_no_git(trial: Trial) -> None:
    """Git is not asked about the commit that is applied already, nor after a tree that was in no commit."""

    def never(_applied: str, _new: str) -> bool:
        raise AssertionError

    for head, commit in ((ONE, ""), (TWO, "aaaa"), (ONE, "aaaa")):
        trial.database.apply(trial.plan(head), head, warrant(commit=commit), descends=never, lock_timeout=1)


def test_a_tree_in_no_commit_cannot_follow_a_commit(trial: Trial) -> None:
    """Once a commit is applied, an uncommitted tree has no place after it."""
    trial.apply(ONE, warrant(commit="aaaa"))
    with pytest.raises(OutOfOrder, match="an uncommitted tree"):
        trial.apply(TWO, warrant(commit=""))


def test_a_plan_is_stale_once_another_was_applied(trial: Trial) -> None:
    """A plan made from an older release, or from the empty database, is not applied to a newer one."""
    from_nothing = trial.plan(ONE)
    trial.apply(TWO)
    with pytest.raises(Stale, match="an empty database; ada has applied release 1"):
        trial.database.apply(from_nothing, ONE, warrant(), descends=lambda *_: True, lock_timeout=1)


def test_only_one_apply_at_a_time(trial: Trial) -> None:
    """While somebody applies, another is told so after the time it agreed to wait, and changes nothing."""
    trial.apply(ONE)
    plan = trial.plan(TWO)
    with trial.database._store.writing("grace", 1):
        with pytest.raises(LockHeld) as refused:
            trial.database.apply(plan, TWO, warrant(), descends=lambda *_: True, lock_timeout=0)
        with pytest.raises(LockHeld):
            trial.database.apply(plan, TWO, warrant(), descends=lambda *_: True, lock_timeout=0.05)
    if not trial.is_sqlite:
        assert refused.value.holder == "banns apply by grace"
        assert refused.value.since
    trial.apply(TWO)


def test_a_waiting_apply_goes_on_when_the_lock_is_free(trial: Trial) -> None:
    """Readers are not kept out by an apply, and a lock ends with its transaction."""
    trial.apply(ONE)
    with trial.database._store.writing("grace", 1):
        assert trial.database.effective("rosewood").release == 1
    assert trial.apply(TWO, lock_timeout=0).release is not None


def test_tables_of_a_newer_banns_are_left_alone(trial: Trial) -> None:
    """Tables of a revision this version does not know are neither read nor written."""
    trial.apply(ONE)
    with trial.connected() as connection:
        connection.exec_driver_sql("UPDATE banns_revision SET version_num = '9999'")
    with pytest.raises(Unavailable, match="update banns"):
        trial.plan(TWO)


@pytest.mark.parametrize("url", ["mysql://a:hunter22@host/db", "nonsense", "", "postgresql://u:hunter22@host:port/x"])
def test_an_address_that_cannot_be_used_is_said_to_be_so(url: str) -> None:
    """Other databases and unreadable addresses are unavailable, and no password is repeated."""
    with pytest.raises(Unavailable) as refused:
        open_database(url)
    assert "hunter22" not in str(refused.value)


def test_a_server_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    """Nobody at the address is a failure with a reason, in which the password is not."""
    with pytest.raises(Unavailable) as refused:
        open_database(f"postgresql://ada:hunter22@/banns?host={tmp_path}").inventory()
    assert "hunter22" not in str(refused.value)


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    """A file of something else is not written over."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be asked whether it is one" * 20)
    database = open_database(f"sqlite:///{path}")
    with pytest.raises(Unavailable, match="not a database"):
        database.inventory()
    plan = make_plan(NOTHING, inventory_of(ONE, "HEAD"), "")
    with pytest.raises(Unavailable, match="not a database"):
        database.apply(plan, ONE, warrant(), descends=lambda *_: True, lock_timeout=0)
    assert path.read_text().startswith("not a database")


def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    """An SQLite file in no folder can be planned against, as an empty database, and not applied to."""
    database = open_database(f"sqlite:///{tmp_path}/no/where.db")
    plan = database.plan(ONE, "HEAD", warrant().binding)
    with pytest.raises(Unavailable, match="unable to open"):
        database.apply(plan, ONE, warrant(), descends=lambda *_: True, lock_timeout=1)


def test_an_account_that_may_not_write_is_told_so(postgres_database: str) -> None:
    """PostgreSQL's refusal for want of a privilege is an unavailable database and not a bug."""
    engine = create_engine(postgres_database, poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS reader_only")
        connection.exec_driver_sql("CREATE ROLE reader_only LOGIN")
    database = open_database(postgres_database.replace("postgres@", "reader_only@"))
    with pytest.raises(Unavailable, match="permission denied"):
        database.apply(
            database.plan(ONE, "HEAD", warrant().binding), ONE, warrant(), descends=lambda *_: True, lock_timeout=1
        )
