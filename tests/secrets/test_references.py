"""Which references are looked for, and whose they are."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Banns
from tests.rejects.cases import BASE

_TENANT = Path("configs/tenants/rosewood")


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BASE, tmp_path / "configs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROSEWOOD_BREVO_API_KEY", "x")


def _missing(banns: Banns, *options: str) -> list[dict[str, Any]]:
    found = json.loads(banns("check", "--secrets", "--format", "json", *options).out)["diagnostics"]
    return [each for each in found if each["rule"] == "secret-not-found"]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_reference_is_said_once_with_every_place_and_event(banns: Banns) -> None:
    """However many accounts use one, there is one finding, with the events that read it."""
    _write(
        _TENANT / "providers/twilio-whatsapp.yaml",
        (_TENANT / "providers/twilio-sms.yaml").read_text().replace("channel: sms", "channel: whatsapp"),
    )
    (found,) = _missing(banns)
    assert (found["events"], len(found["related"])) == (2, 1)
    assert found["subject"] == "env:ROSEWOOD_TWILIO_TOKEN"


def test_a_reference_that_nobody_reads_any_more_counts_no_event(banns: Banns) -> None:
    """An event that says its own is not counted for the tenant's, but for its own."""
    _write(
        _TENANT / "events/anna-ben/providers/twilio-sms.yaml",
        "config:\n  auth_token: {secret: env:ROSEWOOD_ANNA_BEN}\n",
    )
    assert {each["subject"]: each["event_names"] for each in _missing(banns)} == {
        "env:ROSEWOOD_ANNA_BEN": ["rosewood/anna-ben"],
        "env:ROSEWOOD_TWILIO_TOKEN": ["rosewood/giulia-tom"],
    }


def test_what_an_environment_overrides_is_not_looked_for_in_it(banns: Banns) -> None:
    """In an environment its own reference counts; a provider that becomes another one brings nothing along."""
    patch = Path("configs/environments/staging/tenants/rosewood/providers/twilio-sms.yaml")
    _write(patch, "config:\n  auth_token: {secret: env:STAGING_TOKEN}\n")
    assert [each["subject"] for each in _missing(banns, "--env", "staging")] == ["env:STAGING_TOKEN"]
    assert [each["environments"] for each in _missing(banns)] == [[], ["staging"]]


def test_one_tenant_is_looked_at_alone(banns: Banns) -> None:
    """What another tenant lacks is not shown to this one."""
    assert _missing(banns, "--tenant", "harbour-trust") == []


def test_a_vault_that_is_away_ends_the_run_after_everything_is_said(
    banns: Banns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end is 25, it says how many were not looked for, and everything else has been printed."""
    for name in ("VAULT_ADDR", "VAULT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    file = _TENANT / "providers/twilio-sms.yaml"
    file.write_text(file.read_text().replace("env:ROSEWOOD_TWILIO_TOKEN", "vault:secret/rosewood/twilio#token"))
    end = banns("check", "--secrets")
    assert end.code == 25
    assert end.out.endswith("No findings.\n")
    assert "1 reference was not looked for" in end.err
    assert "Next: " in end.err


@pytest.mark.parametrize(
    ("reference", "owner"),
    [
        ("env:ROSEWOOD_HARBOUR_TRUST", ""),
        ("env:HARBOUR_TRUST_TOKEN", "harbour-trust"),
        ("env:HARBOUR_TOKEN", ""),
        ("env:STAGING_HARBOUR_TRUST_TOKEN", ""),
        ("env:ROSEWOOD_TWO_TOKEN", "rosewood-two"),
        ("vault:secret/rosewood/harbour-trust#x", ""),
        ("vault:secret/harbour-trust/x#y", "harbour-trust"),
        ("file:/run/secrets/harbour-trust", "harbour-trust"),
        ("file:/run/secrets/HARBOUR_TRUST", ""),
    ],
)
def test_a_reference_bears_the_name_of_its_tenant(reference: str, owner: str, banns: Banns) -> None:
    """A name in capitals before the rest, or a folder: of several the longest counts, and one's own before others'."""
    shutil.copytree("configs/tenants/harbour-trust", "configs/tenants/rosewood-two")
    file = _TENANT / "providers/twilio-sms.yaml"
    file.write_text(file.read_text().replace("env:ROSEWOOD_TWILIO_TOKEN", f"'{reference}'"))
    found = json.loads(banns("check", "--format", "json").out)["diagnostics"]
    said = [each["what"] for each in found if each["rule"] == "secret-of-another-tenant"]
    assert [f"the tenant {owner}," in what for what in said] == ([True] if owner else [])
