"""Whether a fact of the catalogue holds for a `config`: facts may depend on what stands in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


def holds(when: dict[str, Any] | None, config: dict[str, Any]) -> bool:
    """Tell whether a condition holds; none always does."""
    return when is None or _validator(orjson.dumps(when)).is_valid(config)


@cache
def _validator(when: bytes) -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to load, and many runs have no use for it

    return Draft202012Validator(orjson.loads(when))
