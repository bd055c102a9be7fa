"""Who has to agree to a plan, and to what: a section for a terminal, and one for a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from applier.core.owners import Demand, Need, Quorum
from applier.core.risk.judged import Judged, counted
from applier.core.risk.level import Risk
from applier.render.safe import code_span, safe

HEADING = "Needs the agreement of"
NOBODY = "nobody who could: give a role that approves this its members first, in a change of its own"
_MANY = 5
_Shown = Callable[[str], str]


def approvals_text(judged: Sequence[Judged], needs: Sequence[Need]) -> str:
    """Return who has to agree, in lines that follow a plan; nothing where nobody has to."""
    if not needs:
        return ""
    lines = [f"{HEADING}:"]
    for need in needs:
        lines += [f"  {line}" for line in _who(need, safe)]
        lines.append(f"    {_listed(Counter(need.risks))}: {_what(need, safe)}")
    reasons = [f"  {reason}" for reason in _reasons(judged, safe)]
    return "\n".join([*lines, f"Risk: {_risk(judged)}.", *reasons, ""])


def approvals_markdown(judged: Sequence[Judged], needs: Sequence[Need]) -> str:
    """Return the same under a heading, every name in a code span."""
    if not needs:
        return ""
    lines = [f"### {HEADING}", ""]
    for need in needs:
        lines.append("- " + "; ".join(_who(need, code_span)))
        lines.append(f"  - {_listed(Counter(need.risks))}: {_what(need, code_span)}")
    reasons = [f"- {reason}" for reason in _reasons(judged, code_span)]
    return "\n".join([*lines, "", f"Risk: {_risk(judged)}.", *(["", *reasons] if reasons else []), ""])


def _who(need: Need, shown: _Shown) -> list[str]:
    if len(need.demands) == 1:
        return [_demand(need.demands[0], shown)]
    before, after = (_demand(demand, shown) for demand in need.demands)
    return [f"{before} — by the roles as they are", f"and {after} — by the roles as this change makes them"]


def _demand(demand: Demand, shown: _Shown) -> str:
    return ", or ".join(_quorum(quorum, shown) for quorum in demand) or NOBODY


def _quorum(quorum: Quorum, shown: _Shown) -> str:
    members = [shown(member) for member in quorum.members]
    who = f"{quorum.approvals} of {', '.join(members)}" if quorum.approvals > 1 else " or ".join(members)
    return f"{shown(quorum.role)} ({who})"


def _what(need: Need, shown: _Shown) -> str:
    names = [shown(f"{scope}:{'.'.join(route)}") for scope, route in need.routes]
    more = f" and {len(names) - _MANY:,} more" if len(names) > _MANY else ""
    return ", ".join(names[:_MANY]) + more


def _risk(judged: Iterable[Judged]) -> str:
    classes = counted(judged)
    worst = next(iter(classes), Risk.NONE)
    return f"{worst.word} ({_listed(classes)})" if classes else worst.word


def _reasons(judged: Iterable[Judged], shown: _Shown) -> list[str]:
    """Why the most severe changes are that, where their fields alone do not say it."""
    found = [
        f"{cause.risk.word}: {shown(_address(each, cause.route))}, {cause.why}"
        for each in judged
        for cause in each.causes
        if cause.why and cause.risk is each.risk
    ]
    more = [f"and {len(found) - _MANY:,} more"] if len(found) > _MANY else []
    return [*found[:_MANY], *more]


def _address(judged: Judged, route: tuple[str, ...]) -> str:
    return f"{judged.change.reach.cause}:{'.'.join(route)}"


def _listed(classes: Mapping[Risk, int]) -> str:
    return ", ".join(
        f"{number:,} {'without risk' if risk is Risk.NONE else risk.word}"
        for risk, number in sorted(classes.items(), reverse=True)
    )
