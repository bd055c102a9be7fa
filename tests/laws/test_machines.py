"""The command gives the same bytes whatever machine it runs on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.render.snapshot import snapshot_files
from compiler.service import compile_environment, open_folder
from tests.laws.worlds import CONFIGS

_BANNS = [sys.executable, "-c", "import sys; from cli.main import main; sys.argv[0] = 'banns'; main()"]
_MACHINES = {
    "one hash seed": {"PYTHONHASHSEED": "1"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "east": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
    "west": {"TZ": "America/Los_Angeles", "LC_ALL": "C.utf8", "PYTHONUTF8": "0"},
    "a zone nobody knows": {"TZ": "Nowhere/Nothing", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"},
    "plain ASCII": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
}


@pytest.fixture(scope="module")
def expected() -> dict[str, bytes]:
    """What this process makes of our own configuration."""
    return dict(snapshot_files(compile_environment(open_folder(CONFIGS)).snapshot))


def _compiled(configs: Path, out: Path, extra: dict[str, str], cwd: Path) -> dict[str, bytes]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CONFIGS.parent), "HOME": str(out.parent), **extra}
    command = [*_BANNS, "compile", str(configs), "--out", str(out)]
    done = subprocess.run(command, env=environment, cwd=cwd, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("machine", sorted(_MACHINES))
def test_seed_zone_and_locale_do_not_matter(machine: str, expected: dict[str, bytes], tmp_path: Path) -> None:
    """`banns compile --out` writes the same bytes under any hash seed, time zone, locale and encoding."""
    assert _compiled(CONFIGS, tmp_path / "out", _MACHINES[machine], tmp_path) == expected


def test_another_root_and_another_order_on_disk_do_not_matter(expected: dict[str, bytes], tmp_path: Path) -> None:
    """A copy in another folder, its files made in the opposite order, compiles to the same bytes."""
    copy = tmp_path / "somewhere else" / "settings"
    files = sorted((path for path in CONFIGS.rglob("*") if path.is_file()), reverse=True)
    for path in files:
        target = copy / path.relative_to(CONFIGS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    assert _compiled(Path("settings"), tmp_path / "out", {"PYTHONHASHSEED": "99"}, copy.parent) == expected
