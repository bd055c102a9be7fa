"""Plain values: what YAML can say and JSON can keep, and pairs of them without clashes of kind."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

MAX_INTEGER = 2**53 - 1

keys = st.sampled_from(["a", "b", "c", "d", "x-1", "pt-BR", "0", "z_9"])
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
integers = st.integers(-MAX_INTEGER, MAX_INTEGER)


def _decimal(digits: int, exponent: int) -> float:
    return float(f"{digits}e{exponent}")


floats = st.one_of(
    st.floats(-MAX_INTEGER, MAX_INTEGER, allow_nan=False, exclude_min=True, exclude_max=True),
    st.builds(_decimal, st.integers(-(10**17), 10**17), st.integers(-340, 0)),
    st.builds(_decimal, st.integers(-9999, 9999), st.integers(-12, -3)),
).filter(lambda number: not number.is_integer() and abs(number) < MAX_INTEGER)
scalars = st.one_of(st.booleans(), st.integers(-9, 9), integers, floats, texts)
values: st.SearchStrategy[Any] = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=15
)
"""Any value a setting can hold: no null, no integral float, nothing past 2^53."""

_replaced: st.SearchStrategy[Any] = st.sampled_from(
    [0, 1, 2, -0.5, True, False, "", "a", "b", [], [1], ["a", "a"], [[], {"k": 0}]]
)


kinds: st.SearchStrategy[Any] = st.dictionaries(
    keys,
    st.none() | st.dictionaries(keys, st.none() | st.dictionaries(keys, st.none(), max_size=2), max_size=3),
    max_size=4,
)
"""Which keys are maps and which are not: what bases and patches must agree on for no kinds to clash."""

_BASE = ("say", "say", "leave")
_PATCH = (*_BASE, "null")


@st.composite
def said(draw: st.DrawFn, kind: dict[str, Any], *, nulls: bool) -> dict[str, Any]:
    """Some of the keys of a kind with values of that kind; with nulls, a patch."""
    found: dict[str, Any] = {}
    for key, inside in kind.items():
        fate = draw(st.sampled_from(_PATCH if nulls else _BASE))
        if fate == "null":
            found[key] = None
        elif fate == "say":
            found[key] = draw(_replaced) if inside is None else draw(said(inside, nulls=nulls))
    return found


@st.composite
def stacks(draw: st.DrawFn, patches: int = 3) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A base without nulls and some patches over it, none of which makes a map of a value or a value of a map."""
    kind = draw(kinds)
    return draw(said(kind, nulls=False)), [draw(said(kind, nulls=True)) for _ in range(draw(st.integers(1, patches)))]
