"""How a value looks in a line: short, recognisable, never longer than a few words."""

from __future__ import annotations

import re
from typing import Any

import orjson

from applier.core.fields import ABSENT, FieldChange
from applier.render.safe import safe

WIDTH = 60
"""Longest value shown whole, in characters."""
_LEAD = 16
_PLAIN = re.compile(r"[^\W\d_][\w./:@#+%-]*|[#+/][\w.:-]+")
_WORDS = frozenset(("true", "false", "null", "none"))


def shown(value: Any) -> str:
    """Return a JSON value in a few words; a text in quotes where it would be mistaken for something else."""
    if value is ABSENT:
        return "(none)"
    if isinstance(value, str):
        text = value if _PLAIN.fullmatch(value) and value.lower() not in _WORDS else _quoted(value)
    else:
        text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    return elided(safe(text))


def shown_pair(change: FieldChange) -> tuple[str, str]:
    """Return both values; of two long texts, the parts in which they differ."""
    before, after = change.before, change.after
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > WIDTH:
        start = max(0, _common(before, after) - _LEAD)
        return _part(before, start), _part(after, start)
    return shown(before), shown(after)


def elided(text: str) -> str:
    """Return the text, or its beginning and how long it is."""
    if len(text) <= WIDTH:
        return text
    return f"{text[: WIDTH - 20]}… ({len(text):,} characters)"


def _part(text: str, start: int) -> str:
    piece = text[start : start + WIDTH - 10]
    return _quoted(("…" if start else "") + piece + ("…" if start + len(piece) < len(text) else ""))


def _quoted(text: str) -> str:
    return f'"{safe(text)}"'


def _common(before: str, after: str) -> int:
    """How many characters two texts have in common at their beginning."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if before[:middle] == after[:middle] else (low, middle - 1)
    return low
