"""One cluster for a whole test run, as real runs of pytest show it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.postgres.cluster import Cluster

ROOT = Path(__file__).parents[2]
PROJECT = {
    "pytest.ini": "[pytest]\n",
    "conftest.py": 'pytest_plugins = ["tests.postgres.fixtures"]\n',
    "test_asking.py": """
import os, pathlib, time, pytest
@pytest.mark.parametrize("number", range(4))
def test_asks(number, postgres_cluster, postgres_database):
    pathlib.Path(f"seen-{number}").write_text(str(postgres_cluster.folder))
    while os.environ.get("STAY") and os.getppid() != 1:
        time.sleep(0.05)
""",
    "test_pure.py": "def test_asks_nothing(): pass\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose tests write down which cluster they met."""
    for name, content in PROJECT.items():
        (tmp_path / name).write_text(content)
    return tmp_path


def start(project: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    """A run of pytest in the project, which is no worker of the run we are in."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={project / 'base'}", *arguments],
        cwd=project,
        env={**inherited, "PYTHONPATH": str(ROOT), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def met(project: Path) -> set[Path]:
    """The folders of the clusters that the project's tests met."""
    return {Path(seen.read_text()) for seen in project.glob("seen-*") if seen.read_text()}


@pytest.mark.parametrize("workers", ["0", "2"])
def test_one_cluster_for_a_run(project: Path, workers: str) -> None:
    """All the workers of a run meet the same cluster, and it is gone when the run has ended."""
    with start(project, "-n", workers) as run:
        report, _ = run.communicate()
    assert run.returncode == 0, report
    [folder] = met(project)
    assert not folder.exists()


@pytest.mark.parametrize("workers", ["0", "2"])
def test_killed_run_leaves_no_cluster(project: Path, workers: str) -> None:
    """A run whose first process is killed with SIGKILL loses its cluster although workers may linger."""
    with start(project, "-n", workers, STAY="yes") as run:
        deadline = time.monotonic() + 60
        while not met(project) and time.monotonic() < deadline:
            time.sleep(0.05)
        [folder] = met(project)
        assert folder.exists()
        run.send_signal(signal.SIGKILL)
    Cluster(folder=folder, major=0).wait_until_gone()


def test_pure_run_starts_no_cluster(project: Path) -> None:
    """A run in which no test asks for PostgreSQL starts none."""
    with start(project, "test_pure.py") as run:
        report, _ = run.communicate()
    assert run.returncode == 0, report
    assert not (project / "base" / "postgres0").exists()
