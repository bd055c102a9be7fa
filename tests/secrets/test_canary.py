"""A canary is planted wherever a secret could be, and looked for in everything that leaves the command."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.main import VERBS
from compiler import service
from tests.cli.running import Banns, commit, git
from tests.rejects.cases import BASE
from tests.secrets.fakes import KEYS
from tests.secrets.vault import TOKEN, Kept, running

CANARY = KEYS["random"]
_TENANT = Path("configs/tenants/rosewood")
_EVENT = _TENANT / "events/anna-ben"
_PROVIDER = _TENANT / "providers/twilio-sms.yaml"
_BODY = _TENANT / "templates/invitation/email.en.txt"
_LOOKS = (
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "github"],
    ["check", "--format", "sarif"],
    ["check", "--diff"],
    ["check", "--secrets"],
    ["check", "--rev", "HEAD"],
    ["check", "--base", "HEAD"],
    ["compile", "--out", "build"],
    ["explain", "rosewood:providers"],
    ["explain", "rosewood:providers", "--format", "json"],
    ["explain", "rosewood:brand"],
    ["explain", "rosewood/anna-ben:templates"],
    ["explain", "rosewood/anna-ben:event", "--format", "json"],
    ["plan"],
    ["plan", "--format", "json"],
    ["plan", "--format", "markdown"],
    ["apply"],
    ["apply", "--format", "json"],
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the smallest whole configuration, now the current folder; reports of bugs go there too."""
    shutil.copytree(BASE, tmp_path / "configs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BANNS_DATABASE_URL", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for kind in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{kind}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{kind}_EMAIL", "ada@banns.example")
    git("init", "--quiet", "--initial-branch=main")
    return tmp_path


def _swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _found(place: Path, canary: str, printed: str) -> list[str]:
    """Return where a canary, or a third of it, has got to: into what was printed, or any file but the settings."""
    parts = {canary[at : at + 12] for at in range(0, len(canary) - 11, 4)}
    files = [file for file in place.rglob("*") if file.is_file() and not {"configs", ".git"} & set(file.parts)]
    kept = [str(file) for file in files if any(part.encode() in file.read_bytes() for part in parts)]
    return kept + [line for line in printed.splitlines() if any(part in line for part in parts)]


def test_the_value_behind_a_reference_gets_nowhere(place: Path, banns: Banns, monkeypatch: pytest.MonkeyPatch) -> None:
    """No output, snapshot, plan, receipt, report or byte of the database holds what a reference leads to."""
    secret = place / "token"
    secret.write_text(CANARY)
    secret.chmod(0o600)
    (_TENANT / "providers/brevo-sms.yaml").write_text(
        f"type: brevo\nchannel: sms\nconfig:\n  api_key: {{secret: 'file:{secret}'}}\n"
        "  sender: Rosewood\npriority: 30\n"
    )
    _swap(_PROVIDER, "env:ROSEWOOD_TWILIO_TOKEN", "vault:secret/rosewood/twilio#auth_token")
    monkeypatch.setenv("ROSEWOOD_BREVO_API_KEY", CANARY)
    kept = Kept(fields={"secret/rosewood/twilio": {"auth_token": CANARY}})
    commit("References")
    with tempfile.TemporaryDirectory(prefix="v-", dir="/tmp") as short, running(Path(short), kept) as address:
        monkeypatch.setenv("VAULT_ADDR", address)
        monkeypatch.setenv("VAULT_TOKEN", TOKEN)
        ends = {tuple(look): banns(*look) for look in _LOOKS}
    secret.unlink()
    printed = "".join(end.out + end.err for end in ends.values())
    assert ends["check", "--secrets"].code == 0, ends["check", "--secrets"].out
    assert ends["apply",].code == 0, ends["apply",].err
    assert (place / "banns.db").stat().st_size > 0
    assert _found(place, CANARY, printed) == []
    assert _found(place, TOKEN, printed) == []
    rows = "\n".join(sqlite3.connect("banns.db").iterdump())
    assert "vault:secret/rosewood/twilio#auth_token" in rows
    assert CANARY not in rows


def _in_a_secret_field() -> None:
    _swap(_PROVIDER, "{secret: env:ROSEWOOD_TWILIO_TOKEN}", CANARY)


def _in_a_reference() -> None:
    _swap(_PROVIDER, "env:ROSEWOOD_TWILIO_TOKEN", CANARY)


def _in_a_misspelt_field() -> None:
    _swap(_PROVIDER, "  region: ie1", f"  auth_tokn: {CANARY}")


def _as_the_whole_config() -> None:
    (_EVENT / "providers.yaml").write_text(f"twilio-sms:\n  config: {CANARY}\n")


def _in_a_plain_field() -> None:
    _swap(_PROVIDER, "region: ie1", f"region: {CANARY}")


def _in_a_body_file() -> None:
    _BODY.write_text(f"Keep {{{{ event_date }}}} free.\nThe key is {CANARY}.\n")


def _in_a_body_that_is_broken() -> None:
    _BODY.write_text(f"Keep {{{{ event_date free {CANARY}.\n")


def _in_a_comment() -> None:
    with _PROVIDER.open("a") as file:
        file.write(f"# {CANARY}\n")


def _as_a_key() -> None:
    with _PROVIDER.open("a") as file:
        file.write(f"{CANARY}: x\n")


def _in_a_value_of_another_kind() -> None:
    _swap(_PROVIDER, "priority: 20", f"priority: {CANARY}")


def _in_a_choice() -> None:
    _swap(_PROVIDER, "channel: sms", f"channel: {CANARY}")


def _in_a_name() -> None:
    _swap(_EVENT / "event.yaml", "name: Anna & Ben", f"name: Anna & Ben {CANARY}")


def _as_a_provider() -> None:
    (_EVENT / "providers").mkdir()
    (_EVENT / "providers" / f"{CANARY.lower()}.yaml").write_text("priority: 3\n")


def _as_a_folder() -> None:
    shutil.copytree(_EVENT, _EVENT.parent / CANARY.lower())


def _as_a_file_nobody_refers_to() -> None:
    (_TENANT / f"{CANARY}.txt").write_text("x\n")


def _in_a_file_of_tests() -> None:
    (_TENANT / "tests").mkdir()
    (_TENANT / "tests/look.yaml").write_text(f"# {CANARY}\n")


def _where_yaml_breaks() -> None:
    _swap(_PROVIDER, "{secret: env:ROSEWOOD_TWILIO_TOKEN}", f"@{CANARY}: [")


def _in_a_list() -> None:
    _swap(_EVENT / "event.yaml", "[GB, IT]", f"[GB, {CANARY}]")


def _as_a_name_that_is_referred_to() -> None:
    (_TENANT / "routing.yaml").write_text(f"sms:\n  providers: [{CANARY.lower()}]\n")


_PLANTED: tuple[Callable[[], None], ...] = (
    _in_a_secret_field,
    _in_a_reference,
    _in_a_misspelt_field,
    _as_the_whole_config,
    _in_a_plain_field,
    _in_a_body_file,
    _in_a_body_that_is_broken,
    _in_a_comment,
    _as_a_key,
    _in_a_value_of_another_kind,
    _in_a_choice,
    _in_a_name,
    _as_a_provider,
    _as_a_folder,
    _as_a_file_nobody_refers_to,
    _in_a_file_of_tests,
    _where_yaml_breaks,
    _in_a_list,
    _as_a_name_that_is_referred_to,
)


@pytest.mark.parametrize("plant", _PLANTED, ids=lambda plant: plant.__name__.strip("_"))
def test_a_secret_that_is_written_out_gets_no_further(plant: Callable[[], None], place: Path, banns: Banns) -> None:
    """Wherever it stands, check, compile, plan and apply refuse the tenant, and nothing repeats even a part of it."""
    plant()
    commit("Planted")
    printed, codes = "", {}
    for look in _LOOKS:
        end = banns(*look)
        codes[tuple(look)] = end.code
        printed += end.out + end.err
    for canary in (CANARY, CANARY.lower()):
        assert _found(place, canary, printed) == []
    assert codes["check",] == 1
    assert codes["compile", "--out", "build"] == 1
    assert codes["apply",] == 1
    assert 70 not in codes.values()


def test_a_password_in_a_databases_address_is_never_printed(place: Path, banns: Banns) -> None:
    """A database that cannot be reached or understood is named without its password."""
    commit("Base")
    for target in (
        f"postgresql://anna:{CANARY}@127.0.0.1:1/banns",
        f"postgresql://anna@127.0.0.1:1/banns?password={CANARY}",
        f"nonsense://anna:{CANARY}@host/x",
    ):
        for verb in ("plan", "apply"):
            end = banns(verb, "--target", target)
            assert end.code not in (0, 70), end
            assert _found(place, CANARY, end.out + end.err) == []


def test_a_report_of_a_bug_holds_no_secret(place: Path, banns: Banns, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written down for whoever mends a bug has passwords and keys taken out."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(f"{CANARY} at postgresql://anna:{CANARY}@host/x?password=not-for-anyone-to-see")

    monkeypatch.setattr(service, "check", broken)
    end = banns("check", "--tenant", f"postgresql://anna:{CANARY}@host")
    assert end.code == 70
    (report,) = place.glob("banns-report-*")
    assert "RuntimeError" in report.read_text(encoding="utf-8")
    assert "not-for-anyone-to-see" not in report.read_text(encoding="utf-8")
    assert _found(place, CANARY, end.out + end.err) == []


@pytest.mark.parametrize("verb", VERBS)
def test_help_shows_no_value_of_the_environment(verb: str, banns: Banns, monkeypatch: pytest.MonkeyPatch) -> None:
    """The help names variables and never what they hold."""
    monkeypatch.setenv("BANNS_DATABASE_URL", f"postgresql://anna:{CANARY}@host/x")
    end = banns(verb, "--help")
    assert end.code == 0
    assert CANARY not in end.out + end.err
