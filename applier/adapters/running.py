"""The running side's own tables: made here, beside what they refer to, and never written by an apply.

They refer to entries by key, read in the view of the event that uses them, never by the id of a row.
"""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from applier.adapters.tables import KEY, MOMENT, metadata

provider_accounts = Table(
    "provider_accounts",
    metadata,
    Column("tenant_key", KEY, primary_key=True),
    Column("event_key", KEY, primary_key=True),
    Column("name", KEY, primary_key=True),
    Column("health_status", Text, nullable=False),
    Column("last_health_check", MOMENT, nullable=True),
)

campaign_runs = Table(
    "campaign_runs",
    metadata,
    Column("tenant_key", KEY, primary_key=True),
    Column("event_key", KEY, primary_key=True),
    Column("name", KEY, primary_key=True),
    Column("started_at", MOMENT, primary_key=True),
    Column("status", Text, nullable=False),
    Column("finished_at", MOMENT, nullable=True),
)

template_approvals = Table(
    "template_approvals",
    metadata,
    Column("tenant_key", KEY, primary_key=True),
    Column("event_key", KEY, primary_key=True),
    Column("name", KEY, primary_key=True),
    Column("status", Text, nullable=False),
    Column("decided_at", MOMENT, nullable=True),
)
