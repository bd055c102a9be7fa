"""`banns schema` and `banns rule`, as people and programs use them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.exits import Exit
from cli.main import run
from compiler.core.rules.registry import RULES
from schemas.published.documents import documents, schema_files


def test_schema_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name every schema is listed, as text and as JSON."""
    assert run(["schema"]) == Exit.OK
    text = capsys.readouterr().out
    assert run(["schema", "--format", "json"]) == Exit.OK
    listed = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in listed["schemas"]] == list(documents())
    assert all(f"  {name} " in text for name in documents())


def test_schema_prints_one(capsys: pytest.CaptureFixture[str]) -> None:
    """With a name that schema is printed whole."""
    assert run(["schema", "resolved/brand"]) == Exit.OK
    assert json.loads(capsys.readouterr().out)["$id"] == "https://banns.dev/schemas/v1/resolved/brand.json"


def test_schema_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name ends with 2, says what was not done, and names the nearest."""
    assert run(["schema", "patch/tennant"]) == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "Did you mean `patch/tenant`?" in said.err
    assert "Next: `banns schema` lists them." in said.err


def test_schema_writes_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --out the folder holds the files that are committed, and a second run replaces it."""
    for _ in range(2):
        assert run(["schema", "--out", str(tmp_path / "out")]) == Exit.OK
    capsys.readouterr()
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_text(encoding="utf-8")
        for path in (tmp_path / "out").rglob("*.json")
    }
    assert written == schema_files()
    assert run(["schema", "patch/tenant", "--out", str(tmp_path / "out")]) == Exit.USAGE


def test_rule_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Without an id every rule is listed, as text and as JSON."""
    assert run(["rule"]) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in RULES]
    assert run(["rule", "--format", "json"]) == Exit.OK
    listed = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in listed["rules"]] == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_prints_one(rule: object, capsys: pytest.CaptureFixture[str]) -> None:
    """With an id that rule is printed, with its reason."""
    (found,) = [each for each in RULES if each is rule]
    assert run(["rule", found.id]) == Exit.OK
    said = capsys.readouterr().out
    assert found.summary in said
    assert found.why in said


def test_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt id ends with 2 and names the nearest."""
    assert run(["rule", "unknown-keys", "--format", "json"]) == Exit.USAGE
    assert "Did you mean `unknown-key`?" in capsys.readouterr().err


def test_a_compile_does_not_load_what_is_published() -> None:
    """The other verbs pay nothing for the schemas: neither generator nor jsonschema's own machinery is loaded."""
    code = "import sys, cli.verbs.check, compiler.service; sys.exit('schemas.published' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
