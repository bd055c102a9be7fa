"""Canonical JSON (RFC 8785) and its digests.

Settings hold ASCII keys, no integral floats and no number past 2^53, and on such values orjson with
sorted keys writes what RFC 8785 asks for, but for one decade: it writes 0.0000015 as 1.5e-6. A differential
test against `rfc8785` holds it to that.
"""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from typing import Any

import orjson


def canonical(value: Any) -> bytes:
    """Return the canonical JSON of a value made of maps, lists, texts, numbers, truth values."""
    written = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return written if b"e-6" not in written else orjson.dumps(_spelt_out(value), option=orjson.OPT_SORT_KEYS)


def _spelt_out(value: Any) -> Any:
    """Write numbers from a millionth up to ten of them without an exponent (ECMA-262, Number::toString)."""
    match value:
        case dict():
            return {key: _spelt_out(inside) for key, inside in value.items()}
        case list() | tuple():
            return [_spelt_out(inside) for inside in value]
        case float() if 1e-6 <= abs(value) < 1e-5:
            return orjson.Fragment(format(Decimal(repr(value)), "f"))
        case _:
            return value


def digest(content: bytes) -> str:
    """Return the sha256 of canonical JSON, in hexadecimal."""
    return sha256(content).hexdigest()


TOMBSTONE_DIGEST = ""
"""Stands for the digest of something that is removed."""
