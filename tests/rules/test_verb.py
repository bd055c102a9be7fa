"""`banns rule`: the page of a rule in the terminal, from what ships with the command alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.core.rules.registry import RULES
from compiler.render.sarif import render_sarif
from tests.cli.running import Banns
from tests.goldens import Golden

_ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", ["number-for-text", "secret-literal", "windows-line-ends"])
def test_a_page_reads_well(rule: str, banns: Banns, golden: Golden) -> None:
    """The text of a rule with a repair, of one that hides its line, and of one about what cannot be seen."""
    ended = banns("rule", rule)
    golden(Path(__file__).parent / "golden" / f"{rule}.txt", ended.out)
    assert ended.code == 0


def test_without_an_id_every_rule_is_listed(banns: Banns) -> None:
    """One line each: the id, the severity, what is wrong."""
    lines = banns("rule").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]


def test_a_misspelt_id_gets_the_nearest(banns: Banns) -> None:
    """The run ends with 2 and names the rule that was probably meant."""
    ended = banns("rule", "unknwon-key")
    assert ended.code == 2
    assert "Did you mean `unknown-key`?" in ended.err


def test_the_json_document_is_versioned_and_whole(banns: Banns) -> None:
    """Machines get everything the page says."""
    document = json.loads(banns("rule", "--format", "json").out)
    assert document["format"] == "banns.rules/v1"
    assert [rule["id"] for rule in document["rules"]] == [rule.id for rule in RULES]
    assert {
        "id",
        "severity",
        "summary",
        "why",
        "consequence",
        "by_time",
        "repairs",
        "sources",
        "page",
        "example",
    } == set(document["rules"][0])
    assert all(rule["example"]["bad"] and rule["example"]["good"] for rule in document["rules"])


def test_sarif_leads_to_the_page() -> None:
    """Every rule in a SARIF log has the address of a page that is in the repository."""
    log = json.loads(render_sarif((), RULES, "0"))
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["helpUri"].endswith(f"/docs/rules/{rule['id']}.md")
        assert (_ROOT / "docs/rules" / f"{rule['id']}.md").is_file()


def test_it_needs_nothing_but_the_packages(tmp_path: Path) -> None:
    """Where `docs/` and `tests/` are not, as after `pip install`, the page is the same."""
    for package in ("schemas", "compiler", "cli"):
        shutil.copytree(_ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "cli", "rule", "unknown-key"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert "what banns prints" in done.stdout
