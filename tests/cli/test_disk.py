"""What lies in a folder of settings besides files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compiler.adapters.disk import DiskTree
from compiler.core.tree import Unreadable


def test_a_pipe_among_the_settings_is_unreadable_and_does_not_hang(tmp_path: Path) -> None:
    """A named pipe is refused at once instead of being waited for."""
    os.mkfifo(tmp_path / "brand.yaml")
    tree = DiskTree(tmp_path, "configs")
    assert [file.path for file in tree.files()] == ["brand.yaml"]
    with pytest.raises(Unreadable, match="no ordinary file"):
        tree.read("brand.yaml")


def test_a_linked_folder_is_listed_as_a_link_and_not_entered(tmp_path: Path) -> None:
    """What lies behind a link is never read."""
    (tmp_path / "inside").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "brand.yaml").write_text("name: X", encoding="utf-8")
    (tmp_path / "inside" / "link").symlink_to(tmp_path / "outside")
    (found,) = DiskTree(tmp_path / "inside", "configs").files()
    assert (found.path, found.is_link) == ("link", True)
