"""What an apply does, as values: the same steps are shown beforehand and performed afterwards.

A step is one statement over many rows, so between two steps is between two statements. Versions are
closed and opened, never changed and never deleted; contents are only added.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from applier.core.address import Address
from applier.core.change import Closing, Opening, Replacement, Stored, Transfer
from applier.core.inventory import ContentKey
from applier.core.plan import Plan
from applier.core.release import Release
from compiler.core.snapshot import PLATFORM, Entry, ScopeKey, Snapshot


class Content(NamedTuple):
    """A body to keep."""

    key: ContentKey
    body: bytes


class Version(NamedTuple):
    """A version to open."""

    address: Address
    content: str
    layers: bytes
    layers_digest: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRelease:
    """Write down the release."""

    release: Release


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreContents:
    """Add bodies that the database does not have."""

    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseVersions:
    """End the open version at each address with this release."""

    addresses: tuple[Address, ...]
    release: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVersions:
    """Begin versions with this release."""

    versions: tuple[Version, ...]
    release: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePointer:
    """Let a scope, and everyone below without a pointer of its own, read as of this release."""

    scope: ScopeKey
    release: int


Step = RecordRelease | StoreContents | CloseVersions | OpenVersions | MovePointer


def offered_contents(plan: Plan) -> tuple[ContentKey, ...]:
    """Return the bodies that the plan's versions need, some of which the database may have."""
    keys = {
        ContentKey(change.address.scope.tenant, change.after.content)
        for change in plan.stored
        if not isinstance(change, Closing) and change.after.content
    }
    return tuple(sorted(keys))


def make_steps(
    plan: Plan, head: Snapshot, ids: Mapping[Address, str], known: Collection[ContentKey], release: Release
) -> tuple[Step, ...]:
    """Return the steps that carry out a plan; those with nothing to do are left out."""
    opened = [change.address for change in plan.stored if not isinstance(change, Closing)]
    contents = _missing(opened, head, frozenset(known))
    closed = tuple(_origin(change) for change in plan.stored if not isinstance(change, Opening))
    versions = tuple(_version(address, _entry(head, address), ids[address]) for address in opened)
    number = release.number
    steps: list[Step] = [RecordRelease(release=release)]
    if contents:
        steps.append(StoreContents(contents=contents))
    if closed:
        steps.append(CloseVersions(addresses=closed, release=number))
    if versions:
        steps.append(OpenVersions(versions=versions, release=number))
    return (*steps, MovePointer(scope=PLATFORM, release=number))


def _entry(head: Snapshot, address: Address) -> Entry:
    return head.scopes[address.scope][address.name]


def _missing(opened: list[Address], head: Snapshot, known: frozenset[ContentKey]) -> tuple[Content, ...]:
    bodies: dict[ContentKey, bytes] = {}
    for address in opened:
        entry = _entry(head, address)
        key = ContentKey(address.scope.tenant, entry.content_digest)
        if entry.content is not None and key not in known:
            bodies[key] = entry.content
    return tuple(Content(key, bodies[key]) for key in sorted(bodies))


def _version(address: Address, entry: Entry, given: str) -> Version:
    return Version(address, entry.content_digest, entry.layers, entry.layers_digest, given)


def _origin(change: Replacement | Transfer | Closing | Stored) -> Address:
    return change.origin if isinstance(change, Transfer | Closing) else change.address
