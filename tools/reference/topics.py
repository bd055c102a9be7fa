"""Sorts rules by what they are about, from where they are declared."""

from __future__ import annotations

from compiler.core.decode import rules as decode_rules
from compiler.core.diagnostic import Rule
from compiler.core.layer import rules as layer_rules
from compiler.core.resolve import rules as resolve_rules
from compiler.core.rules.registry import ENTRY_CHECKS, RULES, VIEW_CHECKS
from compiler.core.syntax import rules as syntax_rules
from schemas.registry import SECTIONS

_STAGES = {
    "What stands in a file": syntax_rules,
    "Files and folders": layer_rules,
    "Single settings": decode_rules,
    "How layers fit together": resolve_rules,
}
_WHOLE = "The configuration as a whole"


def by_topic() -> dict[str, list[Rule]]:
    """Return the rules of each topic, in the order the stages of a compile meet them."""
    found: dict[str, list[Rule]] = {topic: [] for topic in _STAGES}
    for rule in RULES:
        found.setdefault(_topic(rule), []).append(rule)
    last = found.pop(_WHOLE, [])
    stages = {topic: found.pop(topic) for topic in _STAGES}
    sections = dict(sorted(found.items()))
    return {topic: rules for topic, rules in {**stages, **sections, _WHOLE: last}.items() if rules}


def _topic(rule: Rule) -> str:
    for topic, module in _STAGES.items():
        if any(value is rule for value in vars(module).values()):
            return topic
    sections = {check.section for check in ENTRY_CHECKS if rule in check.rules}
    sections |= {name for check in VIEW_CHECKS if rule in check.rules for name in check.reads if _is_named(rule, name)}
    if not sections:
        sections = {name for name in SECTIONS if _is_named(rule, name)}
    return f"`{min(sections)}`" if sections else _WHOLE


def _is_named(rule: Rule, section: str) -> bool:
    """Tell whether a rule's id begins with a section's name: `campaign-anchor` is about `campaigns`."""
    first = rule.id.split("-", 1)[0]
    return section in (first, f"{first}s") or (first.endswith("y") and section == f"{first[:-1]}ies")
