"""Imports point one way, and a contract that is broken is caught: each is broken once, in a copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
PACKAGES: list[str] = SETTINGS["root_packages"]
CONTRACTS: list[str] = [contract["name"] for contract in SETTINGS["contracts"]]

_HOUSE, _COMPILER, _APPLIER, _CORE, _YAML, _DATABASES = (
    "The house: cli, then applier, then compiler, then messages, then schemas",
    "Inside the compiler: service, then adapters and render, then core",
    "Inside the applier: service, then adapters and render, then core",
    "A core does no I/O and has neither clock nor dice",
    "YAML is read in one module",
    "Databases are known to the applier's adapters only",
)
PLANTED: list[tuple[str, str, str]] = [
    (_HOUSE, "schemas/scope.py", "import compiler.service"),
    (_HOUSE, "compiler/service.py", "from applier import service"),
    (_HOUSE, "applier/service.py", "import cli.main"),
    (_COMPILER, "compiler/core/place.py", "from compiler.adapters import disk"),
    (_COMPILER, "compiler/core/place.py", "import compiler.service"),
    (_COMPILER, "compiler/render/paint.py", "import compiler.adapters.git"),
    (_APPLIER, "applier/core/plan.py", "from applier.adapters import store"),
    (_APPLIER, "applier/core/plan.py", "def late() -> None:\n    import applier.render.text"),
    (_CORE, "compiler/core/place.py", "import os"),
    (_CORE, "compiler/core/merge/merge.py", "from time import time"),
    (_CORE, "applier/core/plan.py", "import random"),
    (_CORE, "applier/core/plan.py", "from sqlalchemy import text"),
    (_YAML, "compiler/core/syntax/compose.py", "import yaml"),
    (_YAML, "cli/main.py", "from yaml import safe_load"),
    (_DATABASES, "cli/main.py", "import sqlalchemy"),
    (_DATABASES, "applier/service.py", "import sqlite3"),
    (_DATABASES, "schemas/scope.py", "import psycopg"),
]


def _linted(folder: Path) -> tuple[int, str]:
    # The linter looks for the packages beside its settings, so a copy is judged by itself.
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code to plant violations in."""
    for package in PACKAGES:
        ignore = shutil.ignore_patterns("__pycache__", "*.json", "*.sql")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignore)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def test_the_contracts_hold() -> None:
    """The code as it stands keeps every contract."""
    code, output = _linted(ROOT)
    assert code == 0, output
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in output


def test_every_contract_is_broken_by_something_here() -> None:
    """A new contract needs a violation that shows it bites."""
    assert {contract for contract, _, _ in PLANTED} == set(CONTRACTS)


@pytest.mark.parametrize(
    ("contract", "file", "line"), PLANTED, ids=[f"{file}: {line[-30:]}" for _, file, line in PLANTED]
)
def test_a_planted_violation_is_caught(contract: str, file: str, line: str, copy: Path) -> None:
    """One import too many in one file: the linter fails and names the contract."""
    planted = copy / file
    planted.write_text(planted.read_text(encoding="utf-8") + f"\n\n{line}\n", encoding="utf-8")
    code, output = _linted(copy)
    assert code == 1, output
    assert f"{contract} BROKEN" in output
