"""The rules that only show once layers are merged."""

from __future__ import annotations

from compiler.core.diagnostic import Reference, Rule, Severity

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
    repairs="Takes the line out, where it does nothing in every environment; comments stay.",
    sources=(Reference(title="RFC 7396, JSON Merge Patch", url="https://www.rfc-editor.org/rfc/rfc7396"),),
)
OVERRIDE_EQUAL = Rule(
    id="override-equal",
    severity=Severity.WARNING,
    summary="A layer says again what it inherits",
    why="The line does nothing today, and keeps the old value when the layer above changes its mind.",
    repairs="Takes the line out, where it says the same in every environment; comments stay.",
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
    sources=(Reference(title="GDPR art. 5, 13 and 14", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),),
)
DEFINED_ABOVE = Rule(
    id="defined-above",
    summary="A layer adds to something that is not there",
    why="What there is of this kind only the platform says; a layer below adds to it.",
)
CONTRADICTION = Rule(
    id="contradiction",
    summary="Settings that are right by themselves contradict each other",
    why="Once the layers are merged, they cannot all hold.",
)
SHADOWED = Rule(
    id="shadowed",
    severity=Severity.WARNING,
    summary="Every layer below says this itself",
    why="Whoever changes it here will find that nothing changes anywhere.",
)
ENVIRONMENT_REACH = Rule(
    id="environment-reach",
    summary="An environment changes what it may not",
    why="What was tried in one environment is what guests get in another: accounts, switches and limits may differ, "
    "messages and law may not.",
)
