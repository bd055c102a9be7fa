"""One cluster for each PostgreSQL version, shared by all processes of a test run and started by the first to ask.

The processes meet in a folder: a named pipe that only the run's first process (xdist's controller, or
pytest alone) holds open for writing, a lock, and a link to each cluster already started. When that process
ends, however it ends, the kernel closes the pipe, and every cluster goes. Counting users instead would stop
the server whenever no worker happens to need it, and race with the next one that does.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.postgres.binaries import Installation
from tests.postgres.cluster import Cluster, launch


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedClusters:
    """The clusters of one test run, as seen from any of its processes."""

    folder: Path

    def cluster(self, installation: Installation) -> Cluster:
        """The run's cluster of this version, started now if no process has asked for it before."""
        link = self.folder / f"cluster-{installation.major}"
        with self._locked():
            if not link.is_symlink():
                link.symlink_to(self._launched(installation).folder)
        return Cluster(folder=link.readlink(), major=installation.major)

    def _launched(self, installation: Installation) -> Cluster:
        # Without O_NONBLOCK, opening would wait for a writer for ever once the first process is dead.
        lifeline = os.open(self._lifeline, os.O_RDONLY | os.O_NONBLOCK)
        try:
            os.set_blocking(lifeline, True)
            return launch(installation, lifeline=lifeline)
        finally:
            os.close(lifeline)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @property
    def _lifeline(self) -> Path:
        return self.folder / "lifeline"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the clusters alive for the length of a `with` block in the run's first process."""
        os.mkfifo(self._lifeline, mode=0o600)
        writer = os.open(self._lifeline, os.O_RDWR)  # write-only would wait for a reader
        try:
            yield
        finally:
            os.close(writer)
            for link in self.folder.glob("cluster-*"):
                Cluster(folder=link.readlink(), major=int(link.name.removeprefix("cluster-"))).wait_until_gone()
