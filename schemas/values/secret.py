"""References to secrets. A secret itself never stands in a setting, a snapshot or the database."""

from __future__ import annotations

from typing import Any, TypeGuard

REFERENCE_PATTERN = (
    r"^(env:[A-Z][A-Z0-9_]*|file:/[^\x00-\x1f]+|vault:[A-Za-z0-9_./-]+#[A-Za-z0-9_-]+|age:[A-Za-z0-9_./-]+)$"
)
REFERENCE_FORM = "a reference such as {secret: env:ROSEWOOD_TWILIO_TOKEN}"


def is_secret(value: Any) -> TypeGuard[dict[str, Any]]:
    """Tell whether a value is the tagged form `{secret: …}`, which merges as one value."""
    return type(value) is dict and len(value) == 1 and "secret" in value
