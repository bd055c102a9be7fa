"""The page of every rule."""

from __future__ import annotations

from compiler.core.diagnostic import Rule
from compiler.core.rules.registry import RULES
from tools.reference.markdown import code, page, table

_WORDS = """
What stands in brackets in a diagnostic is the id of a rule; `banns rule ID` prints what this page says of it.
An error keeps its tenant from being compiled and ends `check` with 1; a warning does so only with `--strict`.
""".strip()


def rules_pages() -> dict[str, str]:
    """Return the page by its path."""
    overview = table(
        ["Rule", "Severity", "What is wrong"],
        ([f"[{code(rule.id)}](#{rule.id})", rule.severity.value, rule.summary] for rule in RULES),
    )
    return {"docs/reference/rules.md": page("Rules", _WORDS, overview, *map(_section, RULES))}


def _section(rule: Rule) -> str:
    blocks = [f"## {rule.id}", f"**{rule.severity.value.capitalize()}.** {rule.summary}.", rule.why]
    if rule.hides_source:
        blocks.append("The line is not shown: it may hold a secret.")
    return "\n\n".join(blocks)
