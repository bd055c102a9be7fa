"""A campaign goes out after the one whose answer or consent it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.place import Place, Spot
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.campaigns.consent_source import asking
from compiler.core.rules.campaigns.timing import is_after_event, miss, sound_event
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line, narrowest
from compiler.core.rules.view import View

CAMPAIGN_BEFORE_CONSENT = Rule(
    id="campaign-before-consent",
    summary="A campaign goes out before what it stands on",
    why="Nobody can have answered or consented by then.",
    sources=(Reference(title="GDPR art. 7", url="https://eur-lex.europa.eu/eli/reg/2016/679/oj"),),
)
_Pair = tuple[Planned, Planned]


def misordered(view: View) -> tuple[_Pair, ...]:
    """Return campaigns that go out too early, each with the first one that asks for what it stands on."""
    return view.derived(_misordered, "campaigns", "event", "catalogue")


def _misordered(view: View) -> tuple[_Pair, ...]:
    event = sound_event(view)
    if event is None:
        return ()
    found = []
    for planned in agenda(view):
        sources = asking(view, planned) if planned.at is not None else None
        if planned.at is None or not sources or is_after_event(view, planned, event):
            continue
        dated = [(source.at, source.key, source) for source in sources if source.at is not None]
        if len(dated) < len(sources):
            continue  # one without a date may be earlier
        at, _, first = min(dated, key=lambda source: source[:2])
        if planned.at < at and not is_after_event(view, first, event):
            found.append((planned, first))
    return tuple(found)


def _run(view: View) -> Iterator[Finding]:
    pairs = misordered(view)
    if not pairs or view.is_broken("event", "campaigns", "catalogue"):
        return
    by_place: dict[Spot | Place, tuple[Line, list[_Pair]]] = {}
    for pair in pairs:
        shown = _shown(view, pair, pairs)
        by_place.setdefault(shown.at(view), (shown, []))[1].append(pair)
    for shown, told in by_place.values():
        yield _finding(view, shown, told)


def _shown(view: View, pair: _Pair, pairs: Sequence[_Pair]) -> Line:
    """Return the line to look at: the date that is unusual by itself, else the one of the narrowest layer."""
    planned, first = pair
    event = view.section("event")["event"]
    after_it = [other for other, source in pairs if source is first]
    if miss(view, first, event.value) is not None and any(miss(view, other, event.value) is None for other in after_it):
        return _dated(first)
    lines = [_dated(planned), _dated(first)]
    if planned.schedule.get("anchor") == "reply_deadline" and first.schedule.get("anchor") != "reply_deadline":
        words = f"{planned.key} counts from this deadline"
        lines.append(Line(entry=event, route=("reply", "deadline"), words=words))
    return narrowest(lines)


def _dated(planned: Planned) -> Line:
    return Line(entry=planned.campaign, route=planned.dated_by, words=f"{planned.key} is dated here")


def _finding(view: View, shown: Line, told: Sequence[_Pair]) -> Finding:
    early = tuple(dict.fromkeys(planned.key for planned, _ in told))
    asked = " or ".join(dict.fromkeys(f"`{first.key}`" for _, first in told))
    dates = {line.entry.name: line for pair in told for line in map(_dated, pair)}
    is_one = len(early) == 1
    return Finding(
        rule=CAMPAIGN_BEFORE_CONSENT,
        at=shown.at(view),
        what=f"{listed(early)} {'goes' if is_one else 'go'} out before {asked}, "
        f"and {'stands' if is_one else 'stand'} on the answer to that.",
        fix=f"Let {listed(early)} go out after {asked}.",
        related=tuple((line.words, line.at(view)) for line in dates.values() if line.entry is not shown.entry),
        subject=shown.subject(view),
    )


CHECK = ViewCheck(rules=(CAMPAIGN_BEFORE_CONSENT,), reads=frozenset({"campaigns", "event", "catalogue"}), run=_run)
