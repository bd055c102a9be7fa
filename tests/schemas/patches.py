"""Random patches for every shape: right and wrong values in all places, for laws that hold about both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from compiler.core.decode.leaf import judge_leaf
from schemas.published.places import fields_of
from schemas.registry import SECTIONS
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape, Variants
from schemas.strings import key_matches

_TEXTS = [
    "", "x", "x" * 61, "a line\n", "en", "pt-BR", "IT", "UTC", "Europe/Rome", "#7A1F3D", "+390551234567", "10:00",
    "08:00-21:00", "24:00-25:00", "P30D", "PT6H", "-P7D", "P", "2027-05-01", "2027-02-30", "2027-05-01T10:00",
    "a@b.example", "https://b.example/?q=1", "http://b.example", "en_GB", "rosewood:providers.twilio", "STOP",
    "0b9f1f0e-3c55-4a66-9f0e-1f2d3c4b5a69", "twilio",
]  # fmt: skip
_BUTTON = {"type": "url", "label": "Answer", "url": "https://b.example"}
_OTHERS: list[Any] = [0, 1, 50, 10**7, 1.5, 2.0, True, False, {}, [], [None], [_BUTTON]]
_OTHERS += [
    ["email"],
    ["en", "it"],
    ["STOP"],
    ["IT"],
    ["Europe/Rome"],
    ["eu"],
    ["consent"],
    ["brand_name"],
    ["ip_address"],
]
_TYPED = {"type", "channel"}
"""What these may be in a provider is not for the decoder but for rules over the resolved entry."""
_KEYS = ["en", "pt-BR", "it", "reply", "invitation", "Not A Key", "a_b-c"]


def patches(scope: Scope) -> st.SearchStrategy[dict[str, Any]]:
    """Return what the files of one scope's layer could say, right or wrong."""
    sections = {name: _of(section.shape, scope) for name, section in SECTIONS.items() if scope in section.owners}
    return st.fixed_dictionaries({}, optional=sections)


def single_values(scope: Scope) -> Iterator[dict[str, Any]]:
    """Yield, for every place of a single value in a layer, patches that say only it: each value that fits there."""
    for name, section in SECTIONS.items():
        if scope in section.owners:
            yield from ({name: value} for value in _singles(section.shape, scope))


def key_of(shape: Collection) -> str:
    """Return a key that a collection takes."""
    options = re.fullmatch(r"\^\(([a-z_]+)[a-z_|]*\)\$", shape.key_pattern)
    known = ["en", *options.groups()] if options else ["en"]
    return next(key for key in known if key_matches(shape.key_pattern, key))


def _singles(shape: Shape, scope: Scope) -> Iterator[Any]:
    match shape:
        case Leaf():
            yield from _fitting(shape)
        case Free():
            return
        case Collection(value=value):
            yield from ({key_of(shape): inside} for inside in _singles(value, scope))
        case Record() | Variants():
            for name, fields in fields_of(shape, scope).items():
                if name in _TYPED and _by_catalogue(shape):
                    continue
                yield from ({name: inside} for field in fields for inside in _singles(field.shape, scope))
    if isinstance(shape, Variants):
        for name, option in shape.options.items():
            yield from ({**said, shape.discriminator: name} for said in _singles(option, scope))


def _of(shape: Shape, scope: Scope) -> st.SearchStrategy[Any]:
    match shape:
        case Leaf():
            return _leaf(shape)
        case Free():
            return st.sampled_from([None, {}])
        case Collection(value=value):
            return st.none() | st.dictionaries(st.sampled_from(_KEYS), _of(value, scope), max_size=2)
        case Record() | Variants():
            fields = {name: _either(found, scope) for name, found in fields_of(shape, scope).items()}
            if _by_catalogue(shape):
                fields = {name: field for name, field in fields.items() if name not in _TYPED}
            return st.none() | st.fixed_dictionaries({}, optional=fields)


def _leaf(leaf: Leaf) -> st.SearchStrategy[Any]:
    fitting = _fitting(leaf)
    anything = st.none() | st.sampled_from([*_TEXTS, *_OTHERS])
    return st.sampled_from(fitting) | anything if fitting else anything


def _fitting(leaf: Leaf) -> list[Any]:
    return [value for value in (*_TEXTS, *_OTHERS, *leaf.choices) if judge_leaf(leaf, value) is None]


def _either(fields: tuple[Field, ...], scope: Scope) -> st.SearchStrategy[Any]:
    return st.one_of([_of(field.shape, scope) for field in fields])


def _by_catalogue(shape: Record | Variants) -> bool:
    return isinstance(shape, Record) and any(isinstance(field.shape, Free) for field in shape.fields.values())
