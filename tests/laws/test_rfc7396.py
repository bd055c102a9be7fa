"""On plain maps the merge is RFC 7396, written here from the RFC's own pseudo-code."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from compiler.core.merge.merge import ABSENT, Merging, merge
from compiler.core.merge.origins import Origins
from schemas.derive import shape_of
from schemas.said import Said
from schemas.shape import Collection, Free, Record, Shape
from tests.laws.law import law
from tests.laws.plain import said, stacks

FREE = Free(check=shape_of(dict[str, int]).check)


def reference(target: Any, patch: Any) -> Any:
    """RFC 7396, section 2."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = reference(result.get(name), value)
    return result


def ours(shape: Shape, base: Any, *patches: Any) -> Any:
    """Our merge of patches over a base, each a layer of its own."""
    return _merged(shape, base, *patches)[0]


def _merged(shape: Shape, base: Any, *patches: Any) -> tuple[Any, Origins]:
    value: Any = base
    origins: Origins = 0
    for level, patch in enumerate(patches, start=1):
        value, origins = merge(Merging(level), shape, value, origins, patch)
    return value, origins


@law(250)
@given(stacks())
def test_rfc7396_is_the_merge_of_maps_without_a_model(stack: Any) -> None:
    """Patches applied one after the other to a free map give what RFC 7396 gives."""
    base, patches = stack
    expected = base
    for patch in patches:
        expected = reference(expected, patch)
    assert ours(FREE, base, *patches) == expected


class Inner(Said):
    """A map with known fields."""

    one: int | None = None
    two: str | None = None


class Outer(Said):
    """Maps with known fields, maps of names, maps of anything."""

    text: str | None = None
    numbers: tuple[int, ...] | None = None
    inner: Inner | None = None
    named: dict[str, Inner] | None = None
    counts: dict[str, int] | None = None


_INNER = {"one": None, "two": None}
_KIND = {"text": None, "numbers": None, "inner": _INNER, "named": {"a": _INNER, "b": _INNER}, "counts": {"a": None}}


@law(120)
@given(st.data())
def test_rfc7396_is_the_merge_of_maps_with_a_model(data: st.DataObject) -> None:
    """Known fields and collections without a rule of their own merge exactly as free maps do."""
    shape = shape_of(Outer)
    base = data.draw(said(_KIND, nulls=False))
    patches = data.draw(st.lists(said(_KIND, nulls=True), min_size=1, max_size=4))
    expected = base
    for patch in patches:
        expected = reference(expected, patch)
    assert ours(shape, base, *patches) == expected
    assert isinstance(shape, Record)
    assert isinstance(shape.fields["named"].shape, Collection)


@law(120)
@given(stacks())
def test_an_empty_patch_changes_neither_value_nor_origins(stack: Any) -> None:
    """`{}` is the identity of the merge."""
    base, patches = stack
    value, origins = _merged(FREE, base, *patches)
    assert merge(Merging(9), FREE, value, origins, {}) == (value, origins)


@law(120)
@given(stacks())
def test_a_patch_applied_twice_is_a_patch_applied_once(stack: Any) -> None:
    """The merge is idempotent."""
    base, patches = stack
    assert ours(FREE, base, *patches, patches[-1]) == ours(FREE, base, *patches)


@law(100)
@given(stacks())
def test_neither_base_nor_patch_is_ever_changed(stack: Any) -> None:
    """What a layer inherits is shared with its siblings, so the merge only ever makes new maps."""
    base, patches = stack
    before = deepcopy((base, patches))
    value, origins = _merged(FREE, base, *patches)
    kept = deepcopy((value, origins))
    merge(Merging(9), FREE, value, origins, patches[0])
    assert (base, patches) == before
    assert (value, origins) == kept


@law(120)
@given(stacks())
def test_nothing_inherited_is_an_empty_map(stack: Any) -> None:
    """A patch over nothing gives what it gives over an empty map."""
    _, patches = stack
    assert ours(FREE, ABSENT, *patches) == ours(FREE, {}, *patches)


def test_patches_are_applied_in_order_and_never_merged_with_each_other() -> None:
    """A null between two layers removes what is above it, though the layer below says more of the same map."""
    base, removes, says = {"logo": {"url": "a", "alt": "b"}}, {"logo": None}, {"logo": {"url": "c"}}
    merged_patch = reference(removes, says)
    assert ours(FREE, base, removes, says) == {"logo": {"url": "c"}}
    assert ours(FREE, base, merged_patch) == {"logo": {"url": "c", "alt": "b"}}


@law(100)
@given(stacks())
def test_a_merged_value_holds_no_null(stack: Any) -> None:
    """A null removes; it is never a value."""
    base, patches = stack
    assert b"null" not in orjson.dumps(_without_texts(ours(FREE, base, *patches)))


def _without_texts(value: Any) -> Any:
    match value:
        case dict():
            return [_without_texts(inside) for inside in value.values()]
        case list():
            return [_without_texts(inside) for inside in value]
        case str():
            return ""
        case _:
            return value


@law(100)
@given(stacks())
def test_secrets_replace_and_are_replaced_whole(stack: Any) -> None:
    """`{secret: …}` is one value: it never merges with what stands above or below it."""
    base, patches = stack
    secret = {"secret": "env:A"}
    assert ours(FREE, {"k": secret}, {"k": {"secret": "env:B"}}) == {"k": {"secret": "env:B"}}
    assert ours(FREE, {**base, "k": secret}, *({**patch, "k": secret} for patch in patches))["k"] == secret
