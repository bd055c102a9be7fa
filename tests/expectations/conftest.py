"""Runs `banns test` inside the process, beside a folder of configurations."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.main import run
from tests.expectations.world import BASE

FAILING = Path(__file__).parent / "failing" / "configs"
Tested = Callable[..., tuple[int, str]]


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder whose `configs` hold tests that do not hold and one that cannot be read."""
    shutil.copytree(BASE, tmp_path / "configs")
    shutil.copytree(FAILING, tmp_path / "configs", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tested(capsys: pytest.CaptureFixture[str]) -> Tested:
    """Return a function that runs `banns test` and gives its exit code and what it printed."""

    def ran(*options: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["test", *options])
        captured = capsys.readouterr()
        assert captured.err == ""
        return code, captured.out

    return ran
