"""The launcher against real servers: as whom they run, what they leave behind, where their programs may be."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.postgres.account import LONGEST_SOCKET_PATH, server_account
from tests.postgres.binaries import VARIABLE, Installation, installations
from tests.postgres.cluster import Cluster, running

ROOT = Path(__file__).parents[2]
OWNER = """
import os, sys, time
from tests.postgres.binaries import installations
from tests.postgres.cluster import running
with running(installations(os.environ)[0]) as cluster:
    print((cluster.folder / "data/postmaster.pid").read_text().split()[0], flush=True)
    time.sleep(600)
"""


@pytest.fixture
def preferred() -> Installation:
    """The server a run uses when nothing else is asked for."""
    return installations(os.environ)[0]


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary directory of the test's own, short and open enough for clusters, to see what is left in it."""
    folder = Path(tempfile.mkdtemp(prefix="banns-test-", dir="/tmp"))
    folder.chmod(0o777)
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    shutil.rmtree(folder)


def answer(cluster: Cluster, question: str) -> object:
    """The one value that a query gives on the cluster's own database."""
    with psycopg.connect(host=str(cluster.folder), user="postgres", dbname="postgres") as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]


def alive(process: int) -> bool:
    """Whether a process runs; a zombie that nobody collects does not."""
    listing = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return listing.stdout.strip()[:1] not in ("", "Z")


def eventually_empty(folder: Path, seconds: float = 30) -> bool:
    """Whether a folder becomes empty in time."""
    deadline = time.monotonic() + seconds
    while any(folder.iterdir()):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_runs_as_somebody_harmless(preferred: Installation, temporary: Path) -> None:
    """Started by root the server belongs to nobody, otherwise to whoever started it, and no other may enter."""
    with running(preferred) as cluster:
        status = cluster.folder.stat()
        assert cluster.folder.parent == temporary
        assert status.st_uid == (server_account().user or os.geteuid()) != 0
        assert status.st_mode & 0o077 == 0
        assert answer(cluster, "SELECT current_setting('listen_addresses')") == ""
    assert eventually_empty(temporary)


@pytest.mark.parametrize(("durable", "fsync"), [(True, "on"), (False, "off")])
def test_durability_is_chosen(preferred: Installation, durable: bool, fsync: str) -> None:
    """A benchmark's cluster syncs to disk and a test's does not."""
    with running(preferred, durable=durable) as cluster:
        assert answer(cluster, "SHOW fsync") == fsync


def test_killed_owner_leaves_nothing(temporary: Path) -> None:
    """When the owner is killed with SIGKILL, its server stops and the folder goes."""
    with subprocess.Popen([sys.executable, "-c", OWNER], cwd=ROOT, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        server = int(owner.stdout.readline())
        assert alive(server)
        owner.send_signal(signal.SIGKILL)
    assert eventually_empty(temporary)
    assert not alive(server)


def test_owner_killed_during_start_leaves_nothing(temporary: Path) -> None:
    """When the owner is killed before its server is up, the start is undone all the same."""
    with subprocess.Popen([sys.executable, "-c", OWNER], cwd=ROOT, stdout=subprocess.PIPE, text=True) as owner:
        while not any(temporary.glob("*/log")):
            assert owner.poll() is None
            time.sleep(0.005)
        owner.send_signal(signal.SIGKILL)
        assert owner.communicate()[0] == ""
    assert eventually_empty(temporary)


def test_exception_stops_the_cluster(preferred: Installation, temporary: Path) -> None:
    """Leaving the block by an exception stops the server like leaving it in peace."""
    with pytest.raises(ZeroDivisionError), running(preferred):
        raise ZeroDivisionError
    assert eventually_empty(temporary)


def test_private_binaries(preferred: Installation, temporary: Path, tmp_path: Path) -> None:
    """Programs in a folder that only its owner may enter run from a copy, and that folder stays private."""
    private = tmp_path / "private"
    for part in preferred.parts:
        shutil.copytree(part, private / part.relative_to(preferred.root))
    private.chmod(0o700)
    binaries = private / preferred.binaries.relative_to(preferred.root)
    with running(installations({VARIABLE: str(binaries)})[0]) as cluster:
        assert answer(cluster, "SELECT current_setting('server_version_num')::int / 10000") == preferred.major
        assert (cluster.folder / "carried").exists() == (os.geteuid() == 0)
    assert private.stat().st_mode & 0o777 == 0o700
    assert eventually_empty(temporary)


def test_failed_start_shows_the_log(temporary: Path, tmp_path: Path) -> None:
    """A server that does not start is reported with its own words, and leaves no folder."""
    for program, words in {"initdb": "echo out of luck; exit 1", "postgres": "echo '(PostgreSQL) 18.0'"}.items():
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / program).write_text(f"#!/bin/sh\n{words}\n")
        (tmp_path / "bin" / program).chmod(0o755)
    broken = installations({VARIABLE: str(tmp_path / "bin")})[0]
    with pytest.raises(RuntimeError, match="out of luck"), running(broken):
        pass
    assert eventually_empty(temporary)


def test_long_temporary_directory_is_passed_over(
    preferred: Installation, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where TMPDIR is too deep for a socket's path, the cluster goes to /tmp."""
    deep = temporary / ("d" * LONGEST_SOCKET_PATH)
    deep.mkdir(mode=0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    with running(preferred) as cluster:
        assert cluster.folder.parent == Path("/tmp")  # noqa: S108 (the very folder meant)
        assert answer(cluster, "SELECT 1") == 1
