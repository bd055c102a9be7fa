"""The hours in which guests may be written to, as a view has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from compiler.core.rules.shared.line import Line
from compiler.core.rules.view import View
from schemas.values.window import minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A daily window of local time, and the channels that keep to it."""

    window: str
    start: int
    """In minutes after midnight."""
    end: int
    channels: frozenset[str]
    line: Line

    @property
    def until(self) -> str:
        """The time of day at which it ends."""
        return self.window.partition("-")[2]

    def holds(self, at: str) -> bool:
        """Tell whether a message may begin to go out at a time of day such as `10:00`."""
        return self.start <= minute(at) < self.end


def quiet_hours(view: View) -> Quiet | None:
    """Return the hours that hold; None where messages keep to none."""
    return view.derived(_quiet_hours, "compliance")


def _quiet_hours(view: View) -> Quiet | None:
    entry = view.find("compliance.quiet_hours")
    if entry is None or entry.value.get("enabled") is not True:
        return None
    window, channels = entry.value.get("send_window"), entry.value.get("channels")
    if type(window) is not str or channels is None:
        return None
    start, end = _bounds(window)
    line = Line(entry=entry, route=("send_window",), words=f"guests may be written to at {window}")
    return Quiet(window=window, start=start, end=end, channels=frozenset(channels), line=line)


_bounds = lru_cache(maxsize=256)(minutes)


def minute(clock: str) -> int:
    """Return a time of day such as `10:00` in minutes after midnight."""
    return int(clock[:2]) * 60 + int(clock[3:])
