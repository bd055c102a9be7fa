"""A policy's expressions can be read, fit the entries they judge, and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.place import Spot
from compiler.core.policies.expression import Wrong
from compiler.core.policies.policy import model_of, parse
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

POLICY_EXPRESSION = Rule(
    id="policy-expression",
    summary="An expression of a policy cannot be used",
    why="A policy that cannot be judged protects nobody.",
    sources=(
        Reference(title="CEL language definition", url="https://github.com/google/cel-spec/blob/master/doc/langdef.md"),
    ),
)

_AROUND = 20


def _run(view: View, policy: Resolved) -> Iterator[Finding]:
    said = model_of(policy)
    if said is None:
        return
    parsed = parse(said.applies_to, said.must, said.message)
    for field, found, text in (("must", parsed.must, said.must), ("message", parsed.message, said.message)):
        if isinstance(found, Wrong):
            yield _finding(view, policy, field, found, text)


def _finding(view: View, policy: Resolved, field: str, wrong: Wrong, text: str) -> Finding:
    at = view.spot(policy, (field,))
    is_long = "\n" in text.strip() and wrong.line > 0
    place = f"In line {wrong.line} of `{field}`" if is_long else f"In `{field}`"
    return Finding(
        rule=POLICY_EXPRESSION,
        at=replace(at, line=wrong.line) if isinstance(at, Spot) and is_long else at,
        what=f"{place}{_excerpt(text, wrong)}: {wrong.what}",
        fix=wrong.fix,
        subject=view.subject(policy, (field,)),
    )


def _excerpt(text: str, wrong: Wrong) -> str:
    """Return which character is meant, and the words around it; nothing where all of the text is."""
    if not wrong.line:
        return ""
    line, middle = text.split("\n")[wrong.line - 1], wrong.column - 1
    start, end = max(0, middle - _AROUND), middle + _AROUND
    shown = line[start:end].strip()
    return f", at character {wrong.column} (`{'…' if start else ''}{shown}{'…' if end < len(line) else ''}`)"


CHECK = EntryCheck(rules=(POLICY_EXPRESSION,), section="policies", run=_run)
