"""Patterns that are published for texts which a function judges: whatever the function takes, the pattern has."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schemas.values.duration import Duration, Offset
from schemas.values.moment import Day, LocalDateTime
from schemas.values.window import Window
from tests.laws.law import law

_TYPES = {"Duration": Duration, "Offset": Offset, "Day": Day, "LocalDateTime": LocalDateTime, "Window": Window}
_ALPHABET = "0123456789-+PTYMWDH:٣\n"


@pytest.mark.parametrize("name", _TYPES)
@law(100)
@given(text=st.text(_ALPHABET, max_size=18) | st.sampled_from(["P1Y2M3W4DT5H6M", "2027-05-01", "08:00-24:00"]))
def test_the_pattern_has_whatever_is_accepted(name: str, text: str) -> None:
    """No text that the type accepts is refused by the pattern that editors are given."""
    adapter: TypeAdapter[Any] = TypeAdapter(_TYPES[name])
    pattern = adapter.json_schema()["pattern"]
    try:
        adapter.validate_python(text)
    except ValidationError:
        return
    assert re.fullmatch(pattern, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("Duration", "90 days"), ("Offset", "P"), ("Day", "1.5.2027"), ("LocalDateTime", "10:00"), ("Window", "8-21")],
)
def test_the_pattern_refuses_what_is_no_such_text(name: str, text: str) -> None:
    """The patterns are there to catch what people write instead."""
    adapter: TypeAdapter[Any] = TypeAdapter(_TYPES[name])
    assert not re.search(adapter.json_schema()["pattern"], text)
