"""A small configuration to write policies into."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.policies.trees import BASE, Found, Judge, judged, write_policy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds a copy of the small configuration."""
    shutil.copytree(BASE, tmp_path / "configs")
    return tmp_path


@pytest.fixture
def judge(folder: Path) -> Judge:
    """Return a function that writes one policy and judges the configuration."""

    def judge_policy(changes: dict[str, Any], **options: Any) -> list[Found]:
        write_policy(folder, changes)
        return judged(folder, **options)

    return judge_policy
