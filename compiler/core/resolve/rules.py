"""The rules that only show once layers are merged."""

from __future__ import annotations

from compiler.core.diagnostic import Rule, Severity

FLOOR_WEAKENED = Rule(
    id="floor-weakened",
    summary="A layer below would weaken a floor",
    why="What a wider layer demands may be tightened below, never loosened; the stricter value stays in force.",
)
FLOOR_INCOMPARABLE = Rule(
    id="floor-incomparable",
    summary="Neither of two values is the stricter one",
    why="A floor keeps the strictest value, and here nobody can say which that is.",
)
FLOOR_REMOVED = Rule(
    id="floor-removed",
    summary="A layer below would remove a floor",
    why="What a wider layer demands may be tightened below, never removed; it stays in force.",
)
REMOVES_NOTHING = Rule(
    id="removes-nothing",
    severity=Severity.WARNING,
    summary="A null removes nothing",
    why="null removes an inherited value; here no layer above says one, so the line does nothing.",
)
CLASH_OF_KINDS = Rule(
    id="clash-of-kinds",
    summary="A map stands where another layer has a single value",
    why="One of them would vanish without anybody having removed it.",
)
VALUE_MISSING = Rule(
    id="value-missing",
    summary="A required setting is not said by any layer",
    why="Without it a message could not be sent, or not lawfully.",
)
CONTRADICTION = Rule(
    id="contradiction",
    summary="Settings that are right by themselves contradict each other",
    why="Once the layers are merged, they cannot all hold.",
)
