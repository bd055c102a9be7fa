"""Finds the cases and lays their trees out in a folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.rejects.builders import BUILDERS

HERE = Path(__file__).parent
BASE = HERE / "base" / "configs"
_REMOVED = ".removed"
SECRETS = (
    "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
    "xkeysib-not-a-real-key-but-it-could-be",
    "abcd efgh ijkl mnop",
    "8675309867530986",
    "86753098675309861234",
    "0123456789abcdef0123456789abcdef",
)
"""What the trees about secrets hold: none of it may be repeated by any output."""


@dataclass(frozen=True, slots=True)
class Case:
    """One tree: the rule it is about, and its defect or `good`; `check.txt` beside it says how it is checked."""

    rule: str
    name: str

    @property
    def folder(self) -> Path:
        """Where its files and its expected text lie."""
        return HERE / self.rule / self.name

    @property
    def is_good(self) -> bool:
        """Whether nothing may be found in it."""
        return self.name == "good"

    @property
    def options(self) -> tuple[str, ...]:
        """What the check is asked for beside this, from the lines of `check.txt` that begin with a dash."""
        return tuple(line for line in self._lines if line.startswith("-"))

    @property
    def variables(self) -> dict[str, str]:
        """What is set in the environment, from the other lines: `NAME=value`."""
        return dict(line.split("=", 1) for line in self._lines if not line.startswith("-"))

    @property
    def _lines(self) -> list[str]:
        file = self.folder / "check.txt"
        return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []

    def __str__(self) -> str:
        return f"{self.rule}/{self.name}"


def cases() -> tuple[Case, ...]:
    """Return every case, sorted: those with files, and those that a builder makes."""
    with_files = {Case(folder.parent.parent.name, folder.parent.name) for folder in HERE.glob("*/*/configs")}
    built = {Case(*key.split("/")) for key in BUILDERS}
    return tuple(sorted(with_files | built, key=str))


def lay_out(case: Case, into: Path) -> Path:
    """Write a case's tree: the base, its own files over it, then what its builder makes."""
    configs = into / "configs"
    shutil.copytree(BASE, configs)
    overlay = case.folder / "configs"
    if overlay.is_dir():
        shutil.copytree(overlay, configs, dirs_exist_ok=True)
    for mark in sorted(configs.rglob(f"*{_REMOVED}")):
        target = mark.with_name(mark.name.removesuffix(_REMOVED))
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        mark.unlink()
    build = BUILDERS.get(str(case))
    if build is not None:
        build(configs)
    return configs


def holds_secret(folder: Path) -> bool:
    """Tell whether a case's files hold one of the known secrets."""
    files = (file for file in (folder / "configs").rglob("*") if file.is_file())
    return any(secret in file.read_text(encoding="utf-8") for file in files for secret in SECRETS)
