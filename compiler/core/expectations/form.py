"""Judges what one case of a test file says against its typed form, and says in words what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import orjson
from pydantic import ValidationError

from compiler.core.decode.leaf import kind_of, say, says
from compiler.core.diagnostic import Finding, Rule
from compiler.core.expectations.rules import TEST_FORM, TEST_INCOMPLETE
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.place import Route, Source, Spot, dotted
from schemas.derive import shape_of
from schemas.expectation import KINDS, TAG, CaseSaid, Guest
from schemas.said import Said
from schemas.shape import Check, Leaf, along

_CHECK: Final = Check(CaseSaid)
_ANY_VALUE: Final = frozenset({"given", "is"})
"""Keys whose value is the author's own; what is wrong below them is told when the case is run."""


def judge_form(said: Any, path: str, route: Route) -> tuple[CaseSaid | None, list[Finding]]:
    """Return the case, or None and what is wrong with it."""
    at = Source(path, ())
    findings = [
        _finding(TEST_FORM, at, (*route, *null), "Here stands null.", "Write a value, or remove the line.")
        for null in _nulls(said, ())
    ]
    if findings:
        return None, findings
    try:
        return _CHECK(orjson.dumps(said)), []
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_context=True, include_input=True)
        return None, [_say(error, at, route) for error in errors if not _follows(error, errors)]


def _nulls(node: Any, route: Route) -> Iterator[Route]:
    """Yield the routes of nulls where a value is due; the composer lets none into a list."""
    if type(node) is dict:
        for key, inside in node.items():
            if inside is None and key != "is":
                yield (*route, key)
            elif key not in _ANY_VALUE:
                yield from _nulls(inside, (*route, key))
    elif type(node) is list:
        for position, inside in enumerate(node):
            yield from _nulls(inside, (*route, position))


def _follows(error: Any, errors: list[Any]) -> bool:
    """Tell whether an error has the cause of another one.

    A list is called too short because its elements are wrong, a key is called missing because it is misspelt.
    """
    loc = error["loc"]
    if error["type"] == "too_short":
        return any(len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in errors)
    if error["type"] != "missing":
        return False
    beside = [
        str(other["loc"][-1])
        for other in errors
        if other["type"] == "extra_forbidden" and other["loc"][:-1] == loc[:-1]
    ]
    return any(nearest(key, [str(loc[-1])]) for key in beside)


def _say(error: Any, at: Source, above: Route) -> Finding:
    route = (*above, *(part for part in error["loc"] if not str(part).startswith(TAG)))
    match error["type"]:
        case "extra_forbidden":
            return _unknown(error["loc"], at, route)
        case "missing":
            what = f"`{route[-1]}` is not said here."
            fix = f"Add `{route[-1]}`: {_form(error['loc'])}."
            return _finding(TEST_INCOMPLETE, at, route[:-1], what, fix, of_key=True)
        case "too_short" if route[-1] == "expect":
            return _finding(TEST_INCOMPLETE, at, route, "The list is empty.", f"Write {_form(error['loc'])}.")
        case "union_tag_not_found":
            return _no_kind(error["input"], at, route)
        case "value_error":
            words = str(error["ctx"]["error"])
            return _finding(TEST_INCOMPLETE, at, route, f"{words.partition(';')[0].capitalize()}.", _after(words))
        case _ if type(error["input"]) in (dict, list) and error["type"].endswith("_type"):
            what = f"Here stands {kind_of(error['input'])}."
            return _finding(TEST_FORM, at, route, what, f"Write {_form(error['loc'])}.", of_key=True)
        case _ if error["type"].endswith("_type"):
            return _finding(TEST_FORM, at, route, says(error["input"]), f"Write {_form(error['loc'])}.")
        case _:
            return _finding(TEST_FORM, at, route, say(error), f"Write {_form(error['loc'])}.")


def _unknown(loc: tuple[Any, ...], at: Source, route: Route) -> Finding:
    key, model = str(route[-1]), _model(loc[:-1])
    kind = next((kind for kind, known in KINDS.items() if known is model), None)
    what = f"`{dotted(route[:-1])}` has no `{key}`." if kind is None else f"What begins with `{kind}` has no `{key}`."
    fix = f"Let it begin a line of its own: - {{{key}: …}}" if key in KINDS else did_you_mean(key, _keys(model))
    return _finding(TEST_FORM, at, route, what, fix, of_key=True)


def _after(words: str) -> str:
    fix = words.partition("; ")[2]
    return f"{fix[0].upper()}{fix[1:]}."


def _no_kind(said: Any, at: Source, route: Route) -> Finding:
    if type(said) is not dict:
        fix = "Write a map in braces, such as {value: brand.primary, is: '#7A1F3D'}."
        return _finding(TEST_FORM, at, route, says(said), fix)
    for key in said:
        close = nearest(key, KINDS)
        if close is not None:
            what, fix = f"Nothing can be expected of a `{key}`.", f"Did you mean `{close}`?"
            return _finding(TEST_FORM, at, (*route, key), what, fix, of_key=True)
    fix = f"Write one of {', '.join(f'`{kind}`' for kind in KINDS)}."
    return _finding(TEST_INCOMPLETE, at, route, "Nothing is looked at here.", fix)


def _model(loc: tuple[Any, ...]) -> type[Said]:
    """Return the model whose fields stand at a location of an error."""
    kind = next((str(part).removeprefix(TAG) for part in loc if str(part).startswith(TAG)), None)
    if kind is not None:
        return KINDS[kind]
    return Guest if loc[:1] == ("guest",) else CaseSaid


def _keys(model: type[Said]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _form(loc: tuple[Any, ...]) -> str:
    """Return the right form of what stands at a location of an error."""
    tags = [number for number, part in enumerate(loc) if str(part).startswith(TAG)]
    model, route = (KINDS[loc[tags[0]].removeprefix(TAG)], loc[tags[0] + 1 :]) if tags else (CaseSaid, loc)
    names = [part for part in route if type(part) is str]
    shape = along(shape_of(model), names)
    return shape.form if isinstance(shape, Leaf) else "a map, each line as `key: value`"


def _finding(rule: Rule, at: Source, route: Route, what: str, fix: str, *, of_key: bool = False) -> Finding:
    return Finding(rule=rule, at=Spot((at,), route, of_key), what=what, fix=fix)
