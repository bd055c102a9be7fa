"""The pytest face of the launcher: load it with `pytest_plugins = ["tests.postgres.fixtures"]`.

    def test_one(postgres_database: str) -> None: ...    # the URL of a database of its own

    @pytest.mark.every_postgres                          # the same, on every PostgreSQL found
    def test_two(postgres_database: str) -> None: ...

    @pytest.fixture(scope="session")                     # in a conftest: what its tests' databases start from
    def postgres_template(postgres_cluster: Cluster) -> str:
        return prepared_template(postgres_cluster, "migrated", prepare)

A run that asks for none of these starts no server.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.postgres.binaries import installations
from tests.postgres.cluster import Cluster
from tests.postgres.databases import EMPTY, fresh_database
from tests.postgres.sharing import SharedClusters

INPUT = "banns_postgres"
SHARED = pytest.StashKey[SharedClusters]()
HOLDING = pytest.StashKey[ExitStack]()


class WorkerNode(Protocol):
    """What xdist tells the controller about a worker it is about to start."""

    config: pytest.Config
    workerinput: dict[str, str]


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", "every_postgres: run once on every PostgreSQL version found (15 or newer)")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerNode) -> None:
    """Tell each xdist worker where the run's clusters are shared."""
    node.workerinput[INPUT] = str(_shared(node.config).folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the clusters when the process that holds them ends."""
    if holding := config.stash.get(HOLDING, None):
        holding.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Repeat a marked test for every PostgreSQL version found."""
    if metafunc.definition.get_closest_marker("every_postgres"):
        majors = [installation.major for installation in installations(os.environ)]
        names = [f"postgres{major}" for major in majors]
        metafunc.parametrize("postgres_cluster", majors, ids=names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def postgres_cluster(request: pytest.FixtureRequest) -> Cluster:
    """The run's PostgreSQL server: the preferred one, or each in turn under the marker `every_postgres`."""
    by_major = {installation.major: installation for installation in installations(os.environ)}
    major: int = getattr(request, "param", next(iter(by_major)))
    return _shared(request.config).cluster(by_major[major])


@pytest.fixture(scope="session")
def postgres_template() -> str:
    """The template that `postgres_database` copies: empty, unless a nearer conftest overrides this."""
    return EMPTY


@pytest.fixture
def postgres_database(postgres_cluster: Cluster, postgres_template: str) -> Iterator[str]:
    """The URL of a database of the test's own, dropped after it."""
    with fresh_database(postgres_cluster, postgres_template) as url:
        yield url


def _shared(config: pytest.Config) -> SharedClusters:
    """The clusters of this run; the process that has no controller above it holds them."""
    if SHARED not in config.stash:
        given = getattr(config, "workerinput", {}).get(INPUT)
        if given is None:
            # The public fixture of it does not exist in xdist's controller, which reads this attribute itself.
            base: pytest.TempPathFactory = config._tmp_path_factory  # type: ignore[attr-defined]
            config.stash[SHARED] = shared = SharedClusters(folder=base.mktemp("postgres"))
            config.stash[HOLDING] = holding = ExitStack()
            holding.enter_context(shared.held())
        else:
            config.stash[SHARED] = SharedClusters(folder=Path(given))
    return config.stash[SHARED]
