"""Laws of the classes, on changes taken together in any order and number."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applier.core.fields import ABSENT
from applier.core.inventory import bodies_of, inventory_of
from applier.core.plan import make_plan
from applier.core.risk.account import account_risk
from applier.core.risk.assess import assess
from applier.core.risk.judged import Judged, counted, worst
from applier.core.risk.leaves import leaves
from applier.core.risk.level import MOST_SEVERE, Risk
from applier.core.risk.sides import Sides
from applier.service import merged
from tests.applier.trees import REMOVED, entry, tree
from tests.risk.overlay import judged
from tests.risk.test_edits import EDITS

_CATALOGUE = {
    "catalogue.categories.invitation": {"kind": "sequential", "title": "Invitation"},
    "catalogue.categories.gdpr_notice": {"kind": "compliance", "title": "Notice"},
}
_SMS = {"type": "brevo", "channel": "sms", "config": {"sender": "Rosewood"}, "priority": 1}
_BEFORE: dict[str, dict[str, Any]] = {
    "platform": {**_CATALOGUE, "templates.gdpr_notice.email.en": {"subject": "Notice"}},
    "rosewood": {
        "brand": {"primary": "#111111", "name": "Rosewood"},
        "compliance.quiet_hours": {"send_window": "09:00-20:00"},
        "providers.one": _SMS,
        "providers.two": _SMS,
        "templates.invitation.sms.en": {"text": "Come"},
        "roles.boss": {"members": ["@ada"]},
    },
    "rosewood/anna-ben": {"event": {"name": "Anna & Ben"}, "campaigns.one": {"enabled": True}},
    "rosewood/mia-leo": {"event": {"name": "Mia & Leo"}},
}
_AFTER: dict[str, dict[str, Any]] = {
    "platform": {**_CATALOGUE, "templates.gdpr_notice.email.en": {"subject": "A notice"}},
    "rosewood": {
        "brand": {"primary": "#222222", "name": "Rosewood"},
        "compliance.quiet_hours": {"send_window": "10:00-20:00"},
        "providers.one": {**_SMS, "enabled": False},
        "providers.two": {**_SMS, "config": {"sender": "Other"}},
        "roles.boss": {"members": ["@eve"]},
        "unheard_of": {"anything": 1},
    },
    "rosewood/anna-ben": {"event": {"name": "Anna and Ben"}, "campaigns.one": {"enabled": False}},
}


@cache
def _everything() -> tuple[Judged, ...]:
    return judged(tree(_BEFORE), tree(_AFTER))


def _assessed(order: list[int]) -> list[Judged]:
    base, head = tree(_BEFORE), tree(_AFTER)
    before, after = inventory_of(base, "base"), inventory_of(head, "head")
    sides = Sides.of(before, after, merged(bodies_of(base), bodies_of(head)))
    changes = make_plan(before, after, "").effective
    return list(assess(tuple(changes[number] for number in order), sides))


_SOME = st.sets(st.integers(0, len(_everything()) - 1))


@given(st.permutations(range(len(_everything()))), st.integers(0, len(_everything())))
def test_a_change_has_its_class_beside_any_others(order: list[int], many: int) -> None:
    """Whatever else a pull request holds, and in whatever order, a change has the same class."""
    some = order[:many]
    assert _assessed(some) == [_everything()[number] for number in some]


@given(_SOME, _SOME)
def test_together_changes_are_as_severe_as_the_worst(one: set[int], other: set[int]) -> None:
    """More changes are never less severe, and no more severe than the worst of them."""
    picked = [[_everything()[number] for number in sorted(numbers)] for numbers in (one, other, one | other)]
    assert worst(picked[2]) == max(worst(picked[0]), worst(picked[1]))
    assert sum(counted(picked[2]).values()) == len(picked[2])


def test_the_changes_have_many_classes() -> None:
    """The laws above are tried on changes of all sorts."""
    classes = {each.change.name: each.risk for each in _everything() if each.change.reach.cause.tenant == "rosewood"}
    assert classes["unheard_of"] is MOST_SEVERE
    assert classes["providers.two"] is Risk.SENDER
    assert classes["providers.one"] is Risk.DELIVERY
    assert classes["templates.invitation.sms.en"] is MOST_SEVERE
    assert len(set(classes.values())) >= 5


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab*", max_size=5),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "config"]), inside, max_size=3)
    ),
    max_leaves=6,
)
_NAMES = st.sampled_from(
    [
        *("brand", "providers.one", "templates.invitation.sms.en", "templates.unheard.sms.en", "layouts.letter"),
        *("compliance.quiet_hours", "retention.contact", "suppression", "roles.boss", "unheard_of", "policies.one"),
    ]
)


@given(_NAMES, st.dictionaries(st.sampled_from(["a", "type", "config", "enabled", "text"]), _JSON, max_size=3), _JSON)
def test_every_change_has_a_class(name: str, before: dict[str, object], after: object) -> None:
    """Whatever stands in an entry, even what no schema allows, is classed: nothing ends the run."""
    base = tree({"platform": _CATALOGUE, "rosewood": {name: before}})
    head = tree({"platform": _CATALOGUE, "rosewood": {name: {"text": after}}})
    for each in judged(base, head):
        assert each.risk in Risk
        if name in ("roles.boss", "policies.one", "unheard_of", "templates.unheard.sms.en"):
            assert each.risk is MOST_SEVERE


@pytest.mark.parametrize("gone", ["event", "tenant"])
def test_what_ends_is_most_severe(gone: str) -> None:
    """An event or a tenant that is no longer there takes everything with it."""
    base = {"rosewood": {"tenant": {"name": "R"}}, "rosewood/anna-ben": {"event": {"name": "A"}}}
    head = {"rosewood": base["rosewood"]} if gone == "event" else {}
    found = judged(tree(base), tree(head))
    assert {each.risk for each in found} == {MOST_SEVERE}
    assert "all of it ends" in {cause.why for each in found for cause in each.causes}


def test_the_same_value_from_elsewhere_is_no_risk() -> None:
    """Another layer that says the same changes nothing for anybody."""
    base = {"rosewood": {"brand": entry({"primary": "#111111"}, "tenant")}}
    head = {"rosewood": {"brand": entry({"primary": "#111111"}, "tenant@staging")}}
    assert [each.risk for each in judged(tree(base), tree(head))] == [Risk.NONE]


def test_a_move_is_delivery_and_a_tenants_is_most_severe() -> None:
    """What has another address is found elsewhere from now on."""
    base = tree({"rosewood": {"tenant": {"name": "R"}}, "rosewood/anna-ben": {"event": {"name": "A"}}})
    moved = entry({"name": "A"}, moved=("rosewood/anna-ben",))
    head = tree({"rosewood": {"tenant": {"name": "R"}}, "rosewood/ben-anna": {"event": moved}})
    assert worst(judged(base, head)) is Risk.DELIVERY
    renamed = entry({"name": "R"}, moved=("rosewood",))
    head = tree({"roses": {"tenant": renamed}, "roses/anna-ben": {"event": {"name": "A"}}})
    assert worst(judged(base, head)) is MOST_SEVERE


def test_what_cannot_be_read_is_most_severe() -> None:
    """Where a body is missing nobody knows what changes."""
    base, head = tree({"rosewood": {"brand": {"primary": "#1"}}}), tree({"rosewood": {"brand": {"primary": "#2"}}})
    before, after = inventory_of(base, ""), inventory_of(head, "")
    sides = Sides.of(before, after, lambda _keys: {})
    assert [each.risk for each in assess(make_plan(before, after, "").effective, sides)] == [MOST_SEVERE]


def test_an_event_without_a_channel_loses_no_provider_of_it() -> None:
    """Where a channel is not in use, its last provider may go."""
    provider = {"type": "brevo", "channel": "sms", "config": {"sender": "R"}, "priority": 1}
    base = {"rosewood": {"providers.one": provider, "settings.channels": ["email"]}}
    head = {"rosewood": {"providers.one": REMOVED, "settings.channels": ["email"]}}
    assert worst(judged(tree(base), tree(head))) < MOST_SEVERE
    base["rosewood"]["settings.channels"] = ["email", "sms"]
    head["rosewood"]["settings.channels"] = ["email"]
    assert worst(judged(tree(base), tree(head))) is MOST_SEVERE


def test_another_type_of_provider_is_classed_by_both_sides() -> None:
    """The fields of the old type and those of the new one are each an account's or a sender's."""
    before = {"type": "vonage", "channel": "sms", "config": {"from": "Rosewood"}}
    after = {"type": "brevo", "channel": "sms", "config": {"sender": "Rosewood"}}
    found = leaves("providers.one", before, after)
    routes = [leaf.route for leaf in found if "config" in leaf.route]
    assert {account_risk(route[3:], before, after) for route in routes} == {Risk.SENDER}
    assert account_risk(("from",), ABSENT, ABSENT) is MOST_SEVERE


def test_the_matrix_names_each_edit_once() -> None:
    """Two edits with one name would hide one of them."""
    names = [case["does"] for case in EDITS]
    assert len(names) == len(set(names))
