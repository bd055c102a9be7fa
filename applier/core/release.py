"""A release: what was applied, on whose word, and its place in the chain.

Each release's hash covers all that is said of it and the hash of the one before, so that no release can
be changed or left out unseen.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from applier.core.binding import Binding


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """On whose word a plan is applied; everything in it comes from the caller."""

    binding: Binding
    commit: str
    """The commit the tree was compiled from; empty for a tree that is in none."""
    who: str
    at: datetime
    """When, with its zone."""
    compiler_version: str
    schema_version: str
    approvals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One link of the chain."""

    number: int
    parent: str
    """The hash of the release before; empty for the first."""
    plan: str
    """The digest of the plan that was applied."""
    warrant: Warrant

    @property
    def hash(self) -> str:
        """sha256 over everything this release says."""
        warrant = self.warrant
        said = {
            "format": "banns.release/v1",
            "number": self.number,
            "parent": self.parent,
            "plan": self.plan,
            "repository": warrant.binding.repository,
            "environment": warrant.binding.environment,
            "commit": warrant.commit,
            "who": warrant.who,
            "at": moment(warrant.at),
            "compiler": warrant.compiler_version,
            "schema": warrant.schema_version,
            "approvals": warrant.approvals,
        }
        return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def moment(at: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the microsecond. Raises ValueError where it has no zone."""
    if at.utcoffset() is None:
        raise ValueError("a moment without a zone is no moment")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def next_release(last: Release | None, plan: str, warrant: Warrant) -> Release:
    """Return the release that follows."""
    if last is None:
        return Release(number=1, parent="", plan=plan, warrant=warrant)
    return Release(number=last.number + 1, parent=last.hash, plan=plan, warrant=warrant)
