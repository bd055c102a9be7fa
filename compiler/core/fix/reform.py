"""Writes a whole text in the form that settings files have, where that leaves no doubt about its meaning."""

from __future__ import annotations

import re

import orjson

from compiler.core.fix.repair import Form
from compiler.core.syntax.compose import compose

_INDENTATION = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_WIDTHS = (2, 3, 4, 8)
"""How wide people see a tab; the first is what is written."""


def reform(text: str, form: Form) -> str | None:
    """Return the text in its right form, or None where that could be meant in several ways."""
    if form is Form.TABS:
        return _without_tabs(text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_tabs(text: str) -> str | None:
    """Put spaces for tabs where the text says the same however wide a tab is taken to be."""
    spaced = [_spaced(text, width) for width in _WIDTHS]
    meanings = [_meaning(each) for each in spaced]
    return spaced[0] if meanings[0] is not None and len(set(meanings)) == 1 else None


def _spaced(text: str, width: int) -> str:
    return _INDENTATION.sub(lambda found: found.group().replace("\t", " " * width), text)


def _meaning(text: str) -> bytes | None:
    composed = compose(text.encode(), "")
    blocking = [finding for finding in composed.findings if finding.rule.severity.value == "error"]
    return orjson.dumps(composed.value) if composed.value is not None and not blocking else None
