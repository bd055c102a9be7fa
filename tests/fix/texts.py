"""Random YAML with comments, written by hand so that its form varies, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from compiler.core.place import Route

_KEYS = ["name", "title", "city", "cap", "note", "first", "second", "third"]
_PLAIN = ["5", "012", "+390555", "true", "false", "word", "two words", "3.50", "null", "2027-06-19", "~"]
_QUOTED = ["'single'", '"double"', "'it''s # no comment'", '"a \\" b"', "'5'"]
_COMMENTS = ["# why", "# it's: [odd] {", "#", "# 'quoted' # twice"]


@dataclass
class Written:
    """A text, and the routes of its plain scalars, its keys, and everything else."""

    lines: list[str] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    plain: list[Route] = field(default_factory=list)


@st.composite
def written(draw: st.DrawFn) -> Written:
    """Return a map of settings, nested at random, with comments wherever comments may stand."""
    text = Written()
    _map(draw, text, (), "", 0)
    if draw(st.booleans()):
        text.lines.append(draw(st.sampled_from(_COMMENTS)))
    return text


def _map(draw: st.DrawFn, text: Written, above: Route, indentation: str, depth: int) -> None:
    for key in draw(st.lists(st.sampled_from(_KEYS), min_size=1, max_size=4, unique=True)):
        if draw(st.integers(0, 3)) == 0:
            text.lines.append(f"{indentation}{draw(st.sampled_from(_COMMENTS))}")
        if draw(st.integers(0, 5)) == 0:
            text.lines.append("")
        _pair(draw, text, (*above, key), indentation, depth)


def _pair(draw: st.DrawFn, text: Written, route: Route, indentation: str, depth: int) -> None:
    key = str(route[-1]) if draw(st.integers(0, 6)) else f"'{route[-1]}'"
    text.routes.append(route)
    kind = draw(st.sampled_from(["plain", "plain", "quoted", "flow", "list", "block", "map" if depth < 3 else "plain"]))
    match kind:
        case "map":
            text.lines.append(f"{indentation}{key}:{_comment(draw)}")
            _map(draw, text, route, indentation + "  ", depth + 1)
        case "list":
            text.lines.append(f"{indentation}{key}:{_comment(draw)}")
            for position in range(draw(st.integers(1, 3))):
                text.plain.append((*route, position))
                element = draw(st.sampled_from(["5", "012", "word"]))
                text.lines.append(f"{indentation}- {element}{_comment(draw)}")
        case "block":
            style = draw(st.sampled_from(["|", ">", "|-", ">-", "|+"]))
            text.lines += [f"{indentation}{key}: {style}{_comment(draw)}", f"{indentation}  some # text", ""]
            text.lines += [f"{indentation}  more: text"]
        case "flow":
            text.plain.append((*route, "a"))
            text.routes += [(*route, "a"), (*route, "b")]
            inside = draw(st.sampled_from(["{a: 5, b: [1, '2']}", "{ 'a': 012 , b: {c: d} , }", "{a: 5,\n   b: x}"]))
            shown = inside.replace("\n", f"\n{indentation}") if "\n" in inside else inside
            text.lines.append(f"{indentation}{key}: {shown}{_comment(draw)}")
        case "plain":
            text.plain.append(route)
            text.lines.append(f"{indentation}{key}: {draw(st.sampled_from(_PLAIN))}{_comment(draw)}")
        case _:
            text.lines.append(f"{indentation}{key}: {draw(st.sampled_from(_QUOTED))}{_comment(draw)}")


def _comment(draw: st.DrawFn) -> str:
    return f"{draw(st.sampled_from([' ', '  ']))}{draw(st.sampled_from(_COMMENTS))}" if draw(st.booleans()) else ""


def leaves(value: Any, above: Route = ()) -> Iterator[tuple[Route, str]]:
    """Yield every single value of a tree with its route, so that its kind counts."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from leaves(inside, (*above, key))
    elif isinstance(value, list):
        for position, inside in enumerate(value):
            yield from leaves(inside, (*above, position))
    else:
        yield above, repr(value)
