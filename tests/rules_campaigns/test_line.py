"""Which of several lines is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.shared.line import Line, narrowest
from schemas.registry import SECTIONS


def _line(level: int) -> Line:
    return Line(entry=Resolved("routing.sms", SECTIONS["routing"].shape, {}, level), words=str(level))


@given(st.lists(st.integers(min_value=0, max_value=5), min_size=1, max_size=6))
def test_the_narrowest_layer_is_shown(levels: list[int]) -> None:
    """The line of the narrowest layer is shown, and of several there the first."""
    drawn = [_line(level) for level in levels]
    shown = narrowest(drawn)
    assert shown.level == max(levels)
    assert shown is drawn[levels.index(max(levels))]
