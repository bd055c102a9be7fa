"""The command itself: help, usage, findings, bugs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.main import VERBS
from tests.cli.running import Banns, edit


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_has_help_with_an_example(verb: str, banns: Banns) -> None:
    """`--help` of each verb shows how it is called."""
    ended = banns(verb, "--help")
    assert ended.code == 0
    assert f"banns {verb}" in ended.out.split("Example")[1]


def test_a_misspelt_verb_names_the_nearest(banns: Banns) -> None:
    """A typo is answered with what was probably meant, and exit 2."""
    ended = banns("chekc")
    assert ended.code == 2
    assert "Did you mean `check`?" in ended.err


@pytest.mark.usefixtures("repository")
def test_the_example_has_no_findings(banns: Banns) -> None:
    """The example configuration is right, in every environment and with --strict."""
    ended = banns("check", "--strict")
    assert (ended.code, ended.out.splitlines()[-1]) == (0, "No findings.")


@pytest.mark.usefixtures("repository")
def test_findings_end_with_1_in_every_format(banns: Banns) -> None:
    """Text, JSON, GitHub and SARIF tell of the same line."""
    edit("configs/tenants/rosewood/brand.yaml", "accent:", "acent:")
    for output in ("text", "json", "github", "sarif"):
        ended = banns("check", "--format", output)
        assert ended.code == 1
        assert "acent" in ended.out
    wire = json.loads(banns("check", "--format", "json").out)
    assert (wire["format"], wire["errors"]) == ("banns.diagnostics/v1", 1)


@pytest.mark.usefixtures("repository")
def test_check_can_look_at_one_tenant(banns: Banns) -> None:
    """`--tenant` shows what concerns one tenant and what all share."""
    edit("configs/tenants/rosewood/brand.yaml", "accent:", "acent:")
    assert banns("check", "--tenant", "summit-labs").code == 0
    assert banns("check", "--tenant", "rosewood").code == 1


@pytest.mark.usefixtures("repository")
def test_a_missing_folder_or_environment_or_revision_says_what_to_do(banns: Banns) -> None:
    """What is not there ends with a code of its own and a next step."""
    for code, arguments in (
        (2, ("check", "nowhere")),
        (2, ("check", "--env", "moon")),
        (25, ("check", "--rev", "nonsense")),
        (25, ("check", "--rev=-danger")),
        (2, ("explain", "rosewood/anna-bne:brand.primary")),
        (2, ("explain", "rosewood:brand.primry")),
        (2, ("explain", "nonsense")),
    ):
        ended = banns(*arguments)
        assert (ended.code, "Next:" in ended.err) == (code, True), arguments


@pytest.mark.usefixtures("repository")
def test_compile_writes_a_folder_whole_or_not_at_all(banns: Banns) -> None:
    """A second compile replaces the first; a failed one leaves it; a foreign folder is never replaced."""
    assert banns("compile", "--out", "build").code == 0
    before = {file: file.read_bytes() for file in Path("build").rglob("*.json")}
    assert {file.name for file in before} >= {"manifest.json", "platform.json", "rosewood.json"}
    edit("configs/tenants/rosewood/brand.yaml", "accent:", "acent:")
    assert banns("compile", "--out", "build").code == 1
    assert {file: file.read_bytes() for file in Path("build").rglob("*.json")} == before
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("keep me", encoding="utf-8")
    assert banns("compile", "--out", "mine").code == 1
    edit("configs/tenants/rosewood/brand.yaml", "acent:", "accent:")
    assert banns("compile", "--out", "mine").code == 2
    assert Path("mine/letter.txt").read_text(encoding="utf-8") == "keep me"


@pytest.mark.usefixtures("repository")
def test_compile_prints_one_effective_view(banns: Banns) -> None:
    """`compile --event` gives what one event sees, with the scope each entry was resolved in."""
    view = json.loads(banns("compile", "--event", "rosewood/anna-ben").out)
    assert view["scope"] == "rosewood/anna-ben"
    assert view["entries"]["brand"]["scope"] == "rosewood/anna-ben"
    assert view["entries"]["compliance.controller"]["scope"] == "rosewood"
    assert view["entries"]["compliance.opt_out"]["scope"] == "platform"


@pytest.mark.usefixtures("repository")
def test_a_bug_ends_with_70_and_a_report_file(banns: Banns, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is no traceback in a terminal but a file to send, without the database's password."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("postgresql+psycopg://ada:canary-7@db/banns fell over")

    monkeypatch.setattr("compiler.service.check", broken)
    ended = banns("check")
    assert ended.code == 70
    assert "Traceback" not in ended.out + ended.err
    report = Path(ended.err.strip().splitlines()[-1].removeprefix("Next: send "))
    assert "fell over" in report.read_text(encoding="utf-8")
    assert "canary-7" not in report.read_text(encoding="utf-8")
    report.unlink()


@pytest.mark.usefixtures("repository")
def test_one_run_finds_what_is_wrong_and_what_is_missing_beside_it(banns: Banns) -> None:
    """A wrong value hides neither what its own entry lacks nor what is wrong in other entries of the file."""
    place = Path("configs/tenants/rosewood/events/nora-paolo")
    place.mkdir()
    (place / "event.yaml").write_text(
        "schema: event/v1\n"
        "event:\n  kind: wedding\n  name: Nora & Paolo\n  starts: 2027-09-04 16:00\n  day_contact: +390577555\n"
        "brand:\n  primary: #112233\n"
        "providers:\n  twilio-sms:\n    config:\n      auth_token: 9f8e7d6c5b4a39281706f5e4d3c2b1a0\n"
        "campaign:\n  save-the-date: null\n",
        encoding="utf-8",
    )
    found = json.loads(banns("check", "--format", "json").out)["diagnostics"]
    assert [(each["rule"], each["line"]) for each in found] == [
        *[("value-missing", 2)] * 5,  # ends, guests, hosts, timezone, venue
        ("bad-value", 5),
        ("number-for-text", 6),
        ("empty-value", 8),
        ("secret-literal", 12),
        ("unknown-key", 13),
    ]


@pytest.mark.usefixtures("repository")
def test_what_the_system_refuses_is_no_bug(banns: Banns) -> None:
    """A folder that cannot be made and an output that cannot be written end with 25 and the system's own words."""
    Path("file").write_text("in the way", encoding="utf-8")
    ended = banns("compile", "--out", "file/build")
    assert (ended.code, "The system says: " in ended.err) == (25, True)
    command = [sys.executable, "-c", "from cli.main import main; main()", "check"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended_there = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended_there.returncode, "No space left" in ended_there.stderr) == (25, True)
    closed = subprocess.run(["sh", "-c", f'"{sys.executable}" -m cli check >&-'], capture_output=True, check=False)
    assert (closed.returncode, closed.stderr) == (0, b"")
