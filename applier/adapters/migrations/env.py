"""Run by Alembic: takes the connection it is handed and stays inside that connection's transaction."""

from __future__ import annotations

from alembic import context

from applier.adapters.schema import TABLE

context.configure(connection=context.config.attributes["connection"], version_table=TABLE)
context.run_migrations()
