"""A repository with the example configuration, and the command run inside it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.main import run

_EXAMPLE = Path(__file__).resolve().parents[2] / "configs"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str


Banns = Callable[..., Ended]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder, now the current one, that is a git repository holding the example, committed."""
    place = tmp_path / "banns"
    shutil.copytree(_EXAMPLE, place / "configs")
    (place / ".gitignore").write_text("/banns.db*\n/build/\n", encoding="utf-8")
    monkeypatch.chdir(place)
    monkeypatch.delenv("BANNS_DATABASE_URL", raising=False)
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Ada")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "ada@banns.example")
    git("init", "--quiet", "--initial-branch=main")
    commit("Example")
    return place


def git(*arguments: str) -> str:
    """Run git in the current folder and return what it printed."""
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def commit(message: str) -> str:
    """Commit everything and return the commit."""
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", f"--message={message}")
    return git("rev-parse", "HEAD")


def edit(path: str, old: str, new: str) -> None:
    """Replace a text in a file that holds it."""
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def banns(capfd: pytest.CaptureFixture[str]) -> Banns:
    """Return a function that runs the command in this process."""

    def call(*arguments: str | os.PathLike[str]) -> Ended:
        capfd.readouterr()
        code = run([os.fspath(argument) for argument in arguments])
        printed = capfd.readouterr()
        return Ended(code, printed.out, printed.err)

    return call
