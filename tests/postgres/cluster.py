"""One throw-away PostgreSQL cluster: started in a folder of its own, gone with whoever holds its lifeline.

It listens on a Unix socket only, in a folder that only its account and root may enter: `trust` is safe there.
"""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

from tests.postgres.account import Account, server_account
from tests.postgres.binaries import Installation

GUARDIAN = Path(__file__).with_name("guardian.sh")
ALWAYS = ("listen_addresses = ''", "timezone = 'UTC'", "max_connections = 200")
# Autovacuum goes too: its workers sit in databases that a test is about to copy or drop.
HASTY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A running server: its folder, which is also where its socket is, and its major version."""

    folder: Path
    major: int

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of a database, as the superuser `postgres`."""
        return f"postgresql+psycopg://postgres@/{quote(database, safe='')}?host={quote(str(self.folder))}"

    def wait_until_gone(self, seconds: float = 30) -> None:
        """Return once the server is stopped and its folder removed; RuntimeError when that takes too long."""
        deadline = time.monotonic() + seconds
        while self.folder.exists():
            if time.monotonic() > deadline:
                raise RuntimeError(f"the PostgreSQL cluster in {self.folder} is still there after {seconds} s")
            time.sleep(0.01)


@contextmanager
def running(installation: Installation, *, durable: bool = False) -> Iterator[Cluster]:
    """A cluster for the length of a `with` block, or of this process where that is shorter."""
    reading, writing = os.pipe()
    try:
        try:
            cluster = launch(installation, lifeline=reading, durable=durable)
        finally:
            os.close(reading)
        yield cluster
    finally:
        os.close(writing)
    cluster.wait_until_gone()


def launch(installation: Installation, *, lifeline: int, durable: bool = False) -> Cluster:
    """Start a cluster that lives until the pipe which `lifeline` reads from has no writer left.

    `durable` leaves fsync and autovacuum as PostgreSQL ships them, which a benchmark must pay for.
    Raises RuntimeError with the server's log when it does not start.
    """
    account = server_account()
    binaries = installation.binaries
    reachable = account.can_enter(binaries / "postgres")
    with nullcontext(subprocess.DEVNULL) if reachable else installation.archived() as archive:
        cluster = Cluster(folder=account.new_folder(), major=installation.major)
        if not reachable:
            binaries = cluster.folder / "carried" / binaries.relative_to(installation.root)
        settings = (f"unix_socket_directories = '{cluster.folder}'", *ALWAYS, *(() if durable else HASTY))
        _guard(cluster, account=account, binaries=binaries, settings=settings, lifeline=lifeline, archive=archive)
    return cluster


def _guard(
    cluster: Cluster,
    *,
    account: Account,
    binaries: Path,
    settings: tuple[str, ...],
    lifeline: int,
    archive: IO[bytes] | int,
) -> None:
    """Run the guardian until its server accepts connections; it stays behind in the background.

    Its text is handed over, not its path: the account may not be able to read this checkout.
    """
    guardian = subprocess.run(
        ["/bin/sh", "-c", GUARDIAN.read_text(), GUARDIAN.name, binaries, cluster.folder, "\n".join(settings)],
        stdin=lifeline,
        stdout=archive,  # an input too: a child has no fourth stream that every shell can name
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
        start_new_session=True,  # a Ctrl-C in the terminal is meant for the tests
        user=account.user,
        group=account.group,
        extra_groups=account.extra_groups,
        check=False,
    )
    if guardian.returncode != 0:
        raise RuntimeError(f"PostgreSQL did not start from {binaries}:\n{guardian.stderr}")
