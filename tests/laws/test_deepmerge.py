"""deepmerge judges our merge on plain values: another author's code, the same answers.

Why it judges and does not merge: `docs/decisions/2026-11-23-merge.md`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from compiler.core.merge.merge import ABSENT, Merging, merge
from compiler.core.merge.origins import Origins, origin_at
from schemas.derive import shape_of
from schemas.descent import Append
from schemas.said import Said
from schemas.shape import Free, Shape
from tests.laws.judge import appended, overlaid
from tests.laws.law import law
from tests.laws.plain import stacks


class Lists(Said):
    """Lists that are added to, at two depths."""

    words: Annotated[tuple[str, ...] | None, Append()] = None
    named: dict[str, Annotated[tuple[str, ...], Append()]] | None = None


class Card(Said):
    """One variant."""

    type: Literal["card"]
    number: str | None = None
    owner: str | None = None


class Cash(Said):
    """Another."""

    type: Literal["cash"]
    owner: str | None = None


FREE = Free(check=shape_of(dict[str, int]).check)
LISTS = shape_of(Lists)


def _merged(shape: Shape, *patches: Any) -> tuple[Any, Origins]:
    value: Any = ABSENT
    origins: Origins = 0
    for level, patch in enumerate(patches):
        value, origins = merge(Merging(level), shape, value, origins, patch)
    return value, origins


_SECRETS = st.dictionaries(st.sampled_from("abc"), st.sampled_from([{"secret": "env:A"}, {"secret": "env:B"}, None]))


@law(250)
@given(stacks(patches=4), st.lists(_SECRETS, min_size=5, max_size=5))
def test_deepmerge_agrees_on_maps_lists_and_secrets(stack: Any, secrets: list[Any]) -> None:
    """Maps merge, everything else replaces, null removes, secrets are one value."""
    base, patches = stack
    layers = [{**layer, "secrets": held} for layer, held in zip([base, *patches], secrets, strict=False)]
    layers[0]["secrets"] = {key: held for key, held in layers[0]["secrets"].items() if held is not None}
    assert _merged(FREE, *layers)[0] == overlaid(*layers)


_WORDS = st.lists(st.sampled_from("abcd"), max_size=3, unique=True)
_LISTS = st.fixed_dictionaries(
    {}, optional={"words": _WORDS, "named": st.dictionaries(st.sampled_from(["en", "it"]), _WORDS, max_size=2)}
)


@law(250)
@given(st.lists(_LISTS, min_size=1, max_size=6))
def test_deepmerge_agrees_on_lists_that_are_added_to(layers: list[Any]) -> None:
    """What is there stays where it is; what is new comes after it, in the order it is written."""
    value, origins = _merged(LISTS, *layers)
    assert value == appended(*layers)
    for position, word in enumerate(value.get("words", ())):
        first = next(level for level, layer in enumerate(layers) if word in layer.get("words", ()))
        assert origin_at(origins, ("words", position)) == first


def test_adding_nothing_to_a_list_leaves_its_origin() -> None:
    """An empty list below an empty list says nothing new, and the one above keeps the word."""
    value, origins = _merged(LISTS, {"named": {}}, {"words": []}, {"words": []})
    assert value == {"named": {}, "words": []}
    assert origin_at(origins, ("words",)) == 1


CHOICE = shape_of(dict[str, Annotated[Card | Cash, Field(discriminator="type")]])


def test_another_variant_starts_anew() -> None:
    """A field of the variant above does not reach the one that takes its place, not even one of the same name."""
    above, below = {"x": {"type": "card", "number": "1", "owner": "a"}}, {"x": {"type": "cash"}}
    assert _merged(CHOICE, above, below) == ({"x": {"type": "cash"}}, 1)


def test_naming_the_variant_for_the_first_time_keeps_what_is_inherited() -> None:
    """A layer above may say a field and leave the choice of variant to the layer below."""
    assert _merged(CHOICE, {"x": {"owner": "a"}}, {"x": {"type": "cash"}})[0] == {"x": {"owner": "a", "type": "cash"}}


def test_a_null_in_a_map_that_starts_anew_is_not_complained_about() -> None:
    """What it removes was inherited, and is gone for another reason."""
    merging = Merging(1)
    above, below = {"x": {"type": "card", "owner": "a"}}, {"x": {"type": "cash", "owner": None}}
    assert merge(merging, CHOICE, above, 0, below)[0] == {"x": {"type": "cash"}}
    assert merging.complaints == []
