"""Our canonical JSON is RFC 8785, as the `rfc8785` package writes it."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.canonical import canonical
from compiler.core.syntax.scalar import OUT_OF_RANGE, plain
from tests.laws.law import law
from tests.laws.plain import floats, integers, keys, texts, values


@law(300)
@given(values)
def test_canonical_is_rfc8785(value: Any) -> None:
    """Any value that settings can hold is written byte by byte as the RFC asks."""
    assert canonical(value) == rfc8785.dumps(value)


@law(400)
@given(floats)
def test_numbers_are_written_as_ecmascript_does(number: float) -> None:
    """Every number with a fraction, of any exponent a setting can have."""
    assert canonical(number) == rfc8785.dumps(number)


def test_every_exponent_is_written_as_ecmascript_does() -> None:
    """At each power of ten the notation may change; it changes where the RFC says."""
    digits = ("1", "9", "1.5", "9.999999999999999", "1.2345678901234567")
    numbers = [
        float(f"{sign}{some}e{exponent}") for exponent in range(-323, 16) for some in digits for sign in ("", "-")
    ]
    fractions = [number for number in numbers if not number.is_integer()]
    assert canonical(fractions) == rfc8785.dumps(fractions)


@law(300)
@given(texts | st.text(st.characters(max_codepoint=0x9F, exclude_characters="\x00")))
def test_texts_are_written_as_ecmascript_does(text: str) -> None:
    """Control characters are escaped in the short form where there is one, and nothing else is."""
    assert canonical(text) == rfc8785.dumps(text)
    assert orjson.loads(canonical(text)) == text


@law(100)
@given(st.dictionaries(keys, integers | st.sampled_from(["e-6", 1.5e-06, "code-6"])))
def test_keys_are_sorted(value: dict[str, Any]) -> None:
    """Keys come in the order of their characters, also where a number made us write it twice."""
    assert canonical(value) == rfc8785.dumps(value)


@law(400)
@given(floats | integers | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_kept_exactly_or_refused(number: float) -> None:
    """What the syntax lets pass is written as RFC 8785 writes it and reads back as the number that stood there."""
    value = plain(repr(number))
    if value is OUT_OF_RANGE:
        assert abs(number) >= 2**53
    else:
        assert value == number
        assert not (isinstance(value, float) and value.is_integer())
        assert canonical(value) == rfc8785.dumps(value)
        assert orjson.loads(canonical(value)) == number


@pytest.mark.parametrize(
    "text",
    [
        "1e400",
        "-1e400",
        "9007199254740992",
        "-9007199254740992",
        "0x20000000000000",
        "9007199254740993",
        "9007199254740993.0",
        "1e16",
        "1e-400",
        "-0.1e-999",
    ],
)
def test_a_number_that_would_change_is_refused(text: str) -> None:
    """Too great for every reader to agree on, or so small that it would silently become zero."""
    assert plain(text) is OUT_OF_RANGE


@pytest.mark.parametrize(("text", "expected"), [("-0.0", 0), ("-0", 0), ("0e-999", 0), ("1.0", 1), ("1e15", 10**15)])
def test_an_integral_number_has_one_form(text: str, expected: int) -> None:
    """`1.0` and `1` are one number in JSON, so they are one value here."""
    value = plain(text)
    assert value == expected
    assert type(value) is int
    assert canonical(value) == str(expected).encode()
