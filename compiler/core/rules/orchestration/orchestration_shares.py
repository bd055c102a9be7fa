"""Shares of channels can all hold at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import fsum

from compiler.core.diagnostic import Finding, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View

ORCHESTRATION_SHARES = Rule(
    id="orchestration-shares",
    summary="Shares of channels contradict each other",
    why="Whatever is chosen, one of them would be broken.",
)


def total(shares: Mapping[str, float]) -> float:
    """Return the sum of shares as a person would write it: three tenths and seven are one."""
    return round(fsum(shares.values()), 6)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("orchestration", "settings"):
        return
    in_use = view.find("settings.channels")
    least, most = view.find("orchestration.least_shares"), view.find("orchestration.most_shares")
    if least is not None and (sum_ := total(_used(least, in_use))) > 1:
        what = f"Least shares add up to {sum_:g}, and there is only 1 to give."
        # The greatest is the likeliest to be meant.
        channel = max(_deepest(least), key=lambda channel: (least.value[channel], channel))
        yield _finding(view, least, channel, what, "Lower one of them.")
    if most is not None and in_use is not None and set(in_use.value) <= set(most.value):
        sum_ = total(_used(most, in_use))
        if sum_ < 1:
            what = f"Greatest shares of the channels in use add up to {sum_:g}: some messages could go nowhere."
            channel = min(_deepest(most), key=lambda channel: (most.value[channel], channel))
            yield _finding(view, most, channel, what, "Raise one of them, or leave one channel open.")
    if least is not None and most is not None:
        yield from _crossed(view, least, most)


def _crossed(view: View, least: Resolved, most: Resolved) -> Iterator[Finding]:
    for channel, floor in least.value.items():
        if channel in most.value and floor > most.value[channel]:
            what = f"{channel} keeps at least {floor:g} and takes at most {most.value[channel]:g}."
            one, other = (least, most) if _level(least, channel) >= _level(most, channel) else (most, least)
            related = (("the other one is here", view.spot(other, (channel,))),)
            yield Finding(
                rule=ORCHESTRATION_SHARES,
                at=view.spot(one, (channel,)),
                what=what,
                fix="Change one of them.",
                related=related,
                subject=view.subject(one, (channel,)),
            )


def _used(shares: Resolved, in_use: Resolved | None) -> dict[str, float]:
    return {channel: share for channel, share in shares.value.items() if in_use is None or channel in in_use.value}


def _deepest(shares: Resolved) -> list[str]:
    """Return the channels whose shares the deepest layer says: it brought the trouble."""
    deepest = max(_level(shares, channel) for channel in shares.value)
    return [channel for channel in shares.value if _level(shares, channel) == deepest]


def _level(shares: Resolved, channel: str) -> int:
    return origin_at(shares.origins, (channel,))


def _finding(view: View, shares: Resolved, channel: str, what: str, fix: str) -> Finding:
    at, subject = view.spot(shares, (channel,)), view.subject(shares, (channel,))
    return Finding(rule=ORCHESTRATION_SHARES, at=at, what=what, fix=fix, subject=subject)


CHECK = ViewCheck(rules=(ORCHESTRATION_SHARES,), reads=frozenset({"orchestration", "settings"}), run=_run)
