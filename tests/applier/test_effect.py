"""The effective face of plans: few changes that say exactly what every reader sees differently."""

from __future__ import annotations

from hypothesis import given, settings

from applier.core.change import Change, Effective, Gain, Lose, Move, Reattribute
from applier.core.effect import expanded
from applier.core.plan import Plan, make_plan
from applier.service import inventory_of
from compiler.core.snapshot import ScopeKey, Snapshot
from tests.applier.random_trees import trees
from tests.applier.trees import REMOVED, entry, tree

ANNA = ScopeKey("rosewood", "anna-ben")
LUCA = ScopeKey("rosewood", "luca-marie")
ROSEWOOD = ScopeKey("rosewood", "")
EVENT = {"event": {"name": "A"}}


def between(base: Snapshot, head: Snapshot) -> Plan:
    """The plan from one tree to another."""
    return make_plan(inventory_of(base, "base"), inventory_of(head, "head"), "")


def rosewood(brand: object, **events: dict[str, object]) -> Snapshot:
    """A tenant with a brand and two events."""
    named = {f"rosewood/{name.replace('_', '-')}": {**EVENT, **said} for name, said in events.items()}
    return tree({"rosewood": {"tenant": {"name": "R"}, "brand": brand}, **named})


@given(base=trees(), head=trees())
@settings(max_examples=200, deadline=None)
def test_sparse_changes_are_the_differences_of_effective_views(base: Snapshot, head: Snapshot) -> None:
    """Law: for a reader on both sides, its changes are the differences of its two effective views."""
    told = expanded(between(base, head).effective)
    for reader in base.scopes.keys() & head.scopes.keys():
        assert sorted(_short(change) for change in told.get(reader, ())) == _differences(base, head, reader)


def _short(change: Effective) -> tuple[str, str]:
    return type(change).__name__, change.name


def _differences(base: Snapshot, head: Snapshot, reader: ScopeKey) -> list[tuple[str, str]]:
    before, after = base.effective(reader), head.effective(reader)
    found = []
    for name in before.keys() | after.keys():
        if name not in before:
            found.append(("Gain", name))
        elif name not in after:
            found.append(("Lose", name))
        elif before[name][1].content != after[name][1].content:
            found.append(("Change", name))
        elif before[name][1].layers != after[name][1].layers:
            found.append(("Reattribute", name))
    return sorted(found)


@given(base=trees(), head=trees())
def test_a_newcomer_gains_and_a_leaver_loses_what_is_its_own(base: Snapshot, head: Snapshot) -> None:
    """Law: a scope on one side only gains or loses at least every entry of its own that is not a tombstone."""
    told = expanded(between(base, head).effective)
    for here, other, kind in ((head, base, Gain), (base, head, Lose)):
        for scope in here.scopes.keys() - other.scopes.keys():
            own = {name for name, found in here.scopes[scope].items() if not found.is_tombstone}
            assert own <= {change.name for change in told[scope] if isinstance(change, kind)}


@given(base=trees())
def test_nothing_changes_between_equal_trees(base: Snapshot) -> None:
    """Law: a plan from a tree to itself is empty."""
    plan = between(base, base)
    assert plan.is_empty
    assert plan.effective == ()


@given(base=trees(), head=trees())
def test_a_digest_names_the_changes_and_not_the_sides(base: Snapshot, head: Snapshot) -> None:
    """Law: the same changes have the same digest whatever the sides are called, and other changes another one."""
    plan = between(base, head)
    again = make_plan(inventory_of(base, "elsewhere"), inventory_of(head, "by another name"), "")
    assert plan.digest == again.digest
    assert (plan.digest == between(head, base).digest) is plan.is_empty
    assert plan.digest != make_plan(inventory_of(base, ""), inventory_of(head, ""), "staging").digest


def test_one_change_stands_for_all_its_readers() -> None:
    """A tenant's colour reaches the tenant and the events that inherit it; one with its own brand keeps it."""
    base = rosewood({"primary": 1}, anna_ben={}, luca_marie={"brand": {"primary": 9}})
    head = rosewood({"primary": 2}, anna_ben={}, luca_marie={"brand": {"primary": 9}})
    (change,) = between(base, head).effective
    assert isinstance(change, Change)
    assert change.reach.readers == (ROSEWOOD, ANNA)
    assert change.reach.kept == (LUCA,)
    assert change.reach.events == (ANNA,)


def test_a_tenant_without_events_shows_its_changes() -> None:
    """A change that no event sees is still told, with the tenant as its reader."""
    (change,) = between(rosewood(1), rosewood(2)).effective
    assert (change.reach.readers, change.reach.events) == ((ROSEWOOD,), ())


def test_dropping_an_override_goes_back_to_the_tenants_value() -> None:
    """An event that removes its own brand changes to the tenant's; with the same value only the source changes."""
    base = rosewood(1, anna_ben={"brand": entry(2, "event")}, luca_marie={"brand": entry(1, "event")})
    anna, luca = between(base, rosewood(1, anna_ben={}, luca_marie={})).effective
    assert isinstance(anna, Change)
    assert (anna.before.place, anna.after.place) == (ANNA, ROSEWOOD)
    assert isinstance(luca, Reattribute)


def test_a_tombstone_loses_what_was_inherited() -> None:
    """An event that removes its tenant's brand loses it, and a tombstone over nothing changes nothing."""
    (change,) = between(rosewood(1, anna_ben={}), rosewood(1, anna_ben={"brand": REMOVED})).effective
    assert isinstance(change, Lose)
    assert change.reach.readers == (ANNA,)
    plan = between(rosewood(1, anna_ben={}), rosewood(1, anna_ben={"providers.sms": REMOVED}))
    assert (len(plan.stored), plan.effective) == (1, ())


def test_a_renamed_entry_is_a_move() -> None:
    """An entry that says where it was is moved, for its scope and for all who inherit it."""
    base = tree({"rosewood": {"tenant": 1, "providers.twilio": 5}, "rosewood/anna-ben": EVENT})
    moved = entry(5, moved=("rosewood:providers.twilio",))
    head = tree({"rosewood": {"tenant": 1, "providers.twilio-sms": moved}, "rosewood/anna-ben": EVENT})
    (change,) = between(base, head).effective
    assert isinstance(change, Move)
    assert (str(change.origin), change.reach.readers) == ("rosewood:providers.twilio", (ROSEWOOD, ANNA))


def test_a_rename_is_something_else_to_those_with_their_own() -> None:
    """An event with its own entry under the old name gains the new one; one with the new name loses the old one."""
    events = {
        "rosewood/anna-ben": {**EVENT, "providers.twilio": 6},
        "rosewood/luca-marie": {**EVENT, "providers.twilio-sms": 7},
    }
    base = tree({"rosewood": {"tenant": 1, "providers.twilio": 5}, **events})
    moved = entry(5, moved=("rosewood:providers.twilio",))
    head = tree({"rosewood": {"tenant": 1, "providers.twilio-sms": moved}, **events})
    told = {reader: [_short(each) for each in seen] for reader, seen in expanded(between(base, head).effective).items()}
    assert told == {
        ROSEWOOD: [("Move", "providers.twilio-sms")],
        ANNA: [("Gain", "providers.twilio-sms")],
        LUCA: [("Lose", "providers.twilio")],
    }


def test_a_renamed_event_is_one_move_of_the_whole() -> None:
    """An event that says where it was moves with all its entries; only what differs is told beside."""
    base = tree({"rosewood": {"tenant": 1, "brand": 1}, "rosewood/old": {"event": 1, "brand": 2, "settings.tone": 3}})
    event = entry(1, moved=("rosewood/old",))
    head = tree(
        {"rosewood": {"tenant": 1, "brand": 1}, "rosewood/anna-ben": {"event": event, "brand": 2, "settings.tone": 4}}
    )
    plan = between(base, head)
    assert [_short(change) for change in plan.effective] == [("Move", "event"), ("Change", "settings.tone")]
    assert len(plan.stored) == 3


def test_a_renamed_tenant_takes_its_events_along() -> None:
    """A tenant that says where it was moves whole, as one change seen by all its events."""
    base = tree({"roses": {"tenant": 1, "brand": 1}, "roses/anna-ben": {"event": 1, "brand": 2}})
    head = tree(
        {"rosewood": {"tenant": entry(1, moved=("roses",)), "brand": 1}, "rosewood/anna-ben": {"event": 1, "brand": 2}}
    )
    (change,) = between(base, head).effective
    assert isinstance(change, Move)
    assert change.reach.readers == (ROSEWOOD, ANNA)


def test_a_move_that_is_done_or_never_was_is_none() -> None:
    """An old address that is not in the base, or still in the head, is not moved from."""
    moved = entry(5, moved=("rosewood:providers.twilio", "nonsense::", "a/b/c"))
    head = tree({"rosewood": {"tenant": 1, "providers.sms": moved}})
    assert between(head, head).is_empty
    (gain,) = between(tree({"rosewood": {"tenant": 1}}), head).effective
    assert isinstance(gain, Gain)
    both = tree({"rosewood": {"tenant": 1, "providers.twilio": 5, "providers.sms": moved}})
    (gain,) = between(tree({"rosewood": {"tenant": 1, "providers.twilio": 5}}), both).effective
    assert isinstance(gain, Gain)


def test_nothing_moves_to_another_tenant() -> None:
    """An entry or an event that claims to come from another tenant is new."""
    base = tree({"other": {"tenant": 1, "providers.sms": 5}, "other/gala": {"event": 1}, "rosewood": {"tenant": 1}})
    stolen = entry(5, moved=("other:providers.sms",))
    event = entry(1, moved=("other/gala",))
    head = tree(
        {
            "other": {"tenant": 1},
            "rosewood": {"tenant": 1, "providers.sms": stolen},
            "rosewood/gala": {"event": event},
        }
    )
    assert {_short(change)[0] for change in between(base, head).effective} == {"Gain", "Lose"}


def test_a_platform_change_under_many_events_is_one_change() -> None:
    """20,000 events that inherit one platform line are one change with as many readers."""
    events = {f"t{number % 500}/e{number}": EVENT for number in range(20_000)}
    tenants = {f"t{number}": {"tenant": 1} for number in range(500)}
    base = tree({"platform": {"settings.tone": "formal"}, **tenants, **events})
    head = tree({"platform": {"settings.tone": "short"}, **tenants, **events})
    (change,) = between(base, head).effective
    assert len(change.reach.events) == 20_000
