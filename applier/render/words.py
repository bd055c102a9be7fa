"""The phrases of a plan, in words that someone who organises events would use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from applier.core.address import Address
from applier.core.change import Seen
from applier.core.inventory import AtCommit, AtRelease, Nothing, Side
from compiler.core.snapshot import PLATFORM, ScopeKey

_MANY = 5


def count(number: int, thing: str, things: str = "") -> str:
    """Return `1 event`, `2 events`, `20,000 events`."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def listed(names: Sequence[str]) -> str:
    """Return the first few names, and how many there are beside."""
    shown = ", ".join(names[:_MANY])
    return f"{shown} and {len(names) - _MANY:,} more" if len(names) > _MANY else shown


def kind(scope: ScopeKey) -> str:
    """Return what a scope is."""
    if scope.event:
        return "event"
    return "tenant" if scope.tenant else "platform"


def short(scope: ScopeKey, seen_from: ScopeKey) -> str:
    """Return a scope's name as one calls it from there: an event without its tenant, inside the tenant."""
    return scope.event if scope.event and seen_from.tenant == scope.tenant else str(scope)


def sections(names: Sequence[str]) -> str:
    """Return `brand, 3 templates` for the names of entries."""
    numbers = Counter(name.partition(".")[0] for name in names)
    singles = {"providers": "provider", "templates": "template", "campaigns": "campaign"}
    told = (
        section if section in names else count(number, singles.get(section, f"{section} entry"), _plural(section))
        for section, number in sorted(numbers.items())
    )
    return ", ".join(told)


def _plural(section: str) -> str:
    return section if section in ("providers", "templates", "campaigns") else f"{section} entries"


def arrival(scope: ScopeKey, names: Sequence[str], events: Sequence[ScopeKey]) -> str:
    """Return what is said of a scope that is new."""
    return " ".join(filter(None, (f"new {kind(scope)}", _contents(scope, names, events))))


def departure(scope: ScopeKey, names: Sequence[str], events: Sequence[ScopeKey]) -> str:
    """Return what is said of a scope that is retired."""
    return " ".join(filter(None, (f"{kind(scope)} retires", _contents(scope, names, events))))


def _contents(scope: ScopeKey, names: Sequence[str], events: Sequence[ScopeKey]) -> str:
    named = f"{count(len(events), 'event')}: {listed([short(event, scope) for event in events])}" if events else ""
    inside = "; ".join(filter(None, (sections(names), named)))
    return f"({inside})" if inside else ""


def place_note(before: Seen, after: Seen) -> str:
    """Return how the place where a reader finds the entry changes; nothing where it stays."""
    if len(before.place.chain) < len(after.place.chain):
        return f"its own instead of {_whose(before.place)}"
    if len(before.place.chain) > len(after.place.chain):
        return f"back to {_whose(after.place)}"
    return ""


def _whose(place: ScopeKey) -> str:
    return "the platform's" if place == PLATFORM else f"{place}'s"


def origin_note(origin: Address) -> str:
    """Return where something was before it moved."""
    return f"moved from {origin}"


def reach_note(
    scope: ScopeKey, events: Sequence[ScopeKey], partly: Sequence[ScopeKey], kept: Sequence[ScopeKey], *, gone: bool
) -> str:
    """Return whom a change reaches, whom in part, and who keeps to something else; nothing for a change of an event."""
    if scope.event:
        return ""
    reached = f"{'leaves' if gone else 'reaches'} {_numbered([short(event, scope) for event in events])}"
    in_part = f"in part {_numbered([short(event, scope) for event in partly])}" if partly else ""
    keeping = _keeping([short(each, scope) for each in kept]) if kept else ""
    return "; ".join(filter(None, (reached, in_part, keeping)))


def _numbered(names: list[str]) -> str:
    return f"{count(len(names), 'event')} ({listed(names)})" if names else "no event"


def _keeping(names: list[str]) -> str:
    return f"{names[0]} keeps its own" if len(names) == 1 else f"{listed(names)} keep their own"


def side_name(side: Side) -> str:
    """Return what one side of a plan is called."""
    match side:
        case Nothing():
            return "an empty database"
        case AtRelease(number=number):
            return f"release {number}"
        case AtCommit(name=name):
            return name
