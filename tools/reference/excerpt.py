"""The lines of a file that matter: all of a short one, those around the edited places of a long one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from compiler.render.safe import visible

_SHORT = 16
_AROUND = 3
_WIDTH = 110
_GAP = "…"


def excerpt(raw: bytes, edited: Iterable[int]) -> str:
    """Return the lines around the edited ones (counted from 1), what cannot be seen made visible."""
    lines = raw.decode("utf-8", "replace").split("\n")
    if lines[-1] == "":
        lines.pop()
    if len(lines) <= _SHORT:
        return "\n".join(_fitting(line) for line in lines)
    kept = {near for line in edited for near in range(line - _AROUND, line + _AROUND + 1) if 1 <= near <= len(lines)}
    shown: list[str] = []
    for number in sorted(kept or range(1, _SHORT + 1)):
        if number > 1 and number - 1 not in (kept or range(1, _SHORT + 1)):
            shown.append(_GAP)
        shown.append(_fitting(lines[number - 1]))
    return "\n".join([*shown, *([_GAP] if len(lines) not in kept else [])])


def changed(before: bytes, after: bytes) -> list[int]:
    """Return the lines of a text that another one does not have, counted from 1."""
    old, new = (raw.decode("utf-8", "replace").split("\n") for raw in (before, after))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        line + 1 for kind, _, _, start, end in blocks if kind != "equal" for line in range(start, max(end, start + 1))
    ]


def _fitting(line: str) -> str:
    shown = visible(line)
    return shown if len(shown) <= _WIDTH else f"{shown[: _WIDTH - 1]}…"
