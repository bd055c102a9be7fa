"""The files that could hurt a machine, given to the real command in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.rejects.cases import Case, lay_out

HOSTILE = (
    Case("too-deep", "sixty-thousand-brackets"),
    Case("too-deep", "sixty-thousand-brackets-left-open"),
    Case("too-many-nodes", "billion-laughs"),
    Case("file-name", "not-utf-8"),
)


@pytest.mark.parametrize("case", HOSTILE, ids=str)
def test_a_hostile_file_gets_one_diagnostic(case: Case, tmp_path: Path) -> None:
    """The command prints one finding, ends with 1 and says nothing on standard error."""
    lay_out(case, tmp_path)
    command = [str(Path(sys.executable).with_name("banns")), "check"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout == (case.folder / "expected.txt").read_text(encoding="utf-8")
