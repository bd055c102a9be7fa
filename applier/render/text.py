"""Plans and receipts for a terminal, with colour where one asks for it."""

from __future__ import annotations

from typing import assert_never

from applier.core.failure import short
from applier.core.inventory import Bodies
from applier.core.plan import Plan
from applier.core.receipt import Receipt
from applier.core.release import moment
from applier.render.safe import safe
from applier.render.story import Paragraph, Sign, reach_of, tell
from applier.render.values import shown_pair
from applier.render.words import count, side_name
from compiler.render.paint import Paint


def plan_text(plan: Plan, bodies: Bodies, *, colour: bool = False) -> str:
    """Return the plan, a line for each thing that would happen and one for each field of several."""
    if plan.is_empty:
        return f"No changes: {no_change(plan)}.\n"
    lines = [f"From {safe(side_name(plan.base))} to {safe(side_name(plan.head))}{environment(plan)}:", ""]
    for paragraph in tell(plan, bodies):
        lines += _lines(paragraph, Paint(enabled=colour))
    return "\n".join([*lines, "", f"{summary(plan)}. Plan {plan.digest[:12]}.", ""])


def no_change(plan: Plan) -> str:
    """Return why there is nothing to do."""
    if plan.base == plan.head:
        return f"{safe(side_name(plan.base))} is what it was"
    return f"{safe(side_name(plan.base))} already says what {safe(side_name(plan.head))} says"


def environment(plan: Plan) -> str:
    """Return the environment in brackets, if it has a name."""
    return f" ({safe(plan.environment)})" if plan.environment else ""


def summary(plan: Plan) -> str:
    """Return how much there is to do, and how many events see it."""
    return f"{count(len(plan.stored), 'entry', 'entries')} to write, {count(len(plan.events), 'event')} affected"


def _lines(paragraph: Paragraph, paint: Paint) -> list[str]:
    head = f"{paragraph.sign.value} {paragraph.scope}: {paragraph.subject}"
    pairs = [(".".join(field.path) or "value", *shown_pair(field)) for field in paragraph.fields]
    one = f" — {pairs[0][0]} {pairs[0][1]} -> {pairs[0][2]}" if len(pairs) == 1 else ""
    tail = "".join(f", {each}" for each in (paragraph.note, reach_of(paragraph)) if each)
    line = safe(head + one + tail)
    lines = [_painted(line, paragraph.sign, paint)]
    if len(pairs) > 1:
        width = min(32, max(len(name) for name, _, _ in pairs))
        lines += [f"    {safe(name):<{width}}  {before} -> {after}" for name, before, after in pairs]
    return lines


def _painted(line: str, sign: Sign, paint: Paint) -> str:
    match sign:
        case Sign.NEW:
            return paint.green(line)
        case Sign.GONE:
            return paint.red(line)
        case Sign.OTHER | Sign.MOVED:
            return paint.yellow(line)
        case Sign.SOURCE:
            return paint.faint(line)
        case _:
            assert_never(sign)


def receipt_text(receipt: Receipt) -> str:
    """Return what was done."""
    release = receipt.release
    if release is None:
        return "No changes: nothing was written.\n"
    warrant = release.warrant
    commit = f", commit {short(warrant.commit)}" if warrant.commit else ""
    opened, stored = count(receipt.opened, "version"), count(receipt.contents, "body", "bodies")
    events = count(receipt.events, "event")
    lines = (
        f"Release {release.number} of {warrant.binding}, by {warrant.who} at {moment(warrant.at)}{commit}.",
        f"{opened} opened, {receipt.closed:,} closed, {stored} stored; {events} affected.",
        f"Plan {receipt.plan[:12]}, release hash {release.hash[:12]}.",
    )
    return "".join(f"{safe(line)}\n" for line in lines)
