"""What is wrong in one place: how far it reaches, and that it hides nothing elsewhere."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.rejects.cases import BASE
from tests.rejects.conftest import Check

ROSEWOOD = "configs/tenants/rosewood"
HARBOUR = "configs/tenants/harbour-trust"


def _base(folder: Path) -> Path:
    shutil.copytree(BASE, folder / "configs")
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _found(check: Check, *options: str) -> list[dict[str, Any]]:
    diagnostics: list[dict[str, Any]] = json.loads(check("--format", "json", *options).output)["diagnostics"]
    return diagnostics


def test_the_base_has_no_finding(check: Check, tmp_path: Path) -> None:
    """The tree that every case begins from is right, so that what is found belongs to the case."""
    _base(tmp_path)
    assert check("--strict").output.endswith("No findings.\n")


def test_a_broken_tenant_does_not_hide_the_findings_of_others(check: Check, tmp_path: Path) -> None:
    """One tenant's file that cannot be read leaves the other tenant's mistakes in sight; both are named."""
    _base(tmp_path)
    _write(tmp_path / ROSEWOOD / "brand.yaml", "primary: '#7A1F3D\n")
    _write(tmp_path / HARBOUR / "settings.yaml", "locale: english\n")
    ran = check()
    assert "error[yaml-syntax]" in ran.output
    assert "error[bad-value]" in ran.output
    assert ran.output.endswith(
        "2 errors.\nNot compiled: harbour-trust, rosewood. Nothing can be applied until the errors are mended.\n"
    )


def test_only_the_broken_tenant_is_not_compiled(check: Check, tmp_path: Path) -> None:
    """A tenant that is right is not named among those that did not compile."""
    _base(tmp_path)
    _write(tmp_path / ROSEWOOD / "brand.yaml", "primary: '#7A1F3D\n")
    assert "Not compiled: rosewood. " in check().output


def test_a_bad_platform_line_is_one_finding_that_counts_events(check: Check, tmp_path: Path) -> None:
    """A line that every event inherits is reported once, with how many events see it, in each environment or none."""
    _base(tmp_path)
    settings = tmp_path / "configs/platform/settings.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("locale: en", "locale: english"), encoding="utf-8")
    (found,) = _found(check)
    assert (found["rule"], found["events"], found["environments"]) == ("bad-value", 3, [])


def test_an_event_that_says_better_is_not_counted(check: Check, tmp_path: Path) -> None:
    """Events that replace a wrong inherited value are not among those it reaches."""
    _base(tmp_path)
    _write(tmp_path / "configs/tenants/rosewood/settings.yaml", "tone: jolly\n")
    _write(tmp_path / ROSEWOOD / "events/anna-ben/settings.yaml", "tone: friendly\n")
    (found,) = _found(check)
    assert (found["events"], found["event_names"]) == (1, ["rosewood/giulia-tom"])


def test_a_bad_tenant_line_is_one_finding_however_many_events(check: Check, tmp_path: Path) -> None:
    """A rule that is judged in every event still reports the one line that is wrong once."""
    _base(tmp_path)
    _write(tmp_path / ROSEWOOD / "routing.yaml", "email:\n  providers: [brevo-mail]\n")
    (found,) = _found(check)
    assert (found["rule"], found["events"]) == ("routing-provider", 2)


def test_a_missing_value_names_the_layers_that_may_say_it(check: Check, tmp_path: Path) -> None:
    """What no layer says is reported with every layer that may, the nearest first, and what to write there."""
    _base(tmp_path)
    brand = tmp_path / ROSEWOOD / "events/anna-ben/brand.yaml"
    _write(brand, "primary: null\n")
    (found,) = _found(check)
    assert found["rule"] == "value-missing"
    assert found["file"].endswith("events/anna-ben/brand.yaml")
    assert found["fix"].startswith("Set it in the event layer (rosewood/anna-ben) or the tenant layer (rosewood): ")


def test_one_tenant_can_be_asked_about_alone(check: Check, tmp_path: Path) -> None:
    """With --tenant a check shows what that tenant can mend and what the platform must, and nothing else."""
    _base(tmp_path)
    _write(tmp_path / ROSEWOOD / "settings.yaml", "locale: english\n")
    _write(tmp_path / HARBOUR / "settings.yaml", "locale: english\n")
    assert [found["file"] for found in _found(check, "--tenant", "rosewood")] == [f"{ROSEWOOD}/settings.yaml"]


def test_what_only_one_environment_says_is_reported_for_it(check: Check, tmp_path: Path) -> None:
    """A mistake in an environment's patch names the environment; one in a layer is said once for all of them."""
    _base(tmp_path)
    _write(tmp_path / "configs/environments/staging/tenants/rosewood/settings.yaml", "locale: english\n")
    _write(tmp_path / HARBOUR / "settings.yaml", "locale: english\n")
    assert [found["environments"] for found in _found(check)] == [[], ["staging"]]


def test_many_mistakes_take_no_longer_than_as_many_values(check: Check, tmp_path: Path) -> None:
    """Two thousand mistakes in one file are all found in seconds: none makes the others slower."""
    _base(tmp_path)
    names = [
        first + second + third for first in "abcdefghijklm" for second in "abcdefghijklm" for third in "abcdefghijkl"
    ]
    texts = "".join(f"{name}: {{text: 1}}\n" for name in names[:2000])
    _write(tmp_path / ROSEWOOD / "events/anna-ben/templates/invitation/sms.yaml", texts)
    ran = check("--format", "json")
    assert json.loads(ran.output)["errors"] == 2000
    assert ran.seconds < 15
