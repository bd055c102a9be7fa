"""Runs `banns check` inside the process, as the command line would."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.main import run


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run printed, how it ended and how long it took."""

    code: int
    output: str
    seconds: float
    """Of this process's own time, so that a busy machine fails no test."""


Check = Callable[..., Ran]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return a function that runs `banns check` beside the folder `configs` of the test's own folder."""
    monkeypatch.chdir(tmp_path)

    def ran(*options: str) -> Ran:
        capsys.readouterr()
        start = time.process_time()
        code = run(["check", *options])
        seconds = time.process_time() - start
        captured = capsys.readouterr()
        assert captured.err == ""
        return Ran(code, captured.out, seconds)

    return ran
