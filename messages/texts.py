"""The texts of a template or a layout that the engine fills, each with where it stands in the entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Route = tuple[str | int, ...]
FIELDS = ("subject", "preheader", "mjml", "html", "text", "body")


def texts(value: Mapping[str, Any]) -> Iterator[tuple[Route, str]]:
    """Yield route and text of everything in a template or a layout that variables may stand in."""
    for field in FIELDS:
        if field in value:
            yield (field,), value[field]
    if "text" in value.get("header", {}):
        yield ("header", "text"), value["header"]["text"]
    for position, button in enumerate(value.get("buttons", ())):
        if "url" in button:
            yield ("buttons", position, "url"), button["url"]


def bodies(value: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Route, ...]]]:
    """Yield each body a guest may read by itself, and the routes it is made of.

    An e-mail has two, its markup and its text: who reads the one does not see the other. A text message has one.
    """
    if "body" in value:
        yield "body", tuple(route for route, _ in texts(value))
        return
    for field in ("mjml", "html", "text"):
        if field in value:
            yield field, ((field,),)
