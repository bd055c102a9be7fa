"""Adding a provider is adding one file: a made-up service is laid beside the others, and everything knows it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from schemas.catalogue import file_schema
from tests.rejects.cases import BASE

ROOT = Path(__file__).resolve().parents[2]
PIGEON = Path(__file__).parent / "pigeon.json"
RIGHT = "type: pigeon\nchannel: sms\npriority: 30\nconfig:\n  loft: barn\n  whistle: {secret: env:ROSEWOOD_WHISTLE}\n"
FACE = """
import json
from schemas import catalogue as c
print(json.dumps([
    c.provider_facts("pigeon").title,
    sorted(c.capabilities("pigeon", "sms")),
    c.daily_limit("pigeon", "sms", {}),
    c.test_call("pigeon", "sms", {}).url,
    c.webhook_status("pigeon", "landed"),
    c.signature("pigeon").headers,
    [c.retry_class("pigeon", code) for code in ("storm", "150", "200", "http:502")],
    [claim.kind for claim in c.claims("pigeon", "sms")],
    [shape.name for shape in c.key_shapes() if shape.pattern.search("coo_" + "o" * 20)],
]))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product as it stands, but for one file more."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "schemas", folder / "schemas", ignore=shutil.ignore_patterns("__pycache__", "json"))
    shutil.copyfile(PIGEON, folder / "schemas" / "providers" / "pigeon.json")
    for package in ("compiler", "applier", "cli", "tools"):
        (folder / package).symlink_to(ROOT / package)
    shutil.copytree(BASE, folder / "configs")
    return folder


def _python(house: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=False)


def _check(house: Path, provider: str) -> subprocess.CompletedProcess[str]:
    path = house / "configs" / "tenants" / "rosewood" / "providers" / "pigeon-sms.yaml"
    path.write_text(provider, encoding="utf-8")
    return _python(house, "from cli.main import run; raise SystemExit(run(['check']))")


def test_the_file_is_one_of_the_catalogue() -> None:
    """It keeps to the schema of such files."""
    assert list(Draft202012Validator(file_schema()).iter_errors(json.loads(PIGEON.read_bytes()))) == []


def test_check_accepts_and_refuses_its_accounts(house: Path) -> None:
    """A right account has no findings; a wrong one is told what the file asks for."""
    right = _check(house, RIGHT)
    assert (right.returncode, right.stderr) == (0, "")
    wrong = _check(house, RIGHT.replace("barn", "garden").replace("{secret: env:ROSEWOOD_WHISTLE}", "coo"))
    assert wrong.returncode == 1
    assert "pigeon-sms.yaml:5:9" in wrong.stdout
    assert "Write tower or barn." in wrong.stdout
    assert "error[secret-literal]" in wrong.stdout


def test_editors_and_the_reference_know_it(house: Path) -> None:
    """JSON Schemas and the reference pages are made from the file."""
    made = _python(house, "from tools.generate import main; raise SystemExit(main([]))")
    assert (made.returncode, made.stderr) == (0, "")
    patch = json.loads((house / "schemas" / "json" / "patch" / "provider.pigeon.json").read_text(encoding="utf-8"))
    assert patch["properties"]["loft"]["description"].startswith("Where the birds live.")
    file = (house / "schemas" / "json" / "patch" / "tenant.json").read_text(encoding="utf-8")
    assert "provider.pigeon.json" in file
    resolved = json.loads((house / "schemas" / "json" / "resolved" / "providers.json").read_text(encoding="utf-8"))
    assert "pigeon" in resolved["$defs"]
    page = (house / "docs" / "reference" / "providers" / "pigeon.md").read_text(encoding="utf-8")
    assert page.count("\n## ") == 6
    assert "| `landed` | `delivered` |" in page
    assert "(pigeon.md)" in (house / "docs" / "reference" / "providers" / "README.md").read_text(encoding="utf-8")


def test_programs_can_read_it(house: Path) -> None:
    """Whatever can be asked of the catalogue is answered from the file."""
    asked = _python(house, FACE)
    assert asked.stderr == ""
    assert json.loads(asked.stdout) == [
        "Pigeon Post",
        ["delivery_receipts", "scheduling"],
        40,
        "https://{loft}.pigeon.example/birds",
        "delivered",
        ["X-Pigeon-Ring"],
        ["transient", "recipient_permanent", None, "transient"],
        ["account"],
        ["Pigeon Post whistle"],
    ]
