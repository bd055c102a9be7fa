"""Plans as markdown for a pull request: every name and value in a code span, where nothing is markup."""

from __future__ import annotations

from applier.core.inventory import Bodies
from applier.core.plan import Plan
from applier.render.safe import code_span, safe
from applier.render.story import Paragraph, Sign, reach_of, tell
from applier.render.text import no_change, summary
from applier.render.values import shown_pair
from applier.render.words import count, side_name

LONGEST = 60_000
"""Characters; GitHub takes 65,536 in a comment."""

_TITLES = {
    Sign.NEW: "New",
    Sign.OTHER: "Changed",
    Sign.GONE: "Gone",
    Sign.MOVED: "Moved",
    Sign.SOURCE: "Same value, other source",
}


def plan_markdown(plan: Plan, bodies: Bodies) -> str:
    """Return the plan under one heading for each kind of change, as much of it as a comment holds."""
    title = "## Banns" + (f" for {code_span(plan.environment)}" if plan.environment else "")
    if plan.is_empty:
        return f"{title}\n\nNo changes: {code_span(no_change(plan))}.\n"
    told = tell(plan, bodies)
    sides = f"From {code_span(side_name(plan.base))} to {code_span(side_name(plan.head))}"
    parts = [f"{title}\n\n{sides}: {summary(plan)}. Plan {code_span(plan.digest[:12])}.\n"]
    for sign, heading in _TITLES.items():
        found = [_paragraph(each) for each in told if each.sign is sign]
        if found:
            parts += [f"### {heading}\n", *found]
    return _fitting(parts)


def _fitting(parts: list[str]) -> str:
    kept: list[str] = []
    length = 0
    for part in parts:
        length += len(part) + 1
        if length > LONGEST:
            left = len(parts) - len(kept)
            kept.append(f"\n{count(left, 'line')} more: `banns plan` shows them all.\n")
            break
        kept.append(part)
    return "\n".join([*kept, ""])


def _paragraph(paragraph: Paragraph) -> str:
    told = [code_span(f"{paragraph.scope}: {paragraph.subject}")]
    told += [_plain(each) for each in (paragraph.note, reach_of(paragraph)) if each]
    lines = ["- " + ", ".join(told)]
    for field in paragraph.fields:
        before, after = shown_pair(field)
        name = ".".join(field.path) or "value"
        lines.append(f"  - {code_span(name)}: {code_span(before)} → {code_span(after)}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Our own words around addresses: of an address, only `_` could be markup."""
    return safe(text).replace("_", "\\_")
