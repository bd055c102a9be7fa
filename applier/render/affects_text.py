"""Who sees what a line says, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from applier.core.review.affects import Affected, Stand, Standing
from applier.render.safe import safe
from applier.render.values import shown
from applier.render.words import count
from compiler.core.place import dotted
from compiler.render.paint import Paint

_NAMES, _VALUES = 5, 12
_WORDS = {
    Stand.READS: ("reads it", "read it"),
    Stand.STRICTER: ("is already stricter", "are already stricter"),
    Stand.OWN: ("says otherwise", "say otherwise"),
    Stand.WITHOUT: ("is without it", "are without it"),
}


def affects_text(found: Sequence[Affected], *, everything: bool = False, colour: bool = False) -> str:
    """Return each value with the events that read it and those that do not."""
    limit = len(found) if everything else _VALUES
    lines = [line for each in found[:limit] for line in _value(each, Paint(enabled=colour), everything=everything)]
    if len(found) > limit:
        lines.append(f"and {count(len(found) - limit, 'other value')}; --all lists them")
    return "\n".join(lines) + "\n"


def _value(each: Affected, paint: Paint, *, everything: bool) -> Iterator[str]:
    where = f"{each.place.file}:{each.place.line}" if each.place is not None else str(each.layer)
    said = "is removed" if each.value is None else f"= {shown(each.value)}"
    yield paint.bold(safe(f"{where}  {each.layer}:{dotted(each.route)} {said}"))
    if not each.standings:
        yield "    no event lies below it"
    for stand in Stand:
        alike = [standing for standing in each.standings if standing.stand is stand]
        if alike:
            limit = len(alike) if everything else _NAMES
            names = ", ".join(_event(standing, each) for standing in alike[:limit])
            more = f" and {len(alike) - limit:,} more" if len(alike) > limit else ""
            words = _WORDS[stand][len(alike) != 1]
            yield safe(f"    {len(alike):,} of {count(len(each.standings), 'event')} {words}: {names}{more}")


def _event(standing: Standing, each: Affected) -> str:
    name = standing.event.event if each.layer.scope.tenant else str(standing.event)
    if standing.place is None:
        return name
    return f"{name} {shown(standing.value)} ({standing.place.file}:{standing.place.line})"
