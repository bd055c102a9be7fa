"""Databases inside a running cluster: one for each test, copied from a template that is prepared once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier

from tests.postgres.cluster import Cluster

EMPTY = "template0"


@contextmanager
def fresh_database(cluster: Cluster, template: str = EMPTY) -> Iterator[str]:
    """The URL of a new database copied from a template, dropped afterwards whoever is still connected to it."""
    name = f"test_{uuid4().hex}"
    with _maintenance(cluster) as connection:
        _create(connection, name, template)
    try:
        yield cluster.url(name)
    finally:
        with _maintenance(cluster) as connection:
            _drop(connection, name)


def prepared_template(cluster: Cluster, name: str, prepare: Callable[[str], None]) -> str:
    """The name of a template that `prepare`, given the URL of an empty database, filled once for the whole cluster.

    The first process to ask prepares it and the others wait. It is marked as a template only when it is
    whole, so what a failed or killed preparation leaves behind is thrown away by the next one.
    """
    with _maintenance(cluster) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [name])
        found = connection.execute("SELECT datname FROM pg_database WHERE datname = %s AND datistemplate", [name])
        if found.fetchone() is None:
            _drop(connection, name)
            _create(connection, name, EMPTY)
            prepare(cluster.url(name))
            # Closed to connections, for a database that anyone is connected to cannot be copied.
            connection.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(Identifier(name)))
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            connection.execute(SQL("ALTER DATABASE {} IS_TEMPLATE true").format(Identifier(name)))
    return name


def _maintenance(cluster: Cluster) -> psycopg.Connection:
    """A connection that creates and drops databases, which no transaction may hold."""
    return psycopg.connect(host=str(cluster.folder), user="postgres", dbname="postgres", autocommit=True)


def _create(connection: psycopg.Connection, name: str, template: str) -> None:
    # Copying files is faster than logging every block of them once nothing is synced to disk.
    statement = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    connection.execute(statement.format(Identifier(name), Identifier(template)))


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
