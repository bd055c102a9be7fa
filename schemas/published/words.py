"""What a field's rules mean, in the words that editors and reference pages show."""

from __future__ import annotations

import re
from typing import assert_never

from schemas.descent import (
    AllTrue,
    AnyTrue,
    Append,
    AtLeast,
    AtMost,
    Descent,
    Inside,
    Merge,
    Replace,
    Subset,
    Superset,
)
from schemas.scope import Scope
from schemas.shape import Collection, Field, Free, Leaf, Record, Shape


def descent_name(rule: Descent) -> str:
    """Return the rule's name as the documents write it: `at_most`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(rule).__name__).lower()


def descent_sentence(rule: Descent) -> str:
    """Return what the rule asks of the layers below; nothing where the last one that speaks simply wins."""
    match rule:
        case Replace() | Merge():
            return ""
        case Append():
            return "A layer below adds to the end."
        case AtMost():
            return "A layer below may only lower it."
        case AtLeast():
            return "A layer below may only raise it."
        case AnyTrue():
            return "Once true, a layer below cannot make it false."
        case AllTrue():
            return "Once false, a layer below cannot make it true."
        case Subset():
            return "A layer below may only leave things out."
        case Superset():
            return "A layer below may only add things."
        case Inside():
            return "A layer below may only narrow it."
        case _:
            assert_never(rule)


def due_words(due: Scope | None) -> str:
    """Return from which scope a value is demanded."""
    return "optional" if due is None else f"from {due.word}"


def form_of(shape: Shape) -> str:
    """Return what a right value looks like, in a few words."""
    match shape:
        case Leaf(form=form):
            return form
        case Collection(key_form=key_form):
            return f"a map whose keys are each {key_form}"
        case Free():
            return "a map described by the provider's type"
        case _:
            return "a map"


def rule_of(shape: Shape) -> Descent:
    """Return the rule of descent of a place; maps merge."""
    return shape.descent if isinstance(shape, Leaf) else Merge()


def hover(field: Field) -> str:
    """Return what an editor shows over a field: what it is, its form, and what its rules ask."""
    said = [field.description]
    if isinstance(field.shape, Leaf) and not field.shape.choices and field.shape.kind != "flag":
        said.append(f"Write {field.shape.form}.")
    said.append(descent_sentence(rule_of(field.shape)))
    return " ".join(words for words in said if words)


def summary(record: Record) -> str:
    """Return what a model says of itself in its first line."""
    return (record.check.type.__doc__ or "").split("\n")[0]
