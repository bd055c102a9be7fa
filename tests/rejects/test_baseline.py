"""A floor that moved is not the fault of the line that was there before it: `banns check --base`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.main import run
from tests.rejects.cases import BASE

LOOSE = "retention:\n  guest_details: P9M\n"
EVENT = "configs/tenants/rosewood/events/anna-ben"
PLATFORM = "configs/platform/compliance.yaml"

Check = Callable[[], tuple[int, dict[str, str]]]


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@banns.example", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "Settings")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit holds the base."""
    shutil.copytree(BASE, tmp_path / "configs")
    tenant = tmp_path / "configs/tenants/rosewood/compliance.yaml"
    tenant.write_text(tenant.read_text(encoding="utf-8").replace("P6M", "P10M"), encoding="utf-8")
    _git(tmp_path, "init", "-q")
    _commit(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """Return a function that checks the folder against HEAD and gives the exit code and the severity by file."""

    def ran() -> tuple[int, dict[str, str]]:
        code = run(["check", "--base", "HEAD", "--format", "json"])
        found = json.loads(capsys.readouterr().out)["diagnostics"]
        assert all(each["rule"].startswith("floor-") for each in found)
        return code, {each["file"]: each["severity"] for each in found}

    return ran


def _tighten(repository: Path) -> None:
    platform = repository / PLATFORM
    platform.write_text(
        platform.read_text(encoding="utf-8").replace("guest_details: P12M", "guest_details: P6M"), encoding="utf-8"
    )


def test_a_line_that_stood_there_before_is_a_warning(repository: Path, check: Check) -> None:
    """When the platform tightens a floor, lines below that were right until now do not fail the change."""
    (repository / f"{EVENT}/compliance.yaml").write_text(LOOSE, encoding="utf-8")
    _commit(repository)
    _tighten(repository)
    code, found = check()
    assert code == 0
    assert found == {
        f"{EVENT}/compliance.yaml": "warning",
        "configs/tenants/rosewood/compliance.yaml": "warning",
    }


def test_a_new_line_is_an_error(repository: Path, check: Check) -> None:
    """A line that the change itself brings may not be looser than the floor."""
    _tighten(repository)
    _commit(repository)
    (repository / f"{EVENT}/compliance.yaml").write_text(LOOSE, encoding="utf-8")
    code, found = check()
    assert code == 1
    assert found[f"{EVENT}/compliance.yaml"] == "error"
    assert found["configs/tenants/rosewood/compliance.yaml"] == "warning"


def test_a_line_that_was_made_looser_is_an_error(repository: Path, check: Check) -> None:
    """Changing a value that was there to a looser one counts as a new line."""
    (repository / f"{EVENT}/compliance.yaml").write_text(LOOSE.replace("P9M", "P3M"), encoding="utf-8")
    _commit(repository)
    (repository / f"{EVENT}/compliance.yaml").write_text(LOOSE.replace("P9M", "P11M"), encoding="utf-8")
    code, found = check()
    assert (code, found) == (1, {f"{EVENT}/compliance.yaml": "error"})


def test_a_line_that_moved_to_another_file_stood_there_before(repository: Path, check: Check) -> None:
    """Moving a section between the files of a layer does not make its lines new."""
    event = repository / f"{EVENT}/event.yaml"
    (repository / f"{EVENT}/compliance.yaml").write_text(LOOSE, encoding="utf-8")
    _commit(repository)
    _tighten(repository)
    (repository / f"{EVENT}/compliance.yaml").unlink()
    event.write_text(event.read_text(encoding="utf-8") + "\ncompliance:\n  retention:\n    guest_details: P9M\n")
    code, found = check()
    assert (code, found[f"{EVENT}/event.yaml"]) == (0, "warning")


def test_without_a_base_every_line_is_under_review(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check that names no base treats every looser line as an error."""
    (repository / f"{EVENT}/compliance.yaml").write_text(LOOSE.replace("P9M", "P11M"), encoding="utf-8")
    assert run(["check"]) == 1
    assert "error[floor-weakened]" in capsys.readouterr().out
