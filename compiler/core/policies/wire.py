"""Reads the protocol-buffer wire format, as far as a checked expression uses it.

The library hands its syntax tree out in this form only. Forty lines here stand for a dependency on
the protobuf runtime and generated classes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES = 0, 1, 2


def fields(raw: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield the number and value of each field of a message: an integer, or bytes."""
    at = 0
    while at < len(raw):
        tag, at = _varint(raw, at)
        match tag & 7:
            case kind if kind == _VARINT:
                value, at = _varint(raw, at)
                yield tag >> 3, value
            case kind if kind == _BYTES:
                length, at = _varint(raw, at)
                yield tag >> 3, raw[at : at + length]
                at += length
            case kind if kind == _FIXED64:
                yield tag >> 3, raw[at : at + 8]
                at += 8
            case kind:
                raise ValueError(f"no field of a checked expression has wire type {kind}")


def message(raw: bytes) -> dict[int, int | bytes]:
    """Return the fields of a message by number, the last one of each."""
    return dict(fields(raw))


def repeated(raw: bytes, number: int) -> list[bytes]:
    """Return all values of a repeated field that holds messages or texts."""
    return [value for found, value in fields(raw) if found == number and isinstance(value, bytes)]


def signed(value: int) -> int:
    """Return a varint as the signed number of 64 bits it stands for."""
    return value - (1 << 64) if value >> 63 else value


def double(raw: bytes) -> float:
    """Return eight bytes as a floating-point number."""
    found: float = struct.unpack("<d", raw)[0]
    return found


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
