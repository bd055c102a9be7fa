"""Configurations with comments everywhere, before and after `check --fix`, and what it prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import Banns
from tests.fix.laying import contents, lay
from tests.goldens import Golden

_GOLDEN = Path(__file__).parent / "golden"
_EVENT = "tenants/rosewood/events/anna-ben"
_CASES = sorted(folder.name for folder in _GOLDEN.iterdir())


@pytest.mark.parametrize("case", _CASES)
def test_a_configuration_is_repaired(
    case: str,
    banns: Banns,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    golden: Golden,
    request: pytest.FixtureRequest,
) -> None:
    """Every file is what the golden folder says, every other file is untouched, and the text is exactly this."""
    monkeypatch.chdir(tmp_path)
    configs = lay(tmp_path, _GOLDEN / case / "before")
    before = contents(configs)
    ended = banns("check", "--fix")
    after = contents(configs)
    golden(_GOLDEN / case / "printed.txt", ended.out)
    changed = {name: raw for name, raw in after.items() if before.get(name) != raw}
    folder = _GOLDEN / case / "after"
    if request.config.getoption("--regenerate"):
        shutil.rmtree(folder, ignore_errors=True)
        for name, raw in changed.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    assert changed == contents(folder)
    assert _comments(before) == _comments(after)


@pytest.mark.parametrize("case", _CASES)
def test_a_second_run_changes_nothing(case: str, banns: Banns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once everything that can be repaired is, another run repairs nothing."""
    monkeypatch.chdir(tmp_path)
    configs = lay(tmp_path, _GOLDEN / case / "before")
    banns("check", "--fix")
    once = contents(configs)
    banns("check", "--fix")
    assert contents(configs) == once


def test_the_form_of_a_file_is_repaired(banns: Banns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark, Windows line ends and tabs go, what they say and every comment stay."""
    monkeypatch.chdir(tmp_path)
    configs = lay(tmp_path)
    (configs / _EVENT / "brand.yaml").write_bytes(b"\xef\xbb\xbf# Green\r\nprimry: '#2F5D50'  # olives\r\n")
    (configs / _EVENT / "settings.yaml").write_bytes(b"# Fewer\nsend_times:\n\t# at noon\n\tfrom: 12:00\n")
    banns("check", "--fix")
    assert (configs / _EVENT / "brand.yaml").read_bytes() == b"# Green\nprimary: '#2F5D50'  # olives\n"
    assert (configs / _EVENT / "settings.yaml").read_bytes() == b"# Fewer\nsend_times:\n  # at noon\n  from: 12:00\n"


def test_a_tab_with_two_meanings_stays(banns: Banns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lines say something else if a tab is taken to be wider, a person has to look."""
    monkeypatch.chdir(tmp_path)
    configs = lay(tmp_path)
    raw = b"audience:\n\ttags:\n    - family\n\treply: [not_asked]\n"
    (configs / _EVENT / "campaigns").mkdir()
    (configs / _EVENT / "campaigns/invitation.yaml").write_bytes(raw)
    ended = banns("check", "--fix")
    assert (configs / _EVENT / "campaigns/invitation.yaml").read_bytes() == raw
    assert "could be meant in several ways; mend it by hand." in ended.out


def _comments(files: dict[str, bytes]) -> list[str]:
    """Return every remark of every file."""
    lines = (line for raw in files.values() for line in raw.decode().split("\n"))
    return sorted(line.split("# ", 1)[1] for line in lines if "# " in line)
