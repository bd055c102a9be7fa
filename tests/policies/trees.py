"""Lays a small configuration out with one policy in it, and judges it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compiler import service
from compiler.core.diagnostic import Diagnostic
from tests.rejects.cases import BASE

POLICY = {
    "title": "Texts come from Britain",
    "why": "Carriers filter the others.",
    "applies_to": "providers",
    "must": "entry.channel != 'sms' || entry.config.from.startsWith('+44')",
    "at": "config.from",
    "message": "`{name[0]}` sends from elsewhere.",
    "fix": "Use a British number.",
    "severity": "error",
}
TODAY = "2026-11-23"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the tests look at of a diagnostic."""

    rule: str
    file: str
    line: int
    what: str
    is_error: bool
    events: tuple[str, ...]


Judge = Callable[..., list[Found]]


def write_policy(folder: Path, changes: dict[str, Any], name: str = "tried") -> Path:
    """Write a policy over `POLICY`; a change to None leaves the field out. JSON is YAML, so nothing needs escaping."""
    said = {key: value for key, value in {**POLICY, **changes}.items() if value is not None}
    path = folder / "configs" / "platform" / "policies" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(f"{key}: {json.dumps(value)}" for key, value in said.items()) + "\n", encoding="utf-8")
    return path


def judged(folder: Path, *, today: str = TODAY, base: Path | None = None) -> list[Found]:
    """Check the configuration of a folder, as a change to another one where that is given."""
    before = service.open_folder(base / "configs") if base is not None else None
    checked = service.check(service.open_folder(folder / "configs"), today=today, base=before)
    return [_found(diagnostic, folder) for diagnostic in checked.diagnostics]


def _found(diagnostic: Diagnostic, folder: Path) -> Found:
    return Found(
        rule=diagnostic.rule.id,
        file=diagnostic.place.file.removeprefix(f"{folder.as_posix()}/"),
        line=diagnostic.place.line,
        what=diagnostic.what,
        is_error=diagnostic.is_error,
        events=diagnostic.event_names,
    )


__all__ = ["BASE", "POLICY", "TODAY", "Found", "Judge", "judged", "write_policy"]
