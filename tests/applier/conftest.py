"""The contract's two databases: whatever asks for `trial` is run on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from applier.service import Binding, Database, Plan, Receipt, Warrant, open_database
from compiler.core.snapshot import Snapshot
from tests.applier.trees import BINDING, warrant

TABLES = ("config_entries", "config_contents", "config_releases", "config_pointers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One empty database, and short ways to do to it what the command does."""

    url: str
    database: Database

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite."""
        return self.url.startswith("sqlite")

    def plan(self, head: Snapshot, binding: Binding = BINDING) -> Plan:
        """What applying this tree would change."""
        return self.database.plan(head, "HEAD", binding)

    def apply(self, head: Snapshot, word: Warrant | None = None, *, lock_timeout: float = 5) -> Receipt:
        """Plan and apply, on Ada's word if on nobody else's; every commit descends from every other."""
        plan = self.plan(head)
        return self.database.apply(
            plan, head, word or warrant(), descends=lambda _applied, _new: True, lock_timeout=lock_timeout
        )

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A connection past the applier, for looking and for tampering."""
        engine = create_engine(self.url, poolclass=NullPool)
        with engine.connect() as connection:
            yield connection
            connection.commit()

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What a query yields."""
        with self.connected() as connection:
            return [tuple(row) for row in connection.execute(text(sql), values)]

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row an apply can write."""
        return {table: sorted(self.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608


@pytest.fixture(params=["sqlite", "postgresql"])
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Trial:
    """An empty database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/banns.db"
    else:
        url = request.getfixturevalue("postgres_database")
    return Trial(url=url, database=open_database(url))
