"""Finds the cases and lays their trees out in a folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.rejects.builders import BUILDERS

HERE = Path(__file__).parent
BASE = HERE / "base" / "configs"
_REMOVED = ".removed"


@dataclass(frozen=True, slots=True)
class Case:
    """One tree: the rule it is about, and its defect or `good`."""

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
