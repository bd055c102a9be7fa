"""The split plan of a campaign that takes longer than a day."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules_campaigns.memory import ANNA_BEN, found, with_guests

_WHAT = re.compile(r"([0-9,]+) guests by email, ([0-9,]+) a day: ([0-9]+) days\.")
_BEGIN = re.compile(r"begin by ([0-9-]+) to be through on ([0-9-]+)")


def _capped(guests: int, cap: int) -> tuple[str, str] | None:
    said = found({f"{ANNA_BEN}/providers.yaml": f"brevo-email: {{daily_cap: {cap}}}\n"}, with_guests(ANNA_BEN, guests))
    assert [one.rule.id for one in said] in ([], ["provider-daily-cap"])
    return (said[0].what, said[0].fix) if said else None


@settings(max_examples=30)
@given(st.integers(2, 20_000), st.integers(1, 5_000))
def test_the_days_are_just_enough(guests: int, cap: int) -> None:
    """The days named hold all guests and one day fewer would not; the campaign begins that many days ahead."""
    said = _capped(guests, cap)
    assert (said is None) == (cap >= guests)
    if said is None:
        return
    what, begin = _WHAT.fullmatch(said[0]), _BEGIN.search(said[1])
    assert what is not None
    assert begin is not None
    written, a_day, days = (int(number.replace(",", "")) for number in what.groups())
    assert (written, a_day) == (guests, cap)
    assert (days - 1) * cap < guests <= days * cap
    first, last = map(date.fromisoformat, begin.groups())
    assert (last - first).days == days - 1
    assert last == date(2027, 4, 20)


@settings(max_examples=20)
@given(st.integers(1, 400), st.integers(0, 400), st.integers(2, 400))
def test_a_greater_cap_brings_no_finding(cap: int, more: int, guests: int) -> None:
    """What a cap allows, a greater one allows too."""
    if _capped(guests, cap) is None:
        assert _capped(guests, cap + more) is None
