"""The sections there are, the depth at which their entries begin, and who may write them.

This is the ownership table: `docs/reference/ownership.md` is generated from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from schemas.derive import shape_of
from schemas.scope import Scope
from schemas.sections.alert import Alert
from schemas.sections.analytics import Analytics
from schemas.sections.brand import Brand
from schemas.sections.campaign import Campaign
from schemas.sections.catalogue import Catalogue
from schemas.sections.compliance import Compliance
from schemas.sections.environment import Environment
from schemas.sections.event import Event
from schemas.sections.experiment import Experiment
from schemas.sections.flag import Flag
from schemas.sections.integration import Integration
from schemas.sections.layout import Layout
from schemas.sections.orchestration import Orchestration
from schemas.sections.platform import Platform
from schemas.sections.policy import Policy
from schemas.sections.provider import Provider
from schemas.sections.retention import Kept
from schemas.sections.role import Role
from schemas.sections.routing import Routing
from schemas.sections.secret_exception import SecretException
from schemas.sections.segment import Segment
from schemas.sections.settings import Settings
from schemas.sections.suppression import Suppression
from schemas.sections.template import Templates
from schemas.sections.tenant import Tenant
from schemas.shape import Record, Shape, along
from schemas.values.text import Name

SCHEMA_VERSION = "v1"
"""The version of what may be said, as it stands in `schema: tenant/v1` and in every release."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the settings with a name of its own."""

    name: str
    type: Any
    depth: int
    """How many keys stand between the section and its entries: 0 when the section is one entry."""
    owners: frozenset[Scope]
    """The scopes whose layers may write it."""
    why: str = ""
    """Why nobody else may, for the one who tried."""
    due: Scope | None = None
    """The scope from which the section must be there; only for sections that are one entry."""
    environments: tuple[str, ...] = ()
    """Patterns of the routes an environment may change; no others, unless the platform says so."""

    @property
    def shape(self) -> Shape:
        """The partial form of everything below the section's name."""
        return _shape(self.name)


_EVERYONE = frozenset(Scope)
_BELOW = frozenset({Scope.TENANT, Scope.EVENT})


def _only(scope: Scope) -> frozenset[Scope]:
    return frozenset({scope})


SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        section.name: section
        for section in (
            Section("platform", Platform, 0, _only(Scope.PLATFORM), "it says who runs the platform", Scope.PLATFORM),
            Section(
                "environments",
                dict[Name, Environment],
                1,
                _only(Scope.PLATFORM),
                "what an environment may change is the same for all tenants",
            ),
            Section(
                "secret_exceptions",
                dict[Name, SecretException],
                1,
                _only(Scope.PLATFORM),
                "what may pass for no secret is looked at in one place",
            ),
            Section("tenant", Tenant, 0, _only(Scope.TENANT), "it says who the tenant is", Scope.TENANT),
            Section(
                "event",
                Event,
                0,
                _only(Scope.EVENT),
                "it holds the facts of one event",
                Scope.EVENT,
                environments=("event.enabled",),
            ),
            Section(
                "settings",
                Settings,
                1,
                _EVERYONE,
                environments=("settings.sandbox", "settings.send_rate", "settings.sms_segments"),
            ),
            Section("roles", dict[Name, Role], 1, _EVERYONE, environments=("roles.*.members",)),
            Section(
                "catalogue", Catalogue, 2, _only(Scope.PLATFORM), "message categories are the same for all tenants"
            ),
            Section("compliance", Compliance, 1, _EVERYONE),
            Section("retention", dict[Name, Kept], 1, _EVERYONE),
            Section("suppression", Suppression, 0, _EVERYONE),
            Section("brand", Brand, 0, _BELOW, "every tenant looks like itself", Scope.TENANT),
            Section(
                "providers",
                dict[Name, Provider],
                1,
                _BELOW,
                "tenants never share provider accounts",
                environments=("providers.**",),
            ),
            Section("layouts", dict[Name, Layout], 1, _EVERYONE),
            Section("templates", Templates, 3, _EVERYONE),
            Section("routing", Routing, 1, _BELOW, "it names a tenant's own providers", environments=("routing.**",)),
            Section("segments", dict[Name, Segment], 1, _BELOW, "guests belong to tenants"),
            Section(
                "campaigns",
                dict[Name, Campaign],
                1,
                _BELOW,
                "guests belong to tenants",
                environments=("campaigns.*.enabled",),
            ),
            Section(
                "experiments",
                dict[Name, Experiment],
                1,
                _BELOW,
                "guests belong to tenants",
                environments=("experiments.*.enabled",),
            ),
            Section(
                "orchestration",
                Orchestration,
                1,
                _EVERYONE,
                environments=("orchestration.kill_switch", "orchestration.frequency.**"),
            ),
            Section("flags", dict[Name, Flag], 1, _EVERYONE, environments=("flags.**",)),
            Section(
                "integrations",
                dict[Name, Integration],
                1,
                _BELOW,
                "other systems belong to tenants",
                environments=("integrations.**",),
            ),
            Section("analytics", Analytics, 1, _EVERYONE, environments=("analytics.costs.monthly_budget",)),
            Section("alerts", dict[Name, Alert], 1, _EVERYONE, environments=("alerts.**",)),
            Section(
                "policies",
                dict[Name, Policy],
                1,
                _only(Scope.PLATFORM),
                "the platform asks the same of all tenants",
                environments=("policies.*.waivers.**",),
            ),
        )
    }
)


@cache
def _shape(name: str) -> Shape:
    return shape_of(SECTIONS[name].type)


@cache
def due_entries() -> tuple[tuple[str, Scope], ...]:
    """Return the entries that must exist, each with the scope from which it is demanded."""
    due = [(section.name, section.due) for section in SECTIONS.values() if section.due is not None]
    for section in SECTIONS.values():
        shape = section.shape
        if section.depth == 1 and isinstance(shape, Record):
            due += [
                (f"{section.name}.{key}", field.due) for key, field in shape.fields.items() if field.due is not None
            ]
    return tuple(due)


def entry_shape(name: str) -> Shape | None:
    """Return the shape of the entry with this name (`templates.invitation.email.en`), if there can be one."""
    section, *keys = name.split(".")
    found = SECTIONS.get(section)
    if found is None or len(keys) != found.depth:
        return None
    return along(found.shape, keys)
