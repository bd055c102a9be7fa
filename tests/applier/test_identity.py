"""Ids: given once, kept through everything, never given twice."""

from __future__ import annotations

from uuid import uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applier.core.failure import IdentityConflict
from applier.core.identity import NAMESPACE
from compiler.core.snapshot import Snapshot
from tests.applier.conftest import Trial
from tests.applier.random_trees import trees
from tests.applier.trees import entry, tree

MINE = "11111111-2222-4333-8444-555555555555"
OTHER = "99999999-2222-4333-8444-555555555555"


def _id(trial: Trial, name: str, tenant: str = "rosewood", event: str = "") -> str:
    return trial.database.effective(tenant, event).entries[name].id


def _providers(**named: object) -> Snapshot:
    return tree({"rosewood": {"tenant": 1, **{f"providers.{name}": said for name, said in named.items()}}})


def test_the_same_address_gets_the_same_id_in_every_database(trial: Trial) -> None:
    """An id is made from the address, so that the two databases of this test agree on it."""
    trial.apply(_providers(sms=1))
    assert str(uuid5(NAMESPACE, "rosewood:providers.sms")) == "6ce159fe-6383-5926-a541-caf33629f4fd"
    assert _id(trial, "providers.sms") == "6ce159fe-6383-5926-a541-caf33629f4fd"


def test_an_id_stays_while_its_entry_changes_retires_and_returns(trial: Trial) -> None:
    """A provider that is changed, removed and said again is the same provider."""
    trial.apply(_providers(sms=1))
    first = _id(trial, "providers.sms")
    for said in ({"sms": 2}, {}, {"sms": 3}):
        trial.apply(_providers(**said))
    assert _id(trial, "providers.sms") == first


def test_a_layer_may_say_which_id_to_keep(trial: Trial) -> None:
    """The id an older system gave is taken over, and goes on without being said again."""
    trial.apply(_providers(sms=entry(1, id=MINE)))
    trial.apply(_providers(sms=entry(2)))
    assert _id(trial, "providers.sms") == MINE


def test_an_id_cannot_be_changed(trial: Trial) -> None:
    """Asking for another id than the one given is refused, in the plan and with the value unchanged."""
    trial.apply(_providers(sms=1))
    with pytest.raises(IdentityConflict, match=r"rosewood:providers\.sms has the id"):
        trial.plan(_providers(sms=entry(1, id=MINE)))


def test_two_entries_cannot_have_one_id(trial: Trial) -> None:
    """Asking for an id that something else has is refused, and nothing is written."""
    trial.apply(_providers(sms=entry(1, id=MINE)))
    before = trial.everything()
    with pytest.raises(IdentityConflict, match=r"rosewood:providers\.mail asks for the id"):
        trial.apply(_providers(sms=1, mail=entry(1, id=MINE)))
    with pytest.raises(IdentityConflict, match="which something else has"):
        trial.apply(_providers(sms=1, a=entry(1, id=OTHER), b=entry(1, id=OTHER)))
    assert trial.everything() == before


def test_a_retired_id_can_be_taken_up_elsewhere(trial: Trial) -> None:
    """A layer may give a new entry the id of something that is retired."""
    trial.apply(_providers(sms=entry(1, id=MINE)))
    trial.apply(_providers(mail=entry(1, id=MINE)))
    assert _id(trial, "providers.mail") == MINE


def test_a_move_keeps_the_id_and_frees_the_address(trial: Trial) -> None:
    """A renamed provider keeps its id, and a new one at the old address gets one of its own."""
    trial.apply(_providers(twilio=1))
    first = _id(trial, "providers.twilio")
    moved = entry(1, moved=("rosewood:providers.twilio",))
    trial.apply(_providers(sms=moved))
    assert _id(trial, "providers.sms") == first
    trial.apply(_providers(sms=moved, twilio=1))
    assert _id(trial, "providers.sms") == first
    assert _id(trial, "providers.twilio") != first


def test_a_moved_event_and_a_moved_tenant_keep_all_their_ids(trial: Trial) -> None:
    """Renaming an event, then its tenant, keeps the ids of both and of everything in them."""
    trial.apply(tree({"roses": {"tenant": 1, "brand": 1}, "roses/old": {"event": 1, "providers.sms": 1}}))
    before = {name: found.id for name, found in trial.database.effective("roses", "old").entries.items()}
    event = entry(1, moved=("roses/old",))
    trial.apply(tree({"roses": {"tenant": 1, "brand": 1}, "roses/new": {"event": event, "providers.sms": 1}}))
    tenant = entry(1, moved=("roses",))
    trial.apply(
        tree({"rosewood": {"tenant": tenant, "brand": 1}, "rosewood/new": {"event": event, "providers.sms": 2}})
    )
    after = {name: found.id for name, found in trial.database.effective("rosewood", "new").entries.items()}
    assert after == before


@st.composite
def _renamings(draw: st.DrawFn) -> Snapshot:
    """Three names that claim to have been one another."""
    names = st.sampled_from(["a", "b", "c"])
    said = draw(st.dictionaries(names, st.lists(names.map(lambda name: f"rosewood:providers.{name}"), max_size=2)))
    return _providers(**{name: entry(1, moved=tuple(olds)) for name, olds in said.items()})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(head=st.one_of(trees(), _renamings()))
def test_no_two_open_versions_share_an_id(trial: Trial, head: Snapshot) -> None:
    """Law: whatever is applied after whatever, open versions have ids of their own."""
    trial.apply(head)
    query = "SELECT id FROM config_entries WHERE to_release = 9223372036854775807 GROUP BY id HAVING count(*) > 1"
    assert trial.rows(query) == []
    assert trial.plan(head).is_empty
