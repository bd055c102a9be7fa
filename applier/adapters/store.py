"""One database: opened when asked, read in one transaction, written in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine

from applier.adapters import engine as engines
from applier.adapters import lookups, performing, reader, releases, schema
from applier.adapters.bulk import Bulk
from applier.adapters.failures import named_failures
from applier.adapters.inventories import read_inventory
from applier.adapters.sqlite import Sqlite
from applier.core.address import Address
from applier.core.failure import Unavailable
from applier.core.identity import Given
from applier.core.inventory import NOTHING, ContentKey, Inventory
from applier.core.release import Release
from applier.core.steps import Step
from applier.core.view import EffectiveView
from compiler.core.snapshot import ScopeKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """A connection inside its transaction, and what can be asked of it there."""

    connection: Connection
    bulk: Bulk

    def last_release(self) -> Release | None:
        """Return the newest release."""
        return releases.last_release(self.connection)

    def last_at(self, addresses: Collection[Address]) -> Mapping[Address, Given]:
        """Return who was last at each of these addresses."""
        return lookups.last_at(self.connection, self.bulk, addresses)

    def holders(self, ids: Collection[str]) -> Mapping[str, Given]:
        """Return who had each of these ids last."""
        return lookups.holders(self.connection, self.bulk, ids)

    def known_contents(self, keys: Collection[ContentKey]) -> frozenset[ContentKey]:
        """Return which of these bodies are there."""
        return lookups.known_contents(self.connection, self.bulk, keys)

    def perform(self, step: Step) -> None:
        """Do what one step says."""
        performing.perform(self.connection, self.bulk, step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A database by its address; opening it connects to nothing."""

    address: str
    url: URL
    engine: Engine
    bulk: Bulk

    @classmethod
    def at(cls, address: str) -> Store:
        """Return the database at an address. Raises Unavailable where the address cannot be read."""
        url = engines.parsed_url(address)
        return cls(address=address, url=url, engine=engines.make_engine(url), bulk=_bulk(url))

    def inventory(self, release: int | None) -> Inventory:
        """Return what is there, live or as of a release. Raises LookupError where there is no such release."""
        with self._reading() as connection:
            if connection is not None:
                return read_inventory(connection, release)
        if release is not None:
            raise LookupError(f"there is no release {release}")
        return NOTHING

    def bodies(self, keys: Collection[ContentKey]) -> Mapping[ContentKey, bytes]:
        """Return the bodies that are there."""
        with self._reading() as connection:
            return {} if connection is None else lookups.read_bodies(connection, self.bulk, keys)

    def last_at(self, addresses: Collection[Address]) -> Mapping[Address, Given]:
        """Return who was last at each of these addresses."""
        with self._reading() as connection:
            return {} if connection is None else lookups.last_at(connection, self.bulk, addresses)

    def effective(self, scope: ScopeKey) -> EffectiveView:
        """Return what a reader sees as of its pointer."""
        with self._reading() as connection:
            if connection is None:
                return EffectiveView(reader=scope, release=None, entries={})
            return reader.read_effective(connection, scope)

    def upgrade(self, who: str, lock_timeout: float) -> None:
        """Bring tables of an older version up to date; an empty database stays empty."""
        if engines.missing_file(self.url):
            return
        with named_failures(self.address, self.bulk), self.engine.connect() as connection:
            found = schema.revision(connection)
        if found is not None and found < schema.NEWEST:
            with self.writing(who, lock_timeout):
                pass  # it migrates as it begins

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """A connection that reads one moment; None where there are no tables yet."""
        if engines.missing_file(self.url):
            yield None
            return
        with named_failures(self.address, self.bulk), self.engine.connect() as connection:
            if not self._is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            found = schema.revision(connection)
            if found is not None:
                schema.check_readable(found)
            yield None if found is None else connection

    @contextmanager
    def writing(self, who: str, lock_timeout: float) -> Iterator[Transaction]:
        """The one transaction of an apply: locked, with its tables, kept only if the block ends well."""
        with named_failures(self.address, self.bulk), self.engine.connect() as connection:
            if self._is_sqlite:
                self._ready_sqlite(connection, lock_timeout)
                connection.execution_options(**{engines.WRITING: True})
            with connection.begin():
                self.bulk.lock(connection, who, lock_timeout)
                schema.migrate(connection)
                yield Transaction(connection=connection, bulk=self.bulk)

    def _ready_sqlite(self, connection: Connection, lock_timeout: float) -> None:
        """Say how long to wait, and let readers read while somebody writes; neither can be said inside."""
        raw = connection.connection.driver_connection
        if raw is None:
            raise Unavailable("the database is gone")
        raw.execute(f"PRAGMA busy_timeout = {round(lock_timeout * 1000)}")
        raw.execute("PRAGMA journal_mode = WAL")

    @property
    def _is_sqlite(self) -> bool:
        return bool(self.url.get_backend_name() == "sqlite")


def _bulk(url: URL) -> Bulk:
    if url.get_backend_name() == "sqlite":
        return Sqlite()
    from applier.adapters.postgresql import Postgresql  # noqa: PLC0415 (its driver is slow to load)

    return Postgresql()
