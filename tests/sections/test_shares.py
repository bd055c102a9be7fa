"""Shares are added as people add them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.rules.orchestration.orchestration_shares import total

_HUNDREDTHS = st.lists(st.integers(min_value=0, max_value=100), min_size=1, max_size=3)


def _by_channel(shares: Sequence[float]) -> dict[str, float]:
    return dict(zip(("email", "sms", "whatsapp"), shares, strict=False))


@pytest.mark.parametrize("shares", [(0.1, 0.2, 0.7), (0.3, 0.3, 0.4), (0.33, 0.33, 0.34), (0.9, 0.1)])
def test_shares_that_are_one_on_paper_are_one(shares: tuple[float, ...]) -> None:
    """No rounding of the machine makes three shares more than the whole."""
    assert total(_by_channel(shares)) == 1


@given(_HUNDREDTHS)
def test_a_sum_is_more_than_one_exactly_when_it_is_on_paper(hundredths: list[int]) -> None:
    """The same sum in exact fractions agrees, above, below and at one."""
    exact = sum((Fraction(number, 100) for number in hundredths), Fraction(0))
    found = total(_by_channel([number / 100 for number in hundredths]))
    assert (found > 1, found < 1) == (exact > 1, exact < 1)
