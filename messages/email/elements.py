"""The elements of MJML: what each may hold and which attributes it knows, from the reference implementation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import orjson
from tinycss2.color4 import parse_color

from messages.email.source import VALUE

_LENGTH = re.compile(r"-?\d*\.?\d+(px|%|em)?")
_ANYWHERE = frozenset({"mj-class", "css-class"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of element."""

    holds: frozenset[str]
    """Elements that may stand in it."""
    is_text: bool
    """It holds HTML and words, no other MJML."""
    attributes: Mapping[str, str]
    """Names and the form of their values."""


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of element by its name."""
    read = orjson.loads((files("messages.email") / "mjml-elements.json").read_bytes())["elements"]
    return {
        name: Kind(
            holds=frozenset(each["holds"]), is_text=each.get("is_text", False), attributes=each.get("attributes", {})
        )
        for name, each in read.items()
    }


@cache
def holders(name: str) -> tuple[str, ...]:
    """Return the elements that an element may stand in, sorted."""
    return tuple(sorted(outer for outer, kind in kinds().items() if name in kind.holds))


def knows(element: str, attribute: str) -> bool:
    """Tell whether an element has an attribute."""
    return attribute in _ANYWHERE or attribute in kinds()[element].attributes


def wrong_value(element: str, attribute: str, value: str) -> str | None:
    """Return what to write where a value has not the form its attribute asks for; None where it has."""
    form = kinds()[element].attributes.get(attribute, "string")
    value = value.strip()
    if VALUE in value or not value:
        return None
    if form == "color":
        return None if value == "transparent" or parse_color(value) is not None else "Write a colour such as #7A1F3D."
    if form.startswith("enum("):
        known = form[5:-1].split(",")
        return None if value in known else f"Write {' or '.join(each for each in known if each)}."
    if form.startswith("unit"):
        return _wrong_length(form, value)
    return None


def _wrong_length(form: str, value: str) -> str | None:
    units = form[form.index("(") + 1 : form.index(")")].split(",")
    named = [unit for unit in units if unit == "auto"]
    most = 4 if form.endswith("{1,4}") else 1
    lengths = value.split()
    for length in lengths:
        found = _LENGTH.fullmatch(length)
        has_unit = found is not None and ((found[1] or "") in units or (not found[1] and float(length) == 0))
        if not has_unit and length not in named:
            return f"Write a length such as {'16' + units[0]}."
    return None if len(lengths) <= most else f"Write at most {most} length{'s' if most > 1 else ''}."
