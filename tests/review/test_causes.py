"""Causes: every difference an event sees, once, under the line that brought it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from applier.core.cause import Cause
from applier.core.review.review import Review
from applier.core.review.untouched import Why
from compiler.core.rules.judge import Judge
from compiler.core.snapshot import ScopeKey
from tests.laws.law import law
from tests.laws.worlds import ENVIRONMENT, World, base, worlds
from tests.laws.written import Written, write
from tests.review.comparing import leaves_differing, leaves_told, reviewed

_SEEDS = st.none() | st.integers(0, 2**32)
MAY, JUNE = ScopeKey("oak", "may"), ScopeKey("oak", "june")


@pytest.fixture(autouse=True, scope="module")
def no_rule_is_asked() -> Iterator[None]:
    """What rules think of random settings is beside the point: nearly all would be left out for it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("entry", "views", "views_of_silent"):
            patch.setattr(Judge, name, lambda *_: [])
        yield


@law(60)
@given(worlds(), worlds(), _SEEDS, _SEEDS, st.sampled_from(["", ENVIRONMENT]))
def test_causes_add_up_to_what_whole_views_differ_in(
    old: World, new: World, seed: int | None, other: int | None, environment: str
) -> None:
    """Law: leaf by leaf and event by event, what the causes tell is what two compiles differ in, each once."""
    found = reviewed(write(old, seed), write(new, other), environment)
    assume(not found.unavailable)
    assert leaves_told(found) == leaves_differing(found)
    for cause in found.causes:
        affected = {reader for reader in cause.readers if reader.event}
        passed = [event for each in found.untouched(cause) for event in each.events]
        assert len(passed) == len({*passed})
        assert affected.isdisjoint(passed)
        if cause.edit.route and not cause.edit.layer.scope.event:
            assert affected | {*passed} == {MAY, JUNE}


@law(20)
@given(worlds(), _SEEDS, _SEEDS)
def test_another_way_of_writing_is_no_edit(world: World, seed: int | None, other: int | None) -> None:
    """Law: comments, order, quotes and the split into files make no cause."""
    found = reviewed(write(world, seed), write(world, other))
    assert not found.causes
    assert found.plan.is_empty


def _written(**changes: Any) -> Written:
    """The smallest world with some layers said otherwise: `tenants/oak` is `oak`, an event its name."""
    world = World(base())
    folders = {"platform": "platform", "oak": "tenants/oak", "may": "tenants/oak/events/may"}
    for name, said in changes.items():
        folder = folders.get(name, f"tenants/oak/events/{name}")
        world[folder] = {section: {**world[folder].get(section, {}), **keys} for section, keys in said.items()} | {
            section: keys for section, keys in world[folder].items() if section not in said
        }
    return write(world, None)


def _cause(found: Review, route: str) -> Cause:
    return next(cause for cause in found.causes if ".".join(cause.edit.route) == route)


def test_who_is_already_stricter_is_passed_by() -> None:
    """A floor that comes down reaches the event without a word of its own and passes the stricter one by."""
    strict = {"compliance": {"retention": {"message_bodies": "P14D"}}}
    limit = base()["platform"]["compliance"]["retention"]
    tighter = {"compliance": {"retention": {**limit, "message_bodies": "P30D"}}}
    found = reviewed(_written(may=strict), _written(may=strict, platform=tighter))
    cause = _cause(found, "compliance.retention.message_bodies")
    assert JUNE in cause.seeing
    assert MAY not in cause.readers
    assert [(each.why, each.events) for each in found.untouched(cause)] == [(Why.STRICTER, (MAY,))]


def test_who_says_it_otherwise_is_passed_by() -> None:
    """A colour does not reach the event that has one of its own."""
    own = {"brand": {"primary": "#000000"}}
    found = reviewed(_written(may=own), _written(may=own, oak={"brand": {"primary": "#654321"}}))
    cause = _cause(found, "brand.primary")
    assert (cause.edit.before, cause.edit.after) == ("#123456", "#654321")
    assert [(each.why, each.events) for each in found.untouched(cause)] == [(Why.OWN, (MAY,))]


def test_a_line_that_goes_is_the_cause_of_what_shows_below_it() -> None:
    """Where an event takes its colour back, the cause is the line it had, found in the base."""
    found = reviewed(_written(may={"brand": {"primary": "#000000"}}), _written())
    (cause,) = found.causes
    assert cause.readers == (MAY,)
    place = found.place(cause.edit)
    assert place is not None
    assert place.file == "configs/tenants/oak/events/may/event.yaml"


def test_a_removal_between_is_the_cause() -> None:
    """A tenant's null takes the platform's value away; the tenant's line is the cause."""
    found = reviewed(_written(), _written(may={"providers": {"texts": None}}))
    (cause,) = found.causes
    assert cause.edit.layer.scope == MAY
    assert {type(each.effect).__name__ for each in cause.consequences} == {"Lose"}


def test_a_renamed_event_is_one_move() -> None:
    """A folder that is renamed with `moved:` is one cause, and the lines that changed with it are others."""
    world = World(base())
    gone = world.pop("tenants/oak/events/may")
    world["tenants/oak/events/july"] = {"event": {**gone["event"], "name": "July", "moved": ["oak/may"]}}
    found = reviewed(_written(), write(world, None))
    routes = [(str(cause.edit.layer), cause.edit.route) for cause in found.causes]
    assert routes == [("oak/july", ()), ("oak/july", ("event", "name"))]
    assert all(cause.consequences for cause in found.causes)


def test_a_renamed_entry_is_one_move() -> None:
    """A provider under another name, with `moved:`, is one cause; that its old name is gone is none."""
    world = World(base())
    oak = world["tenants/oak"]
    providers = {"phone": {**oak["providers"]["texts"], "moved": ["oak:providers.texts"]}}
    world["tenants/oak"] = {**oak, "providers": providers, "routing": {"sms": {"providers": ["phone"]}}}
    found = reviewed(_written(), write(world, None))
    routes = [".".join(cause.edit.route) for cause in found.causes]
    assert routes == ["providers.phone", "routing.sms.providers"]
    (move,) = _cause(found, "providers.phone").consequences
    assert (type(move.effect).__name__, move.leaves) == ("Move", ())


def test_an_event_that_is_switched_off_has_one_cause() -> None:
    """Everything an event loses with `enabled: false` stands under that line."""
    found = reviewed(_written(), _written(may={"event": {"enabled": False}}))
    (cause,) = found.causes
    assert cause.edit.route == ("event", "enabled")
    assert cause.readers == (MAY,)


def test_a_tenant_that_does_not_compile_is_never_unchanged() -> None:
    """Its difference is unavailable, on the side it is told of."""
    broken = _written(oak={"brand": {"primary": "burgundy"}})
    found = reviewed(broken, _written())
    assert [(each.tenant, each.in_base, each.in_head) for each in found.unavailable] == [("oak", True, False)]
    assert not found.is_empty
