"""What a rule demands, as a person reads it in a terminal and as versioned JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from compiler.core.diagnostic import Rule, Severity
from compiler.render.example import Example, Excerpt, wire
from compiler.render.paint import Paint

FORMAT = "banns.rules/v1"
_PAGES = "https://github.com/banns/banns/blob/main/docs/rules"
_FIX = re.compile(r"^  fix  (?P<words>.+)$", re.MULTILINE)


def kept(document: str) -> str:
    """Return where the platform says since when a law holds and who answers for our reading of it."""
    return f"\n  since when, and whom to ask: compliance.sources.{document}" if document else ""


def page_of(rule: Rule) -> str:
    """Return the address of a rule's page."""
    return f"{_PAGES}/{rule.id}.md"


def consequence(rule: Rule) -> str:
    """Say what follows from breaking it."""
    if rule.by_time:
        return (
            "Time alone can bring it. In the change that says it, it is an error; later it is a warning that not "
            "even `check --strict` fails."
        )
    if rule.severity is Severity.ERROR:
        return "It is an error: `check` fails, and a tenant whose settings it is about is neither compiled nor applied."
    return "It is a warning: the settings compile, and `check --strict` fails."


def advice(rule: Rule, example: Example | None) -> list[str]:
    """Say how to mend it: in the words of the example, and whether `check --fix` can."""
    found = _FIX.search(example.printed) if example is not None else None
    words = [f"In the example: {found['words']}"] if found is not None else []
    if rule.repairs:
        return [*words, f"`banns check --fix` can: {rule.repairs[0].lower()}{rule.repairs[1:]}"]
    return [*words, "`banns check --fix` leaves it: a person has to decide."]


def render_rule(rule: Rule, example: Example | None, paint: Paint) -> str:
    """Return the page of a rule as text."""
    blocks = [f"{paint.bold(rule.id)}  {rule.summary}", f"{rule.why}\n{consequence(rule)}"]
    if rule.hides_source:
        blocks[1] += "\nThe line is not shown: it may hold a secret."
    if example is not None:
        blocks += [f"{paint.red('wrong')}\n{_shown(example.bad)}"]
        blocks += [f"{paint.bold('what banns prints')}\n{_indented(example.printed)}"]
        blocks += [f"{paint.green('right')}\n{_shown(example.good)}"]
    blocks.append(f"{paint.bold('how to mend it')}\n{_indented(chr(10).join(advice(rule, example)))}")
    if rule.sources:
        named = "\n".join(f"{source.title}\n  {source.url}{kept(source.document)}" for source in rule.sources)
        blocks.append(f"{paint.bold('sources')}\n{_indented(named)}")
    return "\n\n".join(blocks) + "\n"


def render_rules_json(rules: Sequence[Rule], examples: Mapping[str, Example]) -> str:
    """Return one JSON document; fields may be added to this version, never changed."""
    document = {"format": FORMAT, "rules": [_wire(rule, examples.get(rule.id)) for rule in rules]}
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def _wire(rule: Rule, example: Example | None) -> dict[str, Any]:
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "summary": rule.summary,
        "why": rule.why,
        "consequence": consequence(rule),
        "by_time": rule.by_time,
        "repairs": rule.repairs,
        "sources": [{"title": source.title, "url": source.url} for source in rule.sources],
        "page": page_of(rule),
        "example": wire(example) if example is not None else None,
    }


def _shown(excerpts: Sequence[Excerpt]) -> str:
    return "\n".join(f"  {each.file}\n{_indented(each.text, '    ')}" for each in excerpts)


def _indented(text: str, by: str = "  ") -> str:
    return "\n".join(f"{by}{line}".rstrip() for line in text.rstrip("\n").split("\n"))
