"""The tables: as declared, entered by index, open to what the running side does."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import IntegrityError

import applier.adapters.running
from applier.adapters import schema
from applier.adapters.reader import effective_query
from applier.adapters.tables import metadata
from applier.service import open_database
from compiler.core.snapshot import ScopeKey
from tests.applier.conftest import Trial
from tests.applier.trees import tree

TENANTS, EVENTS = 40, 25


def _many() -> dict[str, dict[str, object]]:
    said: dict[str, dict[str, object]] = {
        "platform": {"platform": {}, **{f"compliance.rule-{number}": number for number in range(20)}}
    }
    for tenant in range(TENANTS):
        said[f"t{tenant}"] = {"tenant": tenant, "brand": tenant, "settings.tone": "formal"}
        for event in range(EVENTS):
            said[f"t{tenant}/e{event}"] = {"event": event, "brand": event, "providers.sms": {"priority": event}}
    return said


def test_an_effective_view_is_one_query_by_index(trial: Trial) -> None:
    """The database says that reading an event goes through indexes and never through a whole table."""
    trial.apply(tree(_many()))
    wanted = effective_query(ScopeKey("t7", "e3"))
    with trial.connected() as connection:
        query = str(wanted.compile(connection, compile_kwargs={"literal_binds": True}))
        connection.exec_driver_sql("ANALYZE")
        how = "EXPLAIN QUERY PLAN " if trial.is_sqlite else "EXPLAIN "
        lines = [str(row) for row in connection.exec_driver_sql(how + query.replace("%", "%%"))]
    read = [line for line in lines if "config_entries" in line or "config_contents" in line]
    assert read
    whole = "SCAN config" if trial.is_sqlite else "Seq Scan"
    assert not [line for line in read if whole in line], "\n".join(lines)
    assert sum("config_entries_as_of" in line for line in lines) >= 3, "\n".join(lines)


def test_migrations_make_what_the_tables_say(trial: Trial) -> None:
    """Alembic finds no difference between the migrated database and the declared tables."""
    assert applier.adapters.running.provider_accounts.metadata is metadata
    trial.apply(tree({"platform": {"platform": {}}}))
    with trial.connected() as connection:
        options = {"version_table": schema.TABLE, "compare_type": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    assert differences == []


def test_the_newest_revision_is_the_one_the_code_names() -> None:
    """The constant that lets a command skip Alembic is the head of the migrations."""
    config = Config()
    config.set_main_option("script_location", "applier.adapters:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [schema.NEWEST]


def test_only_one_version_is_open_to_an_address(trial: Trial) -> None:
    """The database itself refuses a second open version."""
    trial.apply(tree({"rosewood": {"tenant": 1}}))
    columns = "to_release, content_digest, layers_digest, layers, id"
    again = f"INSERT INTO config_entries SELECT tenant_key, event_key, section, name, 2, {columns} FROM config_entries"  # noqa: S608
    with trial.connected() as connection:
        with pytest.raises(IntegrityError, match=r"(?i)unique"):
            connection.exec_driver_sql(again)
        connection.rollback()


def test_an_apply_never_touches_the_running_sides_tables(trial: Trial) -> None:
    """Health, runs and approvals stay through changes, retirements and returns of what they belong to."""
    provider = {"type": "twilio", "channel": "sms", "priority": 10, "config": {}}
    trial.apply(tree({"rosewood": {"tenant": {"name": "R"}, "providers.sms": provider}}))
    with trial.connected() as connection:
        connection.exec_driver_sql("INSERT INTO provider_accounts VALUES ('rosewood', '', 'sms', 'healthy', NULL)")
    trial.apply(tree({"rosewood": {"tenant": {"name": "R"}}}))
    assert trial.rows("SELECT health_status FROM unified_communication_providers") == []
    trial.apply(tree({"rosewood": {"tenant": {"name": "R"}, "providers.sms": provider}}))
    assert trial.rows("SELECT health_status FROM unified_communication_providers") == [("healthy",)]


def test_bodies_are_compressed_with_lz4_where_the_server_can(postgres_database: str) -> None:
    """PostgreSQL keeps bodies with the faster compression, if it was built with it."""
    trial = Trial(url=postgres_database, database=open_database(postgres_database))
    trial.apply(tree({"rosewood": {"tenant": 1}}))
    offered = trial.rows("SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'")
    used = "SELECT attcompression = 'l' FROM pg_attribute WHERE attrelid = 'config_contents'::regclass AND attnum = 3"
    assert trial.rows(used) == offered
