"""Lays a tree out in a folder: the small configuration of `tests/rejects`, with other files over it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.rejects.cases import BASE


def lay(into: Path, *overlays: Path) -> Path:
    """Copy the base and what goes over it; return the folder `configs`."""
    configs = into / "configs"
    shutil.copytree(BASE, configs)
    for overlay in overlays:
        shutil.copytree(overlay, configs, dirs_exist_ok=True)
    return configs


def contents(configs: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(configs).as_posix(): path.read_bytes() for path in configs.rglob("*") if path.is_file()}
