"""Whether a secret is there is found out without reading it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.adapters.disk import DiskTree
from compiler.adapters.secret_store import SecretStore
from compiler.core.secrets.lookup import StoreUnavailable
from compiler.core.secrets.rules import SECRET_READABLE_BY_ALL
from schemas.values.secret import parse_reference
from tests.secrets.vault import TOKEN, Kept, running

CANARY = "canary-that-nobody-may-read"


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path is short enough for the name of a socket."""
    with tempfile.TemporaryDirectory(prefix="v-") as folder:
        yield Path(folder)


def _look(reference: str, tree: Path, **environ: str) -> str:
    parsed = parse_reference(reference)
    assert parsed is not None
    wrong = SecretStore(environ, DiskTree(tree, "configs"), ("staging",)).look_up(parsed, "rosewood")
    return wrong.what if wrong is not None else ""


def _kept() -> Kept:
    return Kept(
        fields={"secret/rosewood/twilio": {"auth_token": CANARY}}, names={"old/rosewood": ["brevo"], "old": ["top"]}
    )


@pytest.mark.parametrize(
    ("reference", "is_there"),
    [
        ("vault:secret/rosewood/twilio#auth_token", True),
        ("vault:secret/rosewood/twilio#api_key", False),
        ("vault:secret/rosewood/vonage#api_key", False),
        ("vault:old/rosewood/brevo#api_key", True),
        ("vault:old/top#api_key", True),
        ("vault:old/rosewood/vonage#api_key", False),
        ("vault:nowhere/x#y", False),
    ],
)
def test_a_vault_is_asked_for_names_only(reference: str, is_there: bool, short_folder: Path) -> None:
    """Fields are looked for by name in version 2, entries in version 1, and no value is ever asked for."""
    kept = _kept()
    with running(short_folder, kept) as address:
        said = _look(reference, short_folder, VAULT_ADDR=address, VAULT_TOKEN=TOKEN)
    assert (said == "") is is_there
    assert all(asked.startswith("LIST ") or "/subkeys/" in asked for asked in kept.asked)
    assert CANARY not in said


@pytest.mark.parametrize(
    ("environ", "status", "words"),
    [
        ({}, 0, "not both set"),
        ({"VAULT_TOKEN": TOKEN}, 0, "not both set"),
        ({"VAULT_ADDR": "unix:///nowhere/at/all", "VAULT_TOKEN": TOKEN}, 0, "No such file"),
        ({"VAULT_ADDR": "ftp://user:canary@vault", "VAULT_TOKEN": TOKEN}, 0, "ValueError"),
        ({"VAULT_TOKEN": "another-canary"}, 403, "may not look"),
        ({"VAULT_TOKEN": TOKEN}, 503, "503"),
        ({"VAULT_TOKEN": TOKEN}, 307, "307"),
    ],
)
def test_a_vault_that_cannot_be_asked_is_said_to_be_so(
    environ: dict[str, str], status: int, words: str, short_folder: Path
) -> None:
    """Nothing is concluded where the Vault does not answer; neither token nor address is repeated."""
    kept = _kept()
    kept.status = status
    with running(short_folder, kept) as address:
        where = {"VAULT_ADDR": address} if status else {}
        with pytest.raises(StoreUnavailable) as ended:
            _look("vault:secret/rosewood/twilio#auth_token", short_folder, **where, **environ)
    assert words in str(ended.value)
    assert "canary" not in str(ended.value)


def test_a_vault_that_failed_once_is_not_asked_again(short_folder: Path) -> None:
    """A hundred references to a Vault that is away cost one attempt."""
    kept = _kept()
    kept.status = 500
    with running(short_folder, kept) as address:
        environ = {"VAULT_ADDR": address, "VAULT_TOKEN": TOKEN}
        store = SecretStore(environ, DiskTree(short_folder, "configs"), ())
        for number in range(100):
            reference = parse_reference(f"vault:secret/rosewood/{number}#token")
            assert reference is not None
            with pytest.raises(StoreUnavailable):
                store.look_up(reference, "rosewood")
    assert len(kept.asked) == 1


def test_a_file_is_looked_at_and_not_opened(tmp_path: Path) -> None:
    """A file is there when it is an ordinary one that holds something; whoever may read it is looked at too."""
    secret = tmp_path / "token"
    assert "No such file" in _look(f"file:{secret}", tmp_path)
    secret.write_text("")
    secret.chmod(0o600)
    assert "is empty" in _look(f"file:{secret}", tmp_path)
    secret.write_text(CANARY)
    before = secret.stat().st_atime_ns
    assert _look(f"file:{secret}", tmp_path) == ""
    assert secret.stat().st_atime_ns == before
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in _look(f"file:{tmp_path}/pipe", tmp_path)
    secret.chmod(0o604)
    reference = parse_reference(f"file:{secret}")
    assert reference is not None
    wrong = SecretStore({}, DiskTree(tmp_path, "configs"), ()).look_up(reference, "rosewood")
    assert wrong is not None
    assert wrong.rule is SECRET_READABLE_BY_ALL


def test_an_encrypted_file_is_looked_for_in_its_tenants_folders(tmp_path: Path) -> None:
    """The tenant's own folder and the one an environment has for it are looked into, no other one."""
    for folder in ("tenants/harbour-trust", "tenants/rosewood", "environments/staging/tenants/rosewood"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "tenants/harbour-trust/theirs.age").write_bytes(b"age-encryption.org/v1\n")
    (tmp_path / "tenants/rosewood/own.age").write_bytes(b"age-encryption.org/v1\n")
    (tmp_path / "tenants/rosewood/plain.age").write_text(CANARY)
    (tmp_path / "tenants/rosewood/link.age").symlink_to("../harbour-trust/theirs.age")
    (tmp_path / "environments/staging/tenants/rosewood/test.age").write_bytes(b"age-encryption.org/v1\n")
    assert _look("age:own.age", tmp_path) == ""
    assert _look("age:test.age", tmp_path) == ""
    assert "There is no file" in _look("age:theirs.age", tmp_path)
    assert "There is no file" in _look("age:link.age", tmp_path)
    said = _look("age:plain.age", tmp_path)
    assert "is not encrypted" in said
    assert CANARY not in said


def test_a_store_does_not_show_what_it_was_given(tmp_path: Path) -> None:
    """A store that turns up in an error report shows nothing of the environment."""
    assert CANARY not in repr(SecretStore({"X": CANARY}, DiskTree(tmp_path, "configs"), ()))


@pytest.mark.parametrize(
    "text",
    ["env:A", "file:/a b", "vault:a/b#c", "age:a/b.age", "env:a", "file:a", "vault:a", "age:../a", "a", "env:A\n"],
)
def test_a_reference_reads_back_as_it_was_written(text: str) -> None:
    """A reference is a value that knows its kind; what is none is not read as one."""
    parsed = parse_reference(text)
    assert (str(parsed) == text) is (text in {"env:A", "file:/a b", "vault:a/b#c", "age:a/b.age"})
