"""What only time brings never fails a change that did not bring it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compiler.core.diagnostic import Severity
from compiler.service import check, open_folder
from tests.rejects.cases import BASE

_FLAG = """\
answer-in-mail:
  title: Answers inside the e-mail
  enabled: true
  percentage: 10
  by: event
  expires: 2027-03-31
  owner: product@banns.example
"""


def _tree(folder: Path, flag: str) -> Path:
    shutil.copytree(BASE, folder)
    if flag:
        (folder / "platform/flags.yaml").write_text(flag, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("before", "now", "today", "severity"),
    [
        ("", _FLAG, "2027-03-31", None),
        ("", _FLAG, "2027-04-01", Severity.ERROR),
        (_FLAG, _FLAG, "2027-04-01", Severity.WARNING),
        (_FLAG, _FLAG.replace("10", "20"), "2027-04-01", Severity.WARNING),
        (_FLAG, _FLAG.replace("03-31", "03-30"), "2027-04-01", Severity.ERROR),
        (_FLAG, _FLAG, "", None),
    ],
    ids=["on-its-day", "brought-late", "stood-before", "beside-it", "moved-into-the-past", "no-day"],
)
def test_a_flag_fails_only_the_change_that_dates_it(
    tmp_path: Path, before: str, now: str, today: str, severity: Severity | None
) -> None:
    """The day a change writes must be to come; a day that has come since is a warning, and no day judges nothing."""
    base = open_folder(_tree(tmp_path / "before", before))
    checked = check(open_folder(_tree(tmp_path / "now", now)), today=today, base=base)
    found = [diagnostic.severity for diagnostic in checked.diagnostics if diagnostic.rule.id == "flag-expired"]
    assert found == ([severity] if severity is not None else [])
