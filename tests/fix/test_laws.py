"""Whatever stands in a file and whatever is asked: only that changes, and every comment stays."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from compiler.core.fix.mend import Asked, Mended, mend
from compiler.core.fix.repair import Quote, Remove, Rename, Replace
from compiler.core.place import Place, Route, Source, Spot
from compiler.core.syntax.compose import compose
from tests.fix.texts import Written, leaves, written

_PATH = "brand.yaml"
_SOURCE = Source(_PATH, ())
_ENDS = ["\n", "\r\n", "\r"]


@given(text=written(), end=st.sampled_from(_ENDS), data=st.data())
def test_only_what_was_asked_changes(text: Written, end: str, data: st.DataObject) -> None:
    """After any repairs, every value that none of them is about is what it was."""
    asked = data.draw(st.lists(_repairs(text), min_size=1, max_size=4))
    raw = end.join([*text.lines, ""]).encode()
    before, after = raw, mend(_PATH, raw, asked, "configs")
    said, says = (dict(leaves(compose(each, _PATH).value or {})) for each in (before, after.after))
    touched = [one.route for one in asked]
    renamed = [(*one.route[:-1], one.repair.to) for one in asked if isinstance(one.repair, Rename)]
    assert _untouched(said, [*touched, *renamed]) == _untouched(says, [*touched, *renamed])
    assert not (says.keys() - said.keys()) - {route for route in says if _is_below(route, renamed)}
    assert len(after.changes) + len(after.left) == len(set(asked))


@given(text=written(), end=st.sampled_from(_ENDS), data=st.data())
def test_every_comment_stays(text: Written, end: str, data: st.DataObject) -> None:
    """A repair loses no comment, not even one in a line that goes."""
    asked = data.draw(st.lists(_repairs(text), min_size=1, max_size=4))
    raw = end.join([*text.lines, ""]).encode()
    after = mend(_PATH, raw, asked, "configs").after
    assert _remarks(after) == _remarks(raw)


@given(text=written(), data=st.data())
def test_what_is_not_asked_stays_byte_for_byte(text: Written, data: st.DataObject) -> None:
    """Quoting one value changes its line by two quotes, and no other byte of the file."""
    route = data.draw(st.sampled_from(text.plain or [("none",)]))
    raw = "\n".join([*text.lines, ""]).encode()
    mended = mend(_PATH, raw, [_asked(Quote(_spot(route)), route)], "configs")
    old, new = raw.decode().split("\n"), mended.after.decode().split("\n")
    differing = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
    assert len(differing) == len(mended.changes)
    assert all(len(now) == len(was) + 2 and now.replace("'", "") == was.replace("'", "") for was, now in differing)


@given(text=written(), data=st.data())
def test_a_quoted_value_is_the_text_that_stood_there(text: Written, data: st.DataObject) -> None:
    """A number in quotes is text, exactly as it was written: a leading zero or plus is not lost."""
    route = data.draw(st.sampled_from(text.plain or [("none",)]))
    raw = "\n".join([*text.lines, ""]).encode()
    mended = mend(_PATH, raw, [_asked(Quote(_spot(route)), route)], "configs")
    for change in mended.changes:
        assert dict(leaves(compose(mended.after, _PATH).value))[route] == repr(change.before)


@given(text=written(), data=st.data())
def test_running_again_finishes(text: Written, data: st.DataObject) -> None:
    """What waits for the next run because it overlaps another repair is made then, or refused for good."""
    routes = data.draw(st.lists(st.sampled_from(text.routes), min_size=1, max_size=4, unique=True))
    asked = [_asked(Remove(_spot(route)), route) for route in routes]
    mended = _again("\n".join([*text.lines, ""]).encode(), asked)
    assert "run this again" not in " ".join(left.why for left in mended.left)


def _again(raw: bytes, asked: list[Asked]) -> Mended:
    for _ in range(5):
        mended = mend(_PATH, raw, asked, "configs")
        if mended.after in (raw, b""):
            return mended
        raw = mended.after
    raise AssertionError("it does not come to an end")


def _repairs(text: Written) -> st.SearchStrategy[Asked]:
    routes, plain = st.sampled_from(text.routes), st.sampled_from(text.plain or text.routes)
    return st.one_of(
        routes.map(lambda route: _asked(Remove(_spot(route)), route)),
        plain.map(lambda route: _asked(Quote(_spot(route)), route)),
        plain.map(lambda route: _asked(Replace(_spot(route), "true"), route)),
        routes.map(lambda route: _asked(Rename(_spot(route), "renamed"), route)),
    )


def _asked(repair: Quote | Remove | Rename | Replace, route: Route) -> Asked:
    return Asked(rule="any", at=Place(_PATH), repair=repair, route=route)


def _spot(route: Route) -> Spot:
    return Spot((_SOURCE,), route)


def _untouched(values: dict[Route, str], touched: list[Route]) -> dict[Route, str]:
    return {route: value for route, value in values.items() if not _is_below(route, touched)}


def _is_below(route: Route, others: list[Route]) -> bool:
    return any(route[: len(other)] == other for other in others)


def _remarks(raw: bytes) -> list[str]:
    """Find comments in another way than the code does: no text of these files holds ` #` but these few."""
    text = raw.decode()
    for known in ("'it''s # no comment'", "some # text"):
        text = text.replace(known, "")
    return [found.rstrip() for found in re.findall(r"(?:^|[ \r\n])(#[^\r\n]*)", text)]
