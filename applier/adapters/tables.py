"""The tables, as SQLAlchemy Core sees them; `migrations` makes them, and a test holds the two together.

The tenant comes first in every key and no key column is null: the platform's key is the empty text, so
one index serves everyone and a sharded PostgreSQL can distribute by tenant. Refuses foreign keys from
versions to contents: both are only ever added, together, in one transaction.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

OPEN = 2**63 - 1
"""`to_release` of a version that is still open: not null, so that ranges compare and keys hold."""

KEY = Text().with_variant(Text(collation="C"), "postgresql")
BODY = Text().with_variant(JSONB(), "postgresql")
MOMENT = Text().with_variant(TIMESTAMP(timezone=True), "postgresql")
LIST = JSON().with_variant(JSONB(), "postgresql")

metadata = MetaData()

config_entries = Table(
    "config_entries",
    metadata,
    Column("tenant_key", KEY, primary_key=True),
    Column("event_key", KEY, primary_key=True),
    Column("section", KEY, primary_key=True),
    Column("name", KEY, primary_key=True),
    Column("from_release", BigInteger, primary_key=True, autoincrement=False),
    Column("to_release", BigInteger, nullable=False),
    Column("content_digest", KEY, nullable=False, comment="sha256 of the value; empty: removed here"),
    Column("layers_digest", KEY, nullable=False),
    Column("layers", Text, nullable=False, comment="canonical JSON: the layer of every leaf"),
    Column("id", KEY, nullable=False),
    CheckConstraint("from_release < to_release", name="config_entries_range"),
    # One open version to an address, and the way in for whoever reads as of a release.
    Index("config_entries_as_of", "tenant_key", "event_key", "to_release", "section", "name", unique=True),
    sqlite_with_rowid=False,
)

config_contents = Table(
    "config_contents",
    metadata,
    Column("tenant_key", KEY, primary_key=True),
    Column("digest", KEY, primary_key=True),
    Column("body", BODY, nullable=False),
)

config_releases = Table(
    "config_releases",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("parent_hash", KEY, nullable=False),
    Column("hash", KEY, nullable=False, unique=True),
    Column("plan_digest", KEY, nullable=False),
    Column("repository", Text, nullable=False),
    Column("environment", Text, nullable=False),
    Column("commit_id", Text, nullable=False, comment="empty: applied from a tree that is in no commit"),
    Column("compiler_version", Text, nullable=False),
    Column("schema_version", Text, nullable=False),
    Column("applied_by", Text, nullable=False),
    Column("approvals", LIST, nullable=False),
    Column("applied_at", MOMENT, nullable=False),
)

config_pointers = Table(
    "config_pointers",
    metadata,
    Column("tenant_key", KEY, primary_key=True),
    Column("event_key", KEY, primary_key=True),
    Column("release", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
