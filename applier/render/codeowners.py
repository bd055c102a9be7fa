"""CODEOWNERS: for each file of the settings, those who may agree to a change of anything it can hold.

The forge asks for one owner of a file and knows nothing of routes, so this is the coarse half: it brings a
change to the right people. `banns plan --approvals` says precisely whose agreement it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from applier.core.inventory import bodies_of, inventory_of
from applier.core.moves import NO_MOVES
from applier.core.owners import Role, RolesAt, roles_of
from applier.core.risk.sides import Side
from compiler.core.snapshot import PLATFORM, ScopeKey, Snapshot
from schemas.registry import SECTIONS
from schemas.scope import Scope

HEADER = """\
# Made from the settings' roles by `banns codeowners --output .github/CODEOWNERS`: change those instead.
# A file has the owners of everything it may hold. The last line that fits a file counts.
"""
_ANY_EVENT = "*"
"""Stands for the events that say nothing about roles themselves, also those to come; no event has this name."""

Row = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Layer:
    """Who owns the files of one layer: the whole, and each section by itself."""

    path: str
    everyone: tuple[str, ...]
    sections: Mapping[str, tuple[str, ...]]

    def folder_rows(self, usual: _Layer | None = None) -> list[Row]:
        """The row of the folder, unless one for layers like it says the same."""
        return [] if usual is not None and usual.everyone == self.everyone else [(self.path, self.everyone)]

    def section_rows(self, usual: _Layer | None = None) -> list[Row]:
        """The rows of the sections about which the rows so far say something else."""
        rows: list[Row] = []
        for name, owners in self.sections.items():
            said = usual.sections[name] if usual is not None and usual.has_row(name) else self.everyone
            if owners != said:
                rows += [(f"{self.path}{name}.yaml", owners), (f"{self.path}{name}/", owners)]
        return rows

    def has_row(self, section: str) -> bool:
        """Whether the section has other owners than the whole."""
        return self.sections[section] != self.everyone


@dataclass(frozen=True, slots=True)
class _Folder:
    """The layers of one environment."""

    path: str
    roles: RolesAt
    sections: frozenset[str]
    """Those that files there may speak of."""

    def layer(self, place: str, scope: ScopeKey) -> _Layer:
        """Return who owns the files of a layer; its root file may hold anything."""
        roles, names = self.roles(scope), sorted(self.sections & _sections_of(scope))
        everyone = _owners(roles, scope, names)
        sections = {name: _owners(roles, scope, [name]) for name in names if name != _root(scope)}
        return _Layer(f"{self.path}/{place}/", everyone, sections)

    def tenant(self, scope: ScopeKey, events: list[ScopeKey]) -> list[Row]:
        """Return the rows of a tenant and its events, all folders before sections: the last row that fits counts."""
        place = f"tenants/{scope.tenant}"
        own, usual = self.layer(place, scope), self.layer(f"{place}/events/*", ScopeKey(scope.tenant, _ANY_EVENT))
        particular = [self.layer(f"{place}/events/{event.event}", event) for event in events]
        folders = [
            *own.folder_rows(),
            *usual.folder_rows(),
            *(row for each in particular for row in each.folder_rows(usual)),
        ]
        sections = [*own.section_rows(), *usual.section_rows()]
        return [*folders, *sections, *(row for each in particular for row in each.section_rows(usual))]


def codeowners(folder: str, snapshots: Mapping[str, Snapshot]) -> str:
    """Return the file for a configuration at a path of its repository; the environments by name, the base as ''."""
    parts = [HEADER]
    for environment, snapshot in sorted(snapshots.items()):
        path = f"/{folder}/environments/{environment}" if environment else f"/{folder}"
        side = _side(snapshot)
        parts += map(
            _lines, _layers(_Folder(path, roles_of(side, snapshot.scopes), _changeable(side, environment)), snapshot)
        )
    guard = _owners(roles_of(_side(snapshots[""]), [PLATFORM])(PLATFORM), PLATFORM, ["roles"])
    return "\n".join([*parts, _lines([("/.github/CODEOWNERS", guard)])])


def _layers(folder: _Folder, snapshot: Snapshot) -> Iterator[list[Row]]:
    platform = folder.layer("platform", PLATFORM)
    yield [*platform.folder_rows(), *platform.section_rows()]
    tenants: dict[str, list[ScopeKey]] = {}
    for scope in sorted(snapshot.scopes):
        if scope.tenant:
            tenants.setdefault(scope.tenant, []).extend([scope] if scope.event else [])
    for tenant, events in tenants.items():
        yield folder.tenant(ScopeKey(tenant, ""), events)


def _owners(roles: tuple[Role, ...], scope: ScopeKey, sections: list[str]) -> tuple[str, ...]:
    """Everyone who may agree to a change of something in these sections of a layer, sorted."""
    holding = {"**", *sections}
    return tuple(
        sorted(
            {
                member
                for role in roles
                if role.reaches(scope) and any(pattern.partition(".")[0] in holding for pattern in role.approves)
                for member in role.members
            }
        )
    )


def _side(snapshot: Snapshot) -> Side:
    return Side(inventory_of(snapshot, "").scopes, NO_MOVES, bodies_of(snapshot))


def _changeable(side: Side, environment: str) -> frozenset[str]:
    """The sections that an environment's files may speak of; all of them in the base."""
    if not environment:
        return frozenset(SECTIONS)
    own = {name for name, section in SECTIONS.items() if section.environments}
    said = side.entries(PLATFORM, "environments").get(f"environments.{environment}", {})
    allowed = {pattern.partition(".")[0] for pattern in said.get("may_change", ())}
    return frozenset(SECTIONS) if "**" in allowed else frozenset(own | allowed)


def _sections_of(scope: ScopeKey) -> frozenset[str]:
    level = Scope.EVENT if scope.event else Scope.TENANT if scope.tenant else Scope.PLATFORM
    return frozenset(name for name, section in SECTIONS.items() if level in section.owners)


def _root(scope: ScopeKey) -> str:
    """The section whose file is the layer's own, in which anything may stand."""
    return "event" if scope.event else "tenant" if scope.tenant else "platform"


def _lines(rows: list[Row]) -> str:
    """The rows, with what a forge would take for the end of a path written so that it does not."""
    return "".join(" ".join([path.replace(" ", "\\ "), *owners]) + "\n" for path, owners in rows)
