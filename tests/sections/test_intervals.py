"""Intervals: never nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schemas.values.interval import Interval

_INTERVAL = TypeAdapter[str](Interval)


@pytest.mark.parametrize("nothing", ["PT0M", "P0D", "P0Y0M0W0DT0H0M", "-P1D", "P", "PT", "", "PT15M\n", "P٣D"])
def test_nothing_is_no_interval(nothing: str) -> None:
    """What is repeated after no time would be repeated for ever; what is no duration is none here either."""
    with pytest.raises(ValidationError):
        _INTERVAL.validate_python(nothing)


@given(st.integers(0, 9999), st.integers(0, 99_999), st.integers(0, 99_999))
def test_whatever_is_longer_than_nothing_is_one(months: int, days: int, minutes: int) -> None:
    """A single part that is more than zero is enough."""
    text = f"P{months}M{days}DT{minutes}M"
    if months or days or minutes:
        assert _INTERVAL.validate_python(text) == text
    else:
        with pytest.raises(ValidationError):
            _INTERVAL.validate_python(text)
