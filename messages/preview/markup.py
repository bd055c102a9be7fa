"""Writes markup: every text is escaped, every piece of markup is marked as such."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["Markup", "element", "escape", "joined"]


def element(template: str, **values: object) -> Markup:
    """Return markup with values in its `{…}`; texts are escaped, markup stays."""
    return Markup(template).format(**values)  # noqa: S704 - templates are literals of this package


def joined(parts: Iterable[Markup], between: str = "\n") -> Markup:
    """Return pieces of markup one after the other."""
    return Markup(between).join(parts)  # noqa: S704 - see above
