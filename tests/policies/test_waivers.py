"""A waiver lets one entry off, in its scope and below, while somebody who may answers for it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.policies.trees import Judge, judged, write_policy

SIGNERS = ["privacy@banns.example"]
WAIVER = {
    "address": "rosewood:providers.twilio-sms",
    "reason": "Italian guests only.",
    "until": "2027-06-30",
    "signed_by": "privacy@banns.example",
}
EVENT = "configs/tenants/rosewood/events/anna-ben/providers/twilio-sms.yaml"


def _waived(**changes: str) -> dict[str, Any]:
    return {"signers": SIGNERS, "waivers": {"one": {**WAIVER, **changes}}}


def _override(folder: Path, sender: str) -> None:
    path = folder / EVENT
    path.parent.mkdir(parents=True)
    path.write_text(f"config:\n  from: '{sender}'\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("waiver", "rules"),
    [
        ({}, []),
        ({"until": "2026-11-23"}, []),
        ({"until": "2026-11-22"}, ["waiver-expired"]),
        ({"signed_by": "hello@rosewood.example"}, ["policy-waiver"]),
        ({"address": "rosewood:providers.brevo-email"}, ["policy"]),
        ({"address": "platform:providers.twilio-sms"}, []),
        ({"address": "harbour-trust:providers.twilio-sms"}, ["waiver-unused", "policy"]),
        ({"address": "rosewood/anna-ben:providers.twilio-sms"}, ["policy"]),
        ({"address": "rosewood:providers.twilio-sms.config"}, ["policy-waiver", "policy"]),
        ({"address": "twilio-sms"}, ["policy-waiver", "policy"]),
        ({"until": "2027-02-30"}, ["bad-value"]),
        ({"reason": ""}, ["bad-value"]),
    ],
)
def test_what_a_waiver_lets_off(waiver: dict[str, str], rules: list[str], judge: Judge) -> None:
    """A waiver counts to the end of its day, for the entry and scope it names, signed by one of the signers."""
    assert [found.rule for found in judge(_waived(**waiver))] == rules


def test_a_tenant_s_waiver_covers_its_events(folder: Path, judge: Judge) -> None:
    """What a tenant is let off, its events are let off too, with what they change of it."""
    _override(folder, "+390555550199")
    assert judge(_waived()) == []


def test_an_event_s_waiver_covers_no_other_scope(folder: Path, judge: Judge) -> None:
    """An event that is let off leaves its tenant's own entry under the policy."""
    _override(folder, "+390555550199")
    found = judge(_waived(address="rosewood/anna-ben:providers.twilio-sms"))
    assert [(each.rule, each.file) for each in found] == [
        ("policy", "configs/tenants/rosewood/providers/twilio-sms.yaml")
    ]


def test_waivers_need_signers(judge: Judge) -> None:
    """A policy that names nobody who may sign has no waivers."""
    assert [found.rule for found in judge({"waivers": {"one": WAIVER}})] == ["contradiction"]


def test_an_end_that_only_time_brought_fails_nobody(folder: Path, tmp_path: Path) -> None:
    """After its last day a waiver is a warning for what stood there before, and an error for what a change says."""
    write_policy(folder, _waived())
    before = tmp_path / "before"
    shutil.copytree(folder / "configs", before / "configs")
    (old,) = judged(folder, today="2027-07-01", base=before)
    assert (old.rule, old.is_error) == ("waiver-expired", False)
    provider = folder / "configs/tenants/rosewood/providers/twilio-sms.yaml"
    provider.write_text(provider.read_text(encoding="utf-8").replace("0120", "0121"), encoding="utf-8")
    (new,) = judged(folder, today="2027-07-01", base=before)
    assert (new.rule, new.is_error, new.line) == ("waiver-expired", True, 6)


def test_nothing_is_judged_by_date_where_there_is_no_day(judge: Judge) -> None:
    """What was reviewed is applied, however long it took: without a day no waiver has run out."""
    assert judge(_waived(until="2020-01-01"), today="") == []


def test_a_waiver_of_a_broken_tenant_is_not_called_unused(folder: Path, judge: Judge) -> None:
    """Where a provider could not be judged, nothing is said of who needs a waiver."""
    provider = folder / "configs/tenants/rosewood/providers/twilio-sms.yaml"
    provider.write_text(provider.read_text(encoding="utf-8").replace("sms", "telegraph"), encoding="utf-8")
    assert "waiver-unused" not in {found.rule for found in judge(_waived())}


def test_an_environment_may_bring_its_own_waiver(folder: Path) -> None:
    """What only an environment does is let off there, and the base does not ask who needs it."""
    write_policy(folder, {"signers": SIGNERS, "must": "entry.channel != 'sms' || entry.config.from != '+390555550920'"})
    staging = folder / "configs/environments/staging"
    provider = staging / "tenants/rosewood/providers/twilio-sms.yaml"
    provider.parent.mkdir(parents=True)
    provider.write_text("config:\n  from: '+390555550920'\n", encoding="utf-8")
    assert [found.rule for found in judged(folder)] == ["policy"]
    waiver = staging / "platform/policies/tried.yaml"
    waiver.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"    {key}: '{value}'\n" for key, value in WAIVER.items())
    waiver.write_text(f"waivers:\n  test-number:\n{lines}", encoding="utf-8")
    assert judged(folder) == []
