"""Releases as rows, and back. A release is only ever added."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from applier.adapters.tables import config_releases
from applier.core.binding import Binding
from applier.core.release import Release, Warrant, moment


def last_release(connection: Connection) -> Release | None:
    """Return the newest release; None where nothing has been applied."""
    row = connection.execute(select(config_releases).order_by(config_releases.c.number.desc()).limit(1)).first()
    return None if row is None else _release(row)


def release_numbered(connection: Connection, number: int) -> Release:
    """Return one release. Raises LookupError."""
    row = connection.execute(select(config_releases).where(config_releases.c.number == number)).first()
    if row is None:
        raise LookupError(f"there is no release {number}")
    return _release(row)


def record(connection: Connection, release: Release) -> None:
    """Write a release down."""
    warrant = release.warrant
    is_text = connection.dialect.name == "sqlite"
    connection.execute(
        insert(config_releases).values(
            number=release.number,
            parent_hash=release.parent,
            hash=release.hash,
            plan_digest=release.plan,
            repository=warrant.binding.repository,
            environment=warrant.binding.environment,
            commit_id=warrant.commit,
            compiler_version=warrant.compiler_version,
            schema_version=warrant.schema_version,
            applied_by=warrant.who,
            approvals=list(warrant.approvals),
            applied_at=moment(warrant.at) if is_text else warrant.at,
        )
    )


def _release(row: Row[Any]) -> Release:
    at = row.applied_at
    return Release(
        number=row.number,
        parent=row.parent_hash,
        plan=row.plan_digest,
        warrant=Warrant(
            binding=Binding(repository=row.repository, environment=row.environment),
            commit=row.commit_id,
            who=row.applied_by,
            at=(datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone(UTC),
            compiler_version=row.compiler_version,
            schema_version=row.schema_version,
            approvals=tuple(row.approvals),
        ),
    )
