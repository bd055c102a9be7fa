"""Plain scalars of the YAML 1.2 core schema: what is text, number, truth value, null or nothing.

`no`, `on`, `12:30` and `2027-06-19` are text, as YAML 1.2 has it. Integral floats become integers,
so that `1.0` and `1` are one value, as they are one number in JSON (RFC 8785, section 3.2.2.3).
"""

from __future__ import annotations

import re
from typing import Any, Final

from compiler.core.syntax.limits import MAX_INTEGER

EMPTY: Final = object()
"""Nothing was written after the colon."""
OUT_OF_RANGE: Final = object()
"""A number that JSON cannot carry."""

_WORDS: Final[dict[str, Any]] = {
    "": EMPTY,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_FIRST: Final = frozenset("0123456789+-.~ntfNTF")
_INT: Final = re.compile(r"[-+]?[0-9]+")
_BASED: Final = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_ZERO: Final = re.compile(r"[-+.0]*[1-9]")
_SPECIAL: Final = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def plain(text: str) -> Any:
    """Return the value of a plain scalar, `EMPTY`, or `OUT_OF_RANGE`."""
    if text and text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        # A long run of digits is refused before it is turned into a number, which takes quadratic time.
        return _within(int(text)) if len(text) < 20 else OUT_OF_RANGE
    if _BASED.fullmatch(text):
        return _within(int(text, 0)) if len(text) < 70 else OUT_OF_RANGE
    if _FLOAT.fullmatch(text):
        return _float(text)
    return OUT_OF_RANGE if _SPECIAL.fullmatch(text) else text


def _within(number: int) -> Any:
    return number if -MAX_INTEGER <= number <= MAX_INTEGER else OUT_OF_RANGE


def _float(text: str) -> Any:
    number = float(text)
    # What is so small that it would become zero is not zero.
    if not -MAX_INTEGER <= number <= MAX_INTEGER or (number == 0 and _NOT_ZERO.match(text)):
        return OUT_OF_RANGE
    return int(number) if number.is_integer() else number
