"""The shapes of secrets themselves, to know one wherever it was written out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from schemas.catalogue.fields import provider_fields
from schemas.catalogue.files import provider_channels, provider_schema, provider_types

_ALONE = r"(?<![A-Za-z0-9_-])(?:{})(?![A-Za-z0-9_-])"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyShape:
    """What a secret of one field looks like."""

    name: str
    """Whose it is, for people: `SendGrid API key`."""
    pattern: re.Pattern[str]
    """Finds it in a text where it stands alone, and matches nothing around it."""
    is_weak: bool
    """Other things look like it too: it tells something in the secret's own place only."""


@cache
def key_shapes() -> tuple[KeyShape, ...]:
    """Return every shape that is known, each once, in the order of the types."""
    return tuple(dict.fromkeys(shape for kind in provider_types() for shape in _of(kind)))


def _of(kind: str) -> list[KeyShape]:
    title = provider_schema(kind)["title"]
    return [
        KeyShape(
            name=f"{title} {_lower(field.schema['title'])}",
            pattern=re.compile(_ALONE.replace("{}", field.schema["x-key-shape"])),
            is_weak=field.schema.get("x-key-weak", False),
        )
        for channel in provider_channels(kind)
        for field in provider_fields(kind, channel)
        if "x-key-shape" in field.schema
    ]


def _lower(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
