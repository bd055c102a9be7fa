"""A configuration in memory: the small one of tests/rejects, with some files written over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compiler import service
from compiler.core.diagnostic import Diagnostic
from compiler.core.tree import TreeFile
from tests.rejects.cases import BASE

ROSEWOOD = "tenants/rosewood"
ANNA_BEN = f"{ROSEWOOD}/events/anna-ben"
GIULIA_TOM = f"{ROSEWOOD}/events/giulia-tom"
GMAIL = """\
type: gmail
channel: email
config:
  from: {name: Rosewood Weddings, email: rosewood.weddings@gmail.com}
  auth: {type: app_password, app_password: {secret: env:ROSEWOOD_GMAIL}}
priority: 20
"""
_STAGING = {"environments/staging/platform/settings.yaml": None}


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """Files by path."""

    held: Mapping[str, bytes]
    label: str = "configs"

    def files(self) -> Sequence[TreeFile]:
        """Return every file, sorted by path."""
        return [TreeFile(path) for path in sorted(self.held)]

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        return self.held[path]


def text(path: str) -> str:
    """Return a file of the small configuration."""
    return (BASE / path).read_text(encoding="utf-8")


def with_guests(event: str, expected: int) -> dict[str, str]:
    """Return an event's file with another number of guests."""
    path = f"{event}/event.yaml"
    lines = text(path).splitlines()
    return {path: "\n".join(f"    expected: {expected}" if "expected:" in line else line for line in lines)}


def found(
    *changes: Mapping[str, str | None], rules: str = "", today: str = "", staging: bool = False
) -> list[Diagnostic]:
    """Check the small configuration with some files written over it, or taken away, and return what is found."""
    held: dict[str, str | None] = {
        file.relative_to(BASE).as_posix(): file.read_text(encoding="utf-8") for file in BASE.rglob("*.*")
    }
    for change in (*changes, {} if staging else _STAGING):
        held.update(change)
    tree = MemoryTree({path: said.encode() for path, said in held.items() if said is not None})
    diagnostics = service.check(tree, today=today).diagnostics
    return [diagnostic for diagnostic in diagnostics if not rules or diagnostic.rule.id in rules.split()]


def lines(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return rule, file and line of what was found."""
    return [f"{said.rule.id} {said.place.file.removeprefix('configs/')}:{said.place.line}" for said in diagnostics]
