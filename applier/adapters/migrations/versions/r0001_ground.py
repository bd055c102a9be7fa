"""Versions, contents, releases and pointers; the running side's tables; the views of the brief."""

from __future__ import annotations

from importlib.resources import files

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

revision = "0001"
down_revision = None

# In the order in which they use one another.
VIEWS = (
    "config_live",
    "tenants",
    "events",
    "unified_communication_providers",
    "unified_communication_templates",
    "communication_campaigns",
)

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
BODY = sa.Text().with_variant(JSONB(), "postgresql")
MOMENT = sa.Text().with_variant(TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make everything."""
    _versions()
    _releases()
    _running()
    dialect = op.get_bind().dialect.name
    folder = files("applier.adapters.migrations") / "views_0001" / dialect
    for view in VIEWS:
        op.get_bind().exec_driver_sql((folder / f"{view}.sql").read_text(encoding="utf-8").replace("%", "%%"))
    if dialect == "postgresql":
        _compress()


def _versions() -> None:
    op.create_table(
        "config_entries",
        sa.Column("tenant_key", KEY, primary_key=True),
        sa.Column("event_key", KEY, primary_key=True),
        sa.Column("section", KEY, primary_key=True),
        sa.Column("name", KEY, primary_key=True),
        sa.Column("from_release", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("to_release", sa.BigInteger, nullable=False),
        sa.Column("content_digest", KEY, nullable=False, comment="sha256 of the value; empty: removed here"),
        sa.Column("layers_digest", KEY, nullable=False),
        sa.Column("layers", sa.Text, nullable=False, comment="canonical JSON: the layer of every leaf"),
        sa.Column("id", KEY, nullable=False),
        sa.CheckConstraint("from_release < to_release", name="config_entries_range"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "config_entries_as_of",
        "config_entries",
        ["tenant_key", "event_key", "to_release", "section", "name"],
        unique=True,
    )
    op.create_table(
        "config_contents",
        sa.Column("tenant_key", KEY, primary_key=True),
        sa.Column("digest", KEY, primary_key=True),
        sa.Column("body", BODY, nullable=False),
    )


def _releases() -> None:
    op.create_table(
        "config_releases",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("parent_hash", KEY, nullable=False),
        sa.Column("hash", KEY, nullable=False, unique=True),
        sa.Column("plan_digest", KEY, nullable=False),
        sa.Column("repository", sa.Text, nullable=False),
        sa.Column("environment", sa.Text, nullable=False),
        sa.Column("commit_id", sa.Text, nullable=False, comment="empty: applied from a tree that is in no commit"),
        sa.Column("compiler_version", sa.Text, nullable=False),
        sa.Column("schema_version", sa.Text, nullable=False),
        sa.Column("applied_by", sa.Text, nullable=False),
        sa.Column("approvals", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("applied_at", MOMENT, nullable=False),
    )
    op.create_table(
        "config_pointers",
        sa.Column("tenant_key", KEY, primary_key=True),
        sa.Column("event_key", KEY, primary_key=True),
        sa.Column("release", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def _running() -> None:
    op.create_table(
        "provider_accounts",
        *_entry_key(),
        sa.Column("health_status", sa.Text, nullable=False),
        sa.Column("last_health_check", MOMENT, nullable=True),
    )
    op.create_table(
        "campaign_runs",
        *_entry_key(),
        sa.Column("started_at", MOMENT, primary_key=True),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
    )
    op.create_table(
        "template_approvals",
        *_entry_key(),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
    )


def _entry_key() -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, KEY, primary_key=True) for name in ("tenant_key", "event_key", "name"))


def _compress() -> None:
    """Compress bodies with lz4 where the server was built with it: about twice as fast as the default."""
    offered = "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
    if op.get_bind().exec_driver_sql(offered).scalar():
        op.execute("ALTER TABLE config_contents ALTER COLUMN body SET COMPRESSION lz4")
