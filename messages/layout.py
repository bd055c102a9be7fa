"""Puts a message into its layouts, from the innermost to the outermost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from markupsafe import Markup

from messages.facts import Entries
from messages.template.fill import NotFilled, fill

Part = Literal["mjml", "text"]
_DEEPEST = 8


def framed(template: Mapping[str, Any], part: Part, entries: Entries, values: Mapping[str, Any]) -> str:
    """Return one body of a template filled and put into its layouts. Raises `NotFilled`."""
    is_markup = part != "text"
    content = fill(template[part], values, markup=is_markup)
    for frame in frames(template.get("layout"), entries):
        if part in frame:
            inside = Markup(content) if is_markup else content.rstrip("\n")  # noqa: S704 - it was filled with escaping
            content = fill(frame[part], {**values, "content": inside}, markup=is_markup)
    return content


def frames(name: str | None, entries: Entries) -> Iterator[Mapping[str, Any]]:
    """Yield the layouts around a message, the nearest first. Raises `NotFilled`."""
    for _ in range(_DEEPEST):
        if name is None:
            return
        layout = entries.get(f"layouts.{name}")
        if layout is None:
            raise NotFilled(f"There is no layout `{name}`.")
        yield layout
        name = layout.get("within")
    raise NotFilled(f"Layouts stand in each other more than {_DEEPEST} deep.")
