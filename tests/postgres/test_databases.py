"""Databases handed to tests: isolated, copied from a template prepared once, on every version found."""

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.postgres.cluster import Cluster
from tests.postgres.databases import fresh_database, prepared_template

pytestmark = pytest.mark.every_postgres


def run(url: str, statement: str) -> list[tuple[object, ...]]:
    """Run one statement and commit it; its rows, none for a statement that gives none."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def test_version_is_the_one_asked_for(postgres_cluster: Cluster, postgres_database: str) -> None:
    """A test repeated for every version meets each version's own server."""
    [(version,)] = run(postgres_database, "SELECT current_setting('server_version_num')::int / 10000")
    assert version == postgres_cluster.major


def test_utf8_in_binary_order(postgres_database: str) -> None:
    """Text is UTF-8 and sorts by code point, whatever the machine's own locale."""
    rows = run(postgres_database, "SELECT x FROM unnest(ARRAY['é', 'a', 'B']) AS x ORDER BY x")
    assert rows == [("B",), ("a",), ("é",)]
    assert run(postgres_database, "SHOW server_encoding") == [("UTF8",)]


def test_two_databases_are_isolated(postgres_cluster: Cluster) -> None:
    """What one database holds is unknown in another of the same cluster."""
    with fresh_database(postgres_cluster) as one, fresh_database(postgres_cluster) as other:
        run(one, "CREATE TABLE mine (x int)")
        assert run(other, "SELECT to_regclass('mine')") == [(None,)]
        run(other, "CREATE TABLE mine (y text)")


def test_dropped_although_somebody_is_connected(postgres_cluster: Cluster) -> None:
    """A connection that a failing test left open does not keep its database."""
    with fresh_database(postgres_cluster) as url:
        name = url.partition("@/")[2].partition("?")[0]
        left_open = psycopg.connect(host=str(postgres_cluster.folder), user="postgres", dbname=name)
    left_open.close()
    assert (name,) not in run(postgres_cluster.url("postgres"), "SELECT datname FROM pg_database")


def test_template_is_prepared_once(postgres_cluster: Cluster) -> None:
    """A second request finds the template, and no copy changes it."""
    calls: list[str] = []

    def prepare(url: str) -> None:
        calls.append(url)
        run(url, "CREATE TABLE prepared (x int)")

    name = f"once_{id(calls)}"
    for _ in range(2):
        assert prepared_template(postgres_cluster, name, prepare) == name
        with fresh_database(postgres_cluster, name) as url:
            assert run(url, "SELECT count(*) FROM prepared") == [(0,)]
            run(url, "INSERT INTO prepared VALUES (1)")
    assert len(calls) == 1


def test_failed_preparation_is_repeated(postgres_cluster: Cluster) -> None:
    """A preparation that failed half-way leaves nothing that the next one trips over."""

    def fail(url: str) -> None:
        run(url, "CREATE TABLE half (x int)")
        raise ZeroDivisionError

    name = f"again_{id(fail)}"
    with pytest.raises(ZeroDivisionError):
        prepared_template(postgres_cluster, name, fail)
    prepared_template(postgres_cluster, name, lambda _: None)
    with fresh_database(postgres_cluster, name) as url:
        assert run(url, "SELECT to_regclass('half')") == [(None,)]
