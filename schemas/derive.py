"""Derives shapes from the pydantic models, so that every field is described in one place only."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas.descent import FLOORS, RULES, Descent, Due, Form, Only, Own, Replace
from schemas.said import Said
from schemas.scope import Scope
from schemas.sections.provider import Free as FreeMark
from schemas.shape import Check, Collection, Field, Free, Leaf, Record, Shape, Variants
from schemas.values.secret_field import Secret
from schemas.values.text import Body

_KINDS = {str: "text", bool: "flag", int: "number", float: "number"}
_FORMS = {"text": "text", "flag": "true or false", "number": "a number", "list": "a list", "map": "a map"}


def shape_of(annotation: Any) -> Shape:
    """Return the shape of a type: a model, `dict[Key, …]`, a discriminated union or a plain value."""
    bare, marks = _unwrap(annotation)
    if any(isinstance(mark, FreeMark) for mark in marks):
        return Free(check=Check(annotation))
    if any(isinstance(mark, Secret) for mark in marks):
        return _leaf(bare, marks)
    if get_origin(bare) is dict:
        return _collection(bare)
    if isinstance(bare, type) and issubclass(bare, Said):
        return _record(bare)
    if _is_variants(bare):
        return _variants(bare, marks)
    return _leaf(bare, marks)


@cache
def _record(model: type[Said]) -> Record:
    fields = {name: _field(info) for name, info in model.model_fields.items()}
    return Record(
        title=model.__name__,
        fields=fields,
        check=Check(model),
        discriminator=model.discriminator,
        holds_floor=any(_holds_floor(field.shape) for field in fields.values()),
    )


def _field(info: FieldInfo) -> Field:
    marks = tuple(info.metadata)
    constraint = FieldInfo(discriminator=info.discriminator) if info.discriminator else None
    annotation = _without_none(info.annotation)
    extra = (*marks, constraint) if constraint else marks
    due = next((mark.scope for mark in marks if isinstance(mark, Due)), Scope.PLATFORM)
    return Field(
        shape=shape_of(Annotated[annotation, *extra] if extra else annotation),
        description=info.description or "",
        due=due if info.is_required() else None,
        only=next((mark.scope for mark in marks if isinstance(mark, Only)), None),
        own=any(isinstance(mark, Own) for mark in marks),
        examples=tuple(info.examples or ()),
    )


def _collection(bare: Any) -> Collection:
    key, value = get_args(bare)
    bare_key, key_marks = _unwrap(key)
    names = _literals(bare_key)
    if names:
        pattern, form = f"^({'|'.join(names)})$", f"one of {', '.join(names)}"
        return Collection(value=shape_of(value), key_pattern=pattern, key_form=form, check=Check(bare))
    pattern = next(
        (
            constraint.pattern
            for mark in key_marks
            for constraint in _constraints(mark)
            if hasattr(constraint, "pattern")
        ),
        "",
    )
    return Collection(
        value=shape_of(value), key_pattern=str(pattern), key_form=_form(key_marks) or "a name", check=Check(bare)
    )


def _variants(bare: Any, marks: tuple[Any, ...]) -> Variants:
    discriminator = next(
        mark.discriminator for mark in marks if isinstance(mark, FieldInfo) and mark.discriminator is not None
    )
    options = {}
    for option in get_args(bare):
        record = _record(option)
        (name,) = _literals(option.model_fields[discriminator].annotation)
        options[name] = record
    return Variants(discriminator=str(discriminator), options=options, check=Check(Annotated[bare, *marks]))


def _leaf(bare: Any, marks: tuple[Any, ...]) -> Leaf:
    choices = _literals(bare)
    is_secret = any(isinstance(mark, Secret) for mark in marks)
    kind = "secret" if is_secret else "list" if get_origin(bare) is tuple else _KINDS.get(bare, "text")
    form = _form(marks) or (f"one of {', '.join(choices)}" if choices else _FORMS[kind])
    descent = next((mark for mark in marks if isinstance(mark, RULES)), Replace())
    return Leaf(
        descent=descent,
        kind=kind,
        form=form,
        check=Check(Annotated[bare, *marks] if marks else bare),
        choices=choices,
        is_body=any(isinstance(mark, Body) for mark in marks),
    )


def _holds_floor(shape: Shape) -> bool:
    match shape:
        case Leaf(descent=descent):
            return is_floor(descent)
        case Collection(value=value):
            return _holds_floor(value)
        case Record():
            return shape.holds_floor
        case _:
            return False


def is_floor(descent: Descent) -> bool:
    """Tell whether a rule of descent keeps the strictest value of all ancestors."""
    return isinstance(descent, FLOORS)


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Take a type out of its `Annotated` wrappers, with the marks of all of them, outermost first."""
    marks: tuple[Any, ...] = ()
    while get_origin(annotation) is Annotated:
        annotation, *inner = get_args(annotation)
        marks = (*marks, *inner)
    inside = _without_none(annotation)
    if inside is not annotation:
        annotation, deeper = _unwrap(inside)
        marks = (*marks, *deeper)
    return annotation, marks


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    rest = [option for option in get_args(annotation) if option is not NoneType]
    if len(rest) == len(get_args(annotation)):
        return annotation
    return rest[0] if len(rest) == 1 else Union[tuple(rest)]  # noqa: UP007 - built at run time


def _is_variants(bare: Any) -> bool:
    options = get_args(bare)
    return get_origin(bare) in (Union, UnionType) and all(
        isinstance(option, type) and issubclass(option, BaseModel) for option in options
    )


def _constraints(mark: Any) -> tuple[Any, ...]:
    return tuple(mark.metadata) if isinstance(mark, FieldInfo) else (mark,)


def _literals(annotation: Any) -> tuple[str, ...]:
    return tuple(get_args(annotation)) if get_origin(annotation) is Literal else ()


def _form(marks: tuple[Any, ...]) -> str:
    return next((mark.words for mark in marks if isinstance(mark, Form)), "")
