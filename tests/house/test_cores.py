"""What import contracts cannot see: calls in a core that would make two runs differ."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORES = sorted(path for name in ("compiler", "applier") for path in (ROOT / name / "core").rglob("*.py"))
_CLOCKS = {"now", "utcnow", "today", "uuid1", "uuid4", "getenv", "urandom"}
_BUILT_IN = {"open", "print", "input", "exec", "eval", "breakpoint", "hash", "id", "globals"}


def _forbidden(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(attr=name) if name in _CLOCKS:
                found.append(f"line {node.lineno}: .{name}()")
            case ast.Name(id=name) if name in _BUILT_IN | _CLOCKS:
                found.append(f"line {node.lineno}: {name}()")
            case _:
                pass
    return found


@pytest.mark.parametrize("path", CORES, ids=[path.relative_to(ROOT).as_posix() for path in CORES])
def test_a_core_asks_neither_clock_nor_machine(path: Path) -> None:
    """Dates, ids and files come in as arguments."""
    assert _forbidden(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line", ["datetime.now(UTC)", "date.today()", "uuid4()", "uuid.uuid1()", "open('f')", "hash('a')"]
)
def test_such_a_call_is_caught(line: str) -> None:
    """The law bites."""
    assert len(_forbidden(f"x = {line}\n")) == 1
