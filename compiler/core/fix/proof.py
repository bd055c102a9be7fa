"""Proves that a splice did what was asked and nothing else: both texts are read again and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, assert_never

import orjson

from compiler.core.fix.comments import comments
from compiler.core.fix.repair import BeginWith, Quote, Remove, RemoveRepeat, Rename, Replace
from compiler.core.fix.spans import read_spans
from compiler.core.fix.splice import Refusal, RouteRepair, Splice
from compiler.core.place import Route
from compiler.core.syntax.compose import compose

_UNPROVEN = "what else would change could not be ruled out; mend it by hand."


def prove(before: str, after: str, repair: RouteRepair, made: Splice) -> None:
    """Compare what both texts say. Raises `Refusal` where more has changed than was asked, or a comment is lost."""
    was, now = compose(before.encode(), ""), compose(after.encode(), "")
    if not after and was.value is not None and not _expected(was.value, repair, made) and not _comments(before):
        return
    if was.value is None or now.value is None:
        raise Refusal(_UNPROVEN)
    if _bytes(_expected(was.value, repair, made)) != _bytes(now.value):
        raise Refusal(_UNPROVEN)
    known = Counter((finding.rule.id, finding.what) for finding in was.findings)
    if Counter((finding.rule.id, finding.what) for finding in now.findings) - known:
        raise Refusal(_UNPROVEN)
    if _comments(before) != _comments(after):
        raise Refusal("a comment in the midst of it would be lost; mend it by hand.")


def same(before: str, after: str) -> bool:
    """Tell whether two texts say the same, with the same comments."""
    was, now = compose(before.encode(), "").value, compose(after.encode(), "").value
    return was is not None and now is not None and _bytes(was) == _bytes(now) and _comments(before) == _comments(after)


def _bytes(value: Any) -> bytes:
    """Return a value so that kinds and the order of keys count."""
    return orjson.dumps(value)


def _comments(text: str) -> tuple[str, ...]:
    root = read_spans(text)
    return tuple(comment.text for comment in comments(text, root)) if root is not None else ()


def _expected(value: dict[str, Any], repair: RouteRepair, made: Splice) -> Any:
    route = made.route
    match repair:
        case Quote():
            return _changed(value, route, lambda _: made.before)
        case Replace():
            return _changed(value, route, lambda _: _scalar(made.after))
        case Rename(to=to):
            return _changed(
                value, route[:-1], lambda map_: {to if key == route[-1] else key: map_[key] for key in map_}
            )
        case Remove():
            return _changed(value, route[:-1], lambda map_: {key: map_[key] for key in map_ if key != route[-1]})
        case RemoveRepeat():
            return value
        case BeginWith(key=first):
            return {first: repair.value, **{key: inside for key, inside in value.items() if key != first}}
        case _:
            assert_never(repair)


def _scalar(written: str) -> Any:
    """Return the value of a scalar as it stands in a file."""
    composed = compose(f"value: {written}\n".encode(), "").value
    return composed.get("value") if composed is not None else None


def _changed(value: Any, route: Route, change: Callable[[Any], Any]) -> Any:
    """Return a copy in which one value is another one."""
    if not route:
        return change(value)
    if type(value) is list:
        return [_changed(inside, route[1:], change) if at == route[0] else inside for at, inside in enumerate(value)]
    return {key: _changed(inside, route[1:], change) if key == route[0] else inside for key, inside in value.items()}
