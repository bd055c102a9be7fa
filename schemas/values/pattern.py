"""Patterns over routes: `providers.*`, `templates.invitation.**`, `**`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.descent import Form

RoutePattern = Annotated[
    str,
    Field(pattern=r"^(\*\*|[a-z0-9][a-z0-9_-]*(\.(\*|[A-Za-z0-9][A-Za-z0-9_-]*))*(\.\*\*)?)$", max_length=200),
    Form("a route such as brand, providers.* (one key) or templates.** (everything below)"),
]


def matches(pattern: str, route: str) -> bool:
    """Tell whether a dotted route lies under a pattern: `*` is one key, a final `**` everything below and itself."""
    parts, keys = pattern.split("."), route.split(".")
    for position, part in enumerate(parts):
        if part == "**":
            return True
        if position >= len(keys) or part not in ("*", keys[position]):
            return False
    return len(parts) == len(keys)
