"""What was probably meant by a value of the wrong form: the nearest choice, or the same in the right form.

Whatever is proposed has been judged right before. Nothing is changed by itself: people decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import orjson
from pydantic import ValidationError

from compiler.core.decode.leaf import judge_leaf
from compiler.core.nearest import nearest
from schemas.shape import Leaf

_QUOTES: Final = "‘’‚“”„«»'\""
_SPAN: Final = re.compile(r"([+-]?)P?(T?)(\d{1,5})\s*([a-z]+?)s?(\s+before|\s+after)?", re.IGNORECASE)
_UNITS: Final = {
    "d": "P{}D", "day": "P{}D", "w": "P{}W", "week": "P{}W", "month": "P{}M", "y": "P{}Y", "year": "P{}Y",
    "h": "PT{}H", "hour": "PT{}H", "min": "PT{}M", "minute": "PT{}M",
}  # fmt: skip
_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?", re.IGNORECASE)
_PLAIN: Final = re.compile(r"[A-Za-z-][A-Za-z0-9_:/.-]*|\d{4}-\d\d-\d\d|\d\d:\d\d")


def meant(leaf: Leaf, value: Any, position: int | None) -> str | None:
    """Return what to write instead of a text, or of one element of a list; None where nothing is like it."""
    said = value if position is None else value[position]
    if type(said) is not str or len(said) > 200 or not any(letter.isalnum() for letter in said):
        return None
    close = nearest(said.strip(_QUOTES), choices(leaf, value))
    if close is not None:
        return close
    for proposal in _proposals(said):
        whole = proposal if position is None else [*value[:position], proposal, *value[position + 1 :]]
        if proposal != said and judge_leaf(leaf, whole) is None:
            return proposal
    return None


def bounds(leaf: Leaf, value: Any) -> str:
    """Return what a number has to keep to, as ` of 100 or less`; nothing where it keeps to that."""
    context: dict[str, Any] = next((error.get("ctx", {}) for error in _errors(leaf, value)), {})
    if "le" in context:
        return f" of {context['le']} or less"
    return f" of {context['ge']} or more" if "ge" in context else ""


def written(proposal: str) -> str:
    """Return a text as it stands in a file: in quotes where it needs some."""
    return proposal if _PLAIN.fullmatch(proposal) else f"'{proposal}'"


def choices(leaf: Leaf, value: Any) -> tuple[str, ...]:
    """Return the words of which a text, or a wrong element of a list, has to be one; none where it is free."""
    if leaf.choices:
        return leaf.choices
    expected = next(
        (error["ctx"]["expected"] for error in _errors(leaf, value) if error["type"] == "literal_error"), ""
    )
    return tuple(re.findall(r"'([^']*)'", expected))


def _errors(leaf: Leaf, value: Any) -> list[Any]:
    try:
        leaf.check(orjson.dumps(value))
    except ValidationError as wrong:
        return list(wrong.errors(include_url=False))
    return []


def _proposals(said: str) -> Iterator[str]:
    """Yield the same in other forms; which of them is right depends on what is due."""
    bare = said.strip().strip(_QUOTES).strip()
    yield bare
    yield bare.upper()
    yield bare.replace("_", "-")
    yield f"#{bare}"
    yield f"https://{bare.removeprefix('http://')}"
    yield from _number(bare)
    yield from _span(bare)
    yield from _date(bare)
    yield from _time(bare)


def _number(bare: str) -> Iterator[str]:
    digits = re.sub(r"[\s()./-]", "", bare)
    yield digits
    yield re.sub(r"^00", "+", digits)


def _span(bare: str) -> Iterator[str]:
    found = _SPAN.fullmatch(bare)
    if found is not None:
        sign, in_day, count, unit, when = found.groups()
        form = _UNITS.get(unit.lower())
        sign = "-" if when is not None and when.strip() == "before" else sign.replace("+", "")
        if form is not None and not in_day:
            yield f"{sign}{form.format(int(count))}"


def _date(bare: str) -> Iterator[str]:
    found = _DATE.fullmatch(bare)
    if found is not None:
        year, month, day = (found.group(n) or found.group(7 - n) for n in (1, 2, 3))
        yield f"{year}-{int(month):02}-{int(day):02}"


def _time(bare: str) -> Iterator[str]:
    found = _TIME.fullmatch(bare)
    if found is not None:
        hour, half = int(found[1]), (found[3] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        yield f"{hour:02}:{found[2] or '00'}"
