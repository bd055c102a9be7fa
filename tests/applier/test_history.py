"""Releases, pointers, and reading as of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from applier.core.inventory import AtRelease
from applier.core.release import Release, moment
from compiler.core.snapshot import Snapshot
from tests.applier.conftest import Trial
from tests.applier.trees import NOON, tree, warrant


def _tree(primary: str) -> Snapshot:
    return tree(
        {
            "rosewood": {"tenant": {"name": "Rosewood"}, "brand": {"primary": primary}},
            "rosewood/anna-ben": {"event": {"name": "Anna & Ben"}},
            "summit": {"tenant": {"name": "Summit"}, "brand": {"primary": primary}},
        }
    )


@pytest.fixture
def three(trial: Trial) -> Trial:
    """A database with three releases."""
    for colour in ("#111111", "#222222", "#333333"):
        trial.apply(_tree(colour))
    return trial


def _brand(trial: Trial, tenant: str, event: str = "") -> bytes:
    return trial.database.effective(tenant, event).entries["brand"].content


def test_a_reader_follows_the_pointer_of_the_whole(three: Trial) -> None:
    """Without pointers of their own, all read the newest release."""
    view = three.database.effective("rosewood", "anna-ben")
    assert (view.release, _brand(three, "rosewood", "anna-ben")) == (3, b'{"primary":"#333333"}')


def test_the_nearest_pointer_decides(three: Trial) -> None:
    """An event reads as of its own pointer, else its tenant's, else that of the whole; others are not touched."""
    with three.connected() as connection:
        connection.exec_driver_sql("INSERT INTO config_pointers VALUES ('rosewood', '', 2)")
        connection.exec_driver_sql("INSERT INTO config_pointers VALUES ('rosewood', 'anna-ben', 1)")
    assert _brand(three, "rosewood", "anna-ben") == b'{"primary":"#111111"}'
    assert _brand(three, "rosewood", "unknown") == b'{"primary":"#222222"}'
    assert _brand(three, "rosewood") == b'{"primary":"#222222"}'
    assert _brand(three, "summit") == b'{"primary":"#333333"}'


def test_a_view_comes_from_one_release(three: Trial) -> None:
    """What an old pointer reads is what that release held, whatever was retired since."""
    three.apply(tree({"summit": {"tenant": {"name": "Summit"}}}))
    assert three.database.effective("rosewood", "anna-ben").entries == {}
    with three.connected() as connection:
        connection.exec_driver_sql("INSERT INTO config_pointers VALUES ('rosewood', 'anna-ben', 3)")
    assert sorted(three.database.effective("rosewood", "anna-ben").entries) == ["brand", "event", "tenant"]


def test_an_inventory_can_be_taken_of_any_release(three: Trial) -> None:
    """The inventory of release 1 is that of the tree applied then, and release 9 does not exist."""
    first = three.database.inventory(release=1)
    assert first.side == AtRelease(number=1)
    assert three.database.inventory(release=3) == three.database.inventory()
    assert first.scopes != three.database.inventory().scopes
    with pytest.raises(LookupError, match="no release 9"):
        three.database.inventory(release=9)


def test_releases_form_a_chain(three: Trial) -> None:
    """Each release names the hash of the one before, and its own hash can be worked out from its row."""
    rows = three.rows("SELECT number, parent_hash, hash FROM config_releases ORDER BY number")
    assert [row[0] for row in rows] == [1, 2, 3]
    assert [row[1] for row in rows] == ["", rows[0][2], rows[1][2]]
    receipt = three.apply(_tree("#444444"))
    assert receipt.release is not None
    assert receipt.release.parent == rows[2][2]
    assert three.rows("SELECT hash FROM config_releases WHERE number = 4") == [(receipt.release.hash,)]


def test_a_release_hash_covers_everything_it_says() -> None:
    """Changing anything about a release changes its hash, and so breaks the chain after it."""
    release = Release(number=2, parent="p", plan="d", warrant=warrant())
    others = [
        Release(number=3, parent="p", plan="d", warrant=warrant()),
        Release(number=2, parent="q", plan="d", warrant=warrant()),
        Release(number=2, parent="p", plan="e", warrant=warrant()),
        Release(number=2, parent="p", plan="d", warrant=warrant(who="eve")),
        Release(number=2, parent="p", plan="d", warrant=warrant(commit="c")),
    ]
    assert len({each.hash for each in [release, *others]}) == 6


def test_a_moment_is_the_same_in_every_zone_and_needs_one() -> None:
    """The same moment told in two zones is written the same; one without a zone is refused."""
    elsewhere = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert moment(elsewhere) == moment(NOON) == "2027-01-02T12:00:00.000000Z"
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2027, 1, 2, tzinfo=UTC).replace(tzinfo=None))
