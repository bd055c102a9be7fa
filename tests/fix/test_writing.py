"""Files are written whole or not at all, in their own folder only, and as they were."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from compiler.adapters.write import NotWritten, rename_file, write_file


@pytest.fixture
def configs(tmp_path: Path) -> Path:
    """Return a folder with one file in it."""
    folder = tmp_path / "configs" / "platform"
    folder.mkdir(parents=True)
    (folder / "brand.yaml").write_bytes(b"old\n")
    return tmp_path / "configs"


def test_a_file_keeps_its_mode(configs: Path) -> None:
    """Whoever could read and write the file can do so afterwards, and nobody else."""
    file = configs / "platform/brand.yaml"
    file.chmod(0o640)
    write_file(configs, "platform/brand.yaml", b"old\n", b"new\n")
    assert file.read_bytes() == b"new\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["fsync", "fchmod"])
def test_a_crash_leaves_the_old_file(configs: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped in the middle of writing, the old file stands whole and nothing lies beside it."""

    def crash(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"compiler.adapters.write.os.{step}", crash)
    with pytest.raises(OSError, match="No space"):
        write_file(configs, "platform/brand.yaml", b"old\n", b"new\n")
    assert [path.name for path in (configs / "platform").iterdir()] == ["brand.yaml"]
    assert (configs / "platform/brand.yaml").read_bytes() == b"old\n"


def test_a_crash_before_the_renaming_leaves_the_old_file(configs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new bytes are complete on disk before they take the old ones' place."""
    seen: list[bytes] = []

    def crash(fresh: Path, target: Path) -> None:
        seen.extend((fresh.read_bytes(), target.read_bytes()))
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        write_file(configs, "platform/brand.yaml", b"old\n", b"new\n")
    assert seen == [b"new\n", b"old\n"]
    assert [path.name for path in (configs / "platform").iterdir()] == ["brand.yaml"]


def test_what_has_changed_meanwhile_is_left(configs: Path) -> None:
    """Whoever saved the file while it was checked loses nothing."""
    (configs / "platform/brand.yaml").write_bytes(b"newer\n")
    with pytest.raises(NotWritten, match="changed meanwhile"):
        write_file(configs, "platform/brand.yaml", b"old\n", b"new\n")
    assert (configs / "platform/brand.yaml").read_bytes() == b"newer\n"


@pytest.mark.parametrize("path", ["linked/brand.yaml", "platform/link.yaml", "../outside.yaml", "nowhere/brand.yaml"])
def test_nothing_is_written_through_a_link_or_outside(configs: Path, path: str) -> None:
    """A link to a file, a folder that is a link, and a way out of the folder are all refused."""
    outside = configs.parent / "outside.yaml"
    outside.write_bytes(b"old\n")
    (configs / "linked").symlink_to(configs / "platform")
    (configs / "platform/link.yaml").symlink_to(outside)
    with pytest.raises(NotWritten):
        write_file(configs, path, b"old\n", b"new\n")
    assert outside.read_bytes() == b"old\n"
    assert (configs / "platform/brand.yaml").read_bytes() == b"old\n"


def test_another_name_for_the_same_file_keeps_the_old_bytes(configs: Path) -> None:
    """A hard link outside the configuration is not written through either."""
    other = configs.parent / "other"
    os.link(configs / "platform/brand.yaml", other)
    write_file(configs, "platform/brand.yaml", b"old\n", b"new\n")
    assert other.read_bytes() == b"old\n"


def test_renaming_never_overwrites(configs: Path) -> None:
    """A file of the new name is left, and so is the old one."""
    (configs / "platform/brand.yml").write_bytes(b"older\n")
    with pytest.raises(NotWritten, match="there already"):
        rename_file(configs, "platform/brand.yml", "brand.yaml")
    assert (configs / "platform/brand.yaml").read_bytes() == b"old\n"


def test_a_file_that_says_nothing_else_goes(configs: Path) -> None:
    """No bytes at all mean that the file is taken away."""
    write_file(configs, "platform/brand.yaml", b"old\n", b"")
    assert not (configs / "platform/brand.yaml").exists()
