"""No segment and no audience asks for what it rules out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

SEGMENT_NOBODY = Rule(
    id="segment-nobody",
    summary="Nobody can be meant",
    why="What is asked for and what is ruled out are the same, so no guest is ever chosen.",
)
_AUDIENCE = (("tags", "without_tags"), ("segments", "without_segments"))


def _segment(view: View, segment: Resolved) -> Iterator[Finding]:
    value = segment.value
    asked, ruled_out = value.get("all", {}), value.get("none", {})
    for field in asked:
        if field in ruled_out and _is_ruled_out(asked[field], ruled_out[field]):
            yield _finding(view, segment, ("none", field), ("all", field), asked[field])
    some = value.get("any", {})
    if some and all(field in ruled_out and _is_ruled_out(some[field], ruled_out[field]) for field in some):
        field = next(iter(some))
        yield _finding(view, segment, ("none", field), ("any", field), some[field])


def _campaign(view: View, campaign: Resolved) -> Iterator[Finding]:
    audience = campaign.value.get("audience", {})
    for field, without in _AUDIENCE:
        asked, ruled_out = audience.get(field), audience.get(without)
        if asked and ruled_out and _is_ruled_out(asked, ruled_out):
            yield _finding(view, campaign, ("audience", without), ("audience", field), asked)


def _is_ruled_out(asked: Any, ruled_out: Any) -> bool:
    """Tell whether every way to be asked for is ruled out; of a list any value will do."""
    if isinstance(asked, list) and isinstance(ruled_out, list):
        return set(asked) <= set(ruled_out)
    return bool(asked == ruled_out)


def _finding(view: View, entry: Resolved, at: Route, asked_at: Route, asked: Any) -> Finding:
    words = " or ".join(map(str, asked)) if isinstance(asked, list) else f"the same {asked_at[-1]}"
    one, other = ".".join(map(str, asked_at)), ".".join(map(str, at))
    return Finding(
        rule=SEGMENT_NOBODY,
        at=view.spot(entry, at),
        what=f"`{one}` asks for {words}, and `{other}` rules that out.",
        fix="Take it out of one of them.",
        related=(("it is asked for here", view.spot(entry, asked_at)),),
        subject=view.subject(entry, at),
    )


CHECK = EntryCheck(rules=(SEGMENT_NOBODY,), section="segments", run=_segment)
AUDIENCES = EntryCheck(rules=(SEGMENT_NOBODY,), section="campaigns", run=_campaign)
