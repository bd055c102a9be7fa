"""Which locale's template a guest gets, in the order that is stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.locale.fallback import candidates, chosen

_LOCALES = st.sampled_from(["en", "en-GB", "it", "de", "de-AT", "pt-BR", "zh-Hant-TW", "zh-Hant", "zh"])


@pytest.mark.parametrize(
    ("wanted", "usual", "offered", "written", "found"),
    [
        ("it", "en", ["en", "it"], ["en", "it"], "it"),
        ("it-CH", "en", ["en", "it"], ["en", "it"], "it"),
        ("it-CH", "en", ["en", "it", "it-CH"], ["en", "it", "it-CH"], "it-CH"),
        ("fr", "it", ["en", "it"], ["en", "it"], "it"),
        ("fr", "it", ["de", "en", "it"], ["en", "de"], "de"),
        ("fr", "it-CH", ["en", "it"], ["en", "it"], "it"),
        ("zh-Hant-TW", "en", ["en", "zh", "zh-Hant"], ["en", "zh", "zh-Hant"], "zh-Hant"),
        ("zh-Hant", "en", ["en", "zh"], ["en", "zh"], "en"),
        ("fr", "en", ["en"], ["en", "fr"], "en"),
        ("fr", "en", ["en", "it"], ["fr"], None),
        (None, "it", ["en", "it"], ["en", "it"], "it"),
        (None, None, ["en", "it"], ["it"], "it"),
        (None, None, [], ["it", "de"], "de"),
        ("it", "en", ["en", "it"], [], None),
    ],
)
def test_the_order(
    wanted: str | None, usual: str | None, offered: list[str], written: list[str], found: str | None
) -> None:
    """The exact locale, its language, the tenant's own, then those on offer; never one that is not offered."""
    assert chosen(wanted, usual, offered, written) == found


@given(
    wanted=_LOCALES,
    usual=_LOCALES,
    offered=st.lists(_LOCALES, min_size=1, unique=True),
    written=st.sets(_LOCALES),
    more=_LOCALES,
)
def test_more_written_never_takes_a_better_one_away(
    wanted: str, usual: str, offered: list[str], written: set[str], more: str
) -> None:
    """A locale that is added is chosen only where it comes earlier in the order; and what is chosen is there."""
    before, after = chosen(wanted, usual, offered, written), chosen(wanted, usual, offered, written | {more})
    order = candidates(wanted, usual, offered)
    assert before is None or (before in written and before in offered)
    if before is not None:
        assert after is not None
        assert order.index(after) <= order.index(before)
    assert after in (before, more)
