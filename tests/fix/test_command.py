"""`check --fix` and `check --diff` as they are run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Banns
from tests.fix.laying import contents, lay

_EVENT = "tenants/rosewood/events/anna-ben"


@pytest.fixture
def configs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a configuration with one thing to repair and one that a person has to decide."""
    monkeypatch.chdir(tmp_path)
    folder = lay(tmp_path)
    brand = "primry: '#2F5D50'  # the olive grove\naccent:\n"
    (folder / _EVENT / "brand.yaml").write_text(brand, encoding="utf-8")
    return folder


def test_fix_repairs_and_says_what_is_left(configs: Path, banns: Banns) -> None:
    """What can only be meant one way is written; then the rest is found as ever, and the run ends with 1."""
    ended = banns("check", "--fix")
    assert (configs / _EVENT / "brand.yaml").read_text(encoding="utf-8") == (
        "primary: '#2F5D50'  # the olive grove\naccent:\n"
    )
    lines = ended.out.split("\n")
    assert lines[:2] == [
        f"repaired configs/{_EVENT}/brand.yaml:1:1  primry → primary  [unknown-key]",
        "Repaired 1 place in 1 file.",
    ]
    assert "error[empty-value]" in ended.out
    assert "unknown-key]" not in "\n".join(lines[2:])
    assert ended.code == 1


def test_fix_on_what_is_right_changes_nothing(configs: Path, banns: Banns) -> None:
    """With nothing to repair it says so, and ends as check does."""
    (configs / _EVENT / "brand.yaml").unlink()
    before = contents(configs)
    ended = banns("check", "--fix")
    assert contents(configs) == before
    assert ended.out.startswith("Nothing to repair.\n")
    assert ended.out.endswith("No findings.\n")
    assert ended.code == 0


def test_diff_shows_and_writes_nothing(configs: Path, banns: Banns) -> None:
    """The lines before and after are printed alone, so that they can be kept; the folder is as it was."""
    before = contents(configs)
    ended = banns("check", "--diff")
    assert contents(configs) == before
    assert "-primry: '#2F5D50'  # the olive grove\n+primary: '#2F5D50'  # the olive grove\n" in ended.out
    assert ended.err == "Would repair 1 place in 1 file. Nothing was written.\n"
    assert ended.code == 1


@pytest.mark.usefixtures("configs")
def test_a_machines_document_stays_whole(banns: Banns) -> None:
    """With --format json what was repaired goes to standard error."""
    ended = banns("check", "--fix", "--format", "json")
    assert [found["rule"] for found in json.loads(ended.out)["diagnostics"]] == ["empty-value"]
    assert "primry → primary" in ended.err


@pytest.mark.parametrize("option", [("--rev", "HEAD"), ("--env", "staging")])
@pytest.mark.parametrize("verb", ["--fix", "--diff"])
def test_a_commit_or_one_environment_cannot_be_repaired(
    configs: Path, banns: Banns, verb: str, option: tuple[str, str]
) -> None:
    """There must be a folder to write to, and a repair must keep the meaning in every environment."""
    before = contents(configs)
    ended = banns("check", verb, *option)
    assert ended.code == 2
    assert "Nothing was changed." in ended.err
    assert contents(configs) == before


def test_a_file_that_cannot_be_written_is_left(configs: Path, banns: Banns, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full the file stands as it was, the reason is said, and the findings follow."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("compiler.adapters.write.os.fsync", full)
    before = contents(configs)
    ended = banns("check", "--fix")
    assert contents(configs) == before
    assert "left     " in ended.out
    assert "the system says: No space left on device." in ended.out
    assert "error[unknown-key]" in ended.out
    assert ended.code == 1


def test_another_tenants_files_are_left(configs: Path, banns: Banns) -> None:
    """With --tenant only what concerns that tenant is repaired."""
    before = contents(configs)
    assert banns("check", "--fix", "--tenant", "harbour-trust").code == 0
    assert contents(configs) == before


def test_a_null_that_an_environment_needs_is_left(configs: Path, banns: Banns) -> None:
    """A line that does nothing in the base and something in staging is no repair."""
    (configs / _EVENT / "brand.yaml").write_text("logo: null\n", encoding="utf-8")
    patch = configs / "environments/staging/tenants/rosewood/brand.yaml"
    patch.parent.mkdir(parents=True)
    patch.write_text("logo: https://rosewood.example/staging.png\n", encoding="utf-8")
    before = contents(configs)
    banns("check", "--fix")
    assert contents(configs) == before


def test_a_secret_under_a_misspelt_name_is_not_shown(configs: Path, banns: Banns) -> None:
    """The finding does not show its line, and so the diff does not either, before and after."""
    file = configs / "tenants/rosewood/providers/twilio-sms.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("auth_token: {secret: env:ROSEWOOD_TWILIO_TOKEN}", "auth_tokn: correct-horse"), "utf-8"
    )
    for option in ("--diff", "--fix"):
        ended = banns("check", option)
        assert "auth_tokn" in ended.out
        assert "correct-horse" not in ended.out + ended.err
    assert "auth_token: correct-horse\n" in file.read_text(encoding="utf-8")


def test_no_secret_is_shown(configs: Path, banns: Banns) -> None:
    """Neither the diff nor the list of repairs shows what stands in a secret's place."""
    file = configs / "tenants/rosewood/providers/twilio-sms.yaml"
    text = file.read_text(encoding="utf-8").replace("{secret: env:ROSEWOOD_TWILIO_TOKEN}", "correct-horse-battery")
    file.write_bytes(text.replace("\n", "\r\n").replace("priority", "prioriti").encode())
    for option in ("--diff", "--fix"):
        ended = banns("check", option)
        assert "prioriti" in ended.out
        assert "correct-horse" not in ended.out + ended.err
    assert b"correct-horse-battery\n" in file.read_bytes()
