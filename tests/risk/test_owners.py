"""Whose agreement a change needs."""

from __future__ import annotations

from typing import Any

import pytest

from applier.approvals import Agreement, agreement, approvals_markdown, approvals_text
from applier.core.inventory import bodies_of, inventory_of
from applier.core.owners import Need
from applier.core.plan import make_plan
from applier.core.risk.level import Risk
from applier.service import merged
from tests.applier.trees import tree

_ROLES: dict[str, dict[str, Any]] = {
    "roles.super": {"level": "platform", "approves": ["**"], "approvals": 2, "members": ["@p/team"]},
    "roles.admin": {"level": "tenant", "approves": ["brand", "campaigns", "event", "analytics.privacy"]},
    "roles.lawyer": {"level": "tenant", "approves": ["compliance", "roles"]},
    "roles.manager": {"level": "event", "approves": ["campaigns"]},
    "roles.guest": {"level": "guest", "may": ["export"]},
}
_TENANT: dict[str, Any] = {
    "roles.admin": {**_ROLES["roles.admin"], "members": ["@ada", "@bob"]},
    "roles.lawyer": {**_ROLES["roles.lawyer"], "members": ["law@rosewood.example"]},
    "roles.manager": {**_ROLES["roles.manager"], "members": ["@mia"]},
    "brand": {"primary": "#111111"},
    "campaigns.one": {"enabled": True},
    "compliance.quiet_hours": {"send_window": "09:00-20:00"},
}
_BASE: dict[str, dict[str, Any]] = {
    "platform": {**_ROLES, "flags.one": {"percentage": 1}},
    "rosewood": _TENANT,
    "rosewood/anna-ben": {"event": {"name": "A"}, "campaigns.two": {"enabled": True}},
}


def agreed(head: dict[str, dict[str, Any]], base: dict[str, dict[str, Any]] = _BASE) -> Agreement:
    """Whose agreement it needs to come from one tree to another."""
    before, after = tree(base), tree(head)
    one, other = inventory_of(before, "base"), inventory_of(after, "head")
    return agreement(make_plan(one, other, ""), one, other, merged(bodies_of(before), bodies_of(after)))


def changed(scope: str, **values: Any) -> dict[str, dict[str, Any]]:
    """The base with other entries in one scope; `__` stands for a dot, None takes an entry out."""
    entries = {**_BASE[scope], **{name.replace("__", "."): value for name, value in values.items()}}
    return {**_BASE, scope: {name: value for name, value in entries.items() if value is not None}}


def asked(need: Need) -> list[list[str]]:
    """The roles each demand of a need names."""
    return [[quorum.role for quorum in demand] for demand in need.demands]


@pytest.mark.parametrize(
    ("scope", "values", "roles"),
    [
        ("rosewood", {"brand": {"primary": "#222222"}}, ["admin", "super"]),
        ("rosewood", {"campaigns__one": {"enabled": False}}, ["admin", "super"]),
        ("rosewood/anna-ben", {"campaigns__two": {"enabled": False}}, ["manager", "admin", "super"]),
        ("rosewood", {"compliance__quiet_hours": {"send_window": "10:00-20:00"}}, ["lawyer", "super"]),
        ("rosewood", {"analytics__privacy": {"anonymise": True}}, ["admin", "super"]),
        ("rosewood", {"analytics__kept": {"totals": "P1D"}}, ["super"]),
        ("platform", {"flags__one": {"percentage": 2}}, ["super"]),
        ("rosewood", {"brand": None}, ["admin", "super"]),
    ],
)
def test_a_change_needs_a_role_that_approves_it(scope: str, values: dict[str, Any], roles: list[str]) -> None:
    """The role is of the layer that changes or of a wider one, and the nearest is named first."""
    (need,) = agreed(changed(scope, **values)).needs
    assert asked(need) == [roles]


def test_a_change_in_several_places_is_one_need_where_the_same_may_agree() -> None:
    """Whoever reads a review sees each group of people once."""
    head = changed("rosewood", brand={"primary": "#222222"}, campaigns__one={"enabled": False})
    (need,) = agreed(head).needs
    assert [".".join(route) for _, route in need.routes] == ["brand.primary", "campaigns.one.enabled"]
    assert need.risks == (Risk.DELIVERY, Risk.COSMETIC)


def test_what_follows_from_a_change_above_needs_no_agreement_of_its_own() -> None:
    """An event that has part of the brand itself changes with its tenant, by the tenant's hand."""
    base = {**_BASE, "rosewood/anna-ben": {"event": {"name": "A"}, "brand": {"primary": "#111111", "name": "A"}}}
    head = changed("rosewood", brand={"primary": "#222222"})
    head["rosewood/anna-ben"] = {"event": {"name": "A"}, "brand": {"primary": "#222222", "name": "A"}}
    (need,) = agreed(head, base).needs
    assert {str(scope) for scope, _ in need.routes} == {"rosewood"}


def test_nobody_makes_themselves_an_approver() -> None:
    """A member whom the same change brings in cannot agree to it: the roles before it count too."""
    admin = {**_ROLES["roles.admin"], "members": ["@eve"]}
    needs = agreed(changed("rosewood", brand={"primary": "#222222"}, roles__admin=admin)).needs
    brand = next(need for need in needs if any(route[0] == "brand" for _, route in need.routes))
    assert [demand[0].members for demand in brand.demands] == [("@ada", "@bob"), ("@eve",)]
    roles = next(need for need in needs if any(route[0] == "roles" for _, route in need.routes))
    assert roles.risks == (Risk.DESTRUCTIVE,)
    assert asked(roles) == [["lawyer", "super"]]


def test_the_stricter_of_both_roles_holds() -> None:
    """More members in the change, or fewer approvals, make nothing easier for the change itself."""
    wider = {**_ROLES["roles.admin"], "members": ["@ada", "@bob", "@eve"]}
    needs = agreed(changed("rosewood", brand={"primary": "#222222"}, roles__admin=wider)).needs
    brand = next(need for need in needs if any(route[0] == "brand" for _, route in need.routes))
    assert [demand[0].members for demand in brand.demands] == [("@ada", "@bob")]
    stricter = {**_ROLES["roles.admin"], "members": ["@ada", "@bob"], "approvals": 2}
    needs = agreed(changed("rosewood", brand={"primary": "#222222"}, roles__admin=stricter)).needs
    brand = next(need for need in needs if any(route[0] == "brand" for _, route in need.routes))
    assert [demand[0].approvals for demand in brand.demands] == [2]


def test_a_new_tenant_is_not_agreed_to_by_itself() -> None:
    """Its own roles did not stand before, so the platform's have to agree."""
    head = {
        **_BASE,
        "gardens": {"tenant": {"name": "G"}, "roles.admin": {**_ROLES["roles.admin"], "members": ["@eve"]}},
    }
    assert all([quorum.role for quorum in need.demands[0]] == ["super"] for need in agreed(head).needs)


def test_the_first_roles_of_all_are_agreed_to_by_themselves() -> None:
    """Where there were no roles, nobody could have been asked."""
    needs = agreed(_BASE, {"platform": {}}).needs
    assert all(len(need.demands) == 1 for need in needs)


def test_what_nobody_may_agree_to_says_so() -> None:
    """A route without a role that anybody has waits for a change that gives it one."""
    lonely = {"platform": {"roles.lawyer": _ROLES["roles.lawyer"]}, "rosewood": {"brand": {"primary": "#1"}}}
    found = agreed({**lonely, "rosewood": {"brand": {"primary": "#2"}}}, lonely)
    assert [need.demands for need in found.needs] == [((),)]
    assert "nobody who could: give a role" in approvals_text(found.judged, found.needs)


def test_no_change_needs_nobody() -> None:
    """Nothing is printed where there is nothing to agree to."""
    found = agreed(_BASE)
    assert (found.needs, found.risk) == ((), Risk.NONE)
    assert approvals_text(found.judged, found.needs) == approvals_markdown(found.judged, found.needs) == ""


def test_the_text_a_reviewer_reads() -> None:
    """Who, what, and how risky, with the reason where the field alone does not say it."""
    head = changed("rosewood", brand={"primary": "#222222"}, compliance__quiet_hours={"send_window": "08:00-20:00"})
    found = agreed(head)
    assert approvals_text(found.judged, found.needs) == (
        "Needs the agreement of:\n"
        "  lawyer (law@rosewood.example), or super (2 of @p/team)\n"
        "    1 destructive: rosewood:compliance.quiet_hours.send_window\n"
        "  admin (@ada or @bob), or super (2 of @p/team)\n"
        "    1 cosmetic: rosewood:brand.primary\n"
        "Risk: destructive (1 destructive, 1 cosmetic).\n"
        "  destructive: rosewood:compliance.quiet_hours.send_window, it guards less than before\n"
    )
    assert approvals_markdown(found.judged, found.needs).splitlines()[:4] == [
        "### Needs the agreement of",
        "",
        "- `lawyer` (`law@rosewood.example`), or `super` (2 of `@p/team`)",
        "  - 1 destructive: `rosewood:compliance.quiet_hours.send_window`",
    ]


def test_a_name_cannot_leave_its_code_span() -> None:
    """Members are written by contributors: in markdown none of them mentions anybody or is markup."""
    base = changed("rosewood", roles__admin={**_ROLES["roles.admin"], "members": ["@x`**b**", "@ada"]})
    found = agreed({**base, "rosewood": {**base["rosewood"], "brand": {"primary": "#2"}}}, base)
    assert "(`@ada` or `` @x`**b** ``)" in approvals_markdown(found.judged, found.needs)
