"""CODEOWNERS is made from the roles, and is what was made."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from applier.approvals import codeowners
from cli.main import run
from compiler.core.snapshot import Snapshot
from compiler.service import compile_environment, open_folder
from tests.applier.trees import tree

ROOT = Path(__file__).resolve().parents[2]

_ROLES: dict[str, dict[str, Any]] = {
    "roles.super": {"level": "platform", "approves": ["**"], "members": ["@p/team"]},
    "roles.admin": {"level": "tenant", "approves": ["brand", "campaigns.**"], "members": ["@ada"]},
    "roles.lawyer": {"level": "tenant", "approves": ["compliance.quiet_hours"], "members": ["law@rosewood.example"]},
    "roles.manager": {"level": "event", "approves": ["campaigns"], "members": ["@mia"]},
    "roles.guest": {"level": "guest", "may": ["export"]},
}
_MANAGER = {**_ROLES["roles.manager"], "members": ["@leo"]}
_SMALL = tree(
    {
        "platform": {**_ROLES, "environments.staging": {"title": "Staging", "may_change": ["brand"]}},
        "rosewood": {"tenant": {"name": "R"}},
        "rosewood/anna-ben": {"event": {"name": "A"}},
        "rosewood/mia-leo": {"event": {"name": "M"}, "roles.manager": _MANAGER},
    }
)


@cache
def example() -> dict[str, Snapshot]:
    """The example in its environments."""
    folder = open_folder(ROOT / "configs")
    return {name: compile_environment(folder, name).snapshot for name in ("", "staging")}


def owners(text: str, path: str) -> list[str]:
    """Who owns a file: the last line that fits it counts, as for a forge."""
    found: list[str] = []
    for line in text.splitlines():
        pattern, *names = line.split(" ")
        if pattern.startswith("/") and _fits(pattern, f"/{path}"):
            found = names
    return found


def _fits(pattern: str, path: str) -> bool:
    if pattern.endswith("/"):
        folders = path.split("/")[:-1]
        wanted = pattern.rstrip("/").split("/")
        return len(wanted) <= len(folders) and all(
            want in ("*", there) for want, there in zip(wanted, folders, strict=False)
        )
    wanted, parts = pattern.split("/"), path.split("/")
    return len(wanted) == len(parts) and all(want in ("*", there) for want, there in zip(wanted, parts, strict=True))


def test_the_committed_file_is_fresh() -> None:
    """Change the roles and the file follows: `banns codeowners --output .github/CODEOWNERS`."""
    assert (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8") == codeowners("configs", example())


def test_every_file_of_the_example_has_owners() -> None:
    """No change of the settings passes by everybody."""
    text = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    for file in (ROOT / "configs").rglob("*"):
        if file.is_file():
            assert owners(text, file.relative_to(ROOT).as_posix()), file
    assert owners(text, ".github/CODEOWNERS")
    assert not owners(text, "README.md")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("configs/platform/compliance.yaml", "@p/team"),
        ("configs/tenants/rosewood/tenant.yaml", "@ada @p/team law@rosewood.example"),
        ("configs/tenants/rosewood/brand.yaml", "@ada @p/team"),
        ("configs/tenants/rosewood/brand/logo.yaml", "@ada @p/team"),
        ("configs/tenants/rosewood/compliance/quiet_hours.yaml", "@p/team law@rosewood.example"),
        ("configs/tenants/rosewood/providers/one.yaml", "@p/team"),
        ("configs/tenants/rosewood/tests/looks.yaml", "@ada @p/team law@rosewood.example"),
        ("configs/tenants/rosewood/events/anna-ben/event.yaml", "@ada @mia @p/team law@rosewood.example"),
        ("configs/tenants/rosewood/events/anna-ben/campaigns/one.yaml", "@ada @mia @p/team"),
        ("configs/tenants/rosewood/events/of-tomorrow/campaigns.yaml", "@ada @mia @p/team"),
        ("configs/tenants/rosewood/events/mia-leo/event.yaml", "@ada @leo @p/team law@rosewood.example"),
        ("configs/tenants/rosewood/events/mia-leo/campaigns.yaml", "@ada @leo @p/team"),
        ("configs/tenants/rosewood/events/mia-leo/brand.yaml", "@ada @p/team"),
        ("configs/environments/staging/tenants/rosewood/providers.yaml", "@p/team"),
        ("configs/environments/staging/tenants/rosewood/brand.yaml", "@ada @p/team"),
        (".github/CODEOWNERS", "@p/team"),
    ],
)
def test_a_file_has_the_owners_of_what_it_may_hold(path: str, expected: str) -> None:
    """A section's file has the section's owners, a root file everybody's, and the events to come have theirs."""
    text = codeowners("configs", {"": _SMALL, "staging": _SMALL})
    assert owners(text, path) == expected.split()


def test_an_event_like_the_others_has_no_lines_of_its_own() -> None:
    """The file grows with the roles, not with the events."""
    text = codeowners("configs", {"": _SMALL})
    assert "anna-ben" not in text
    assert sum("mia-leo" in line for line in text.splitlines()) == 3


def test_a_folder_with_a_space_is_one_path() -> None:
    """A space would end the path; GitHub reads it after a backslash."""
    assert "\n/our\\ settings/platform/ @p/team\n" in codeowners("our settings", {"": _SMALL})


def test_the_verb_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paths in the file begin at the root of the repository, wherever the verb was run."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    _small_configs(tmp_path / "some/configs")
    monkeypatch.chdir(tmp_path / "some")
    assert run(["codeowners", "--output", "../.github/CODEOWNERS"]) == 0
    written = (tmp_path / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "\n/some/configs/platform/ @banns-example/platform privacy@banns.example\n" in written


def test_outside_a_repository_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a repository there are no paths a forge would know."""
    _small_configs(tmp_path / "configs")
    monkeypatch.chdir(tmp_path)
    assert run(["codeowners", "--output", "CODEOWNERS"]) == 2
    assert "configs lies in no git repository" in capsys.readouterr().err
    assert not (tmp_path / "CODEOWNERS").exists()


def _small_configs(folder: Path) -> None:
    """A platform and nothing else."""
    for name in (ROOT / "configs/platform").rglob("*"):
        if name.is_file() and "tests" not in name.parts[len(ROOT.parts) :]:
            copy = folder / "platform" / name.relative_to(ROOT / "configs/platform")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(name.read_bytes())
