"""Canonical JSON (RFC 8785) and its digests.

Settings hold ASCII keys, no integral floats and no number past 2^53, and on such values orjson with
sorted keys writes exactly what RFC 8785 asks for; a differential test against `rfc8785` holds it to that.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import orjson


def canonical(value: Any) -> bytes:
    """Return the canonical JSON of a value made of maps, lists, texts, numbers, truth values."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(content: bytes) -> str:
    """Return the sha256 of canonical JSON, in hexadecimal."""
    return sha256(content).hexdigest()


TOMBSTONE_DIGEST = ""
"""Stands for the digest of something that is removed."""
