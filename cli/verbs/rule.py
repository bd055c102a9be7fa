"""`banns rule`: what a rule demands and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Ended, Exit

if TYPE_CHECKING:
    from compiler.core.diagnostic import Rule


@click.command("rule", epilog="\b\nExamples:\n  banns rule\n  banns rule floor-weakened\n  banns rule --format json")
@click.argument("name", metavar="[ID]", default="")
@options.output_format()
def command(name: str, output: str) -> int:
    """Say what a rule demands and why.

    Without ID it lists every rule. An id is what stands in brackets in a diagnostic: error[unknown-key].
    """
    from compiler.core.rules.registry import RULES  # noqa: PLC0415 - slow to load

    rules = [rule for rule in RULES if rule.id == name] if name else list(RULES)
    if not rules:
        raise _unknown(name, RULES)
    if output == "json":
        click.echo(_json(rules), nl=False)
    else:
        click.echo(_one(rules[0]) if name else _listed(rules), nl=False)
    return Exit.OK


def _unknown(name: str, rules: Sequence[Rule]) -> Ended:
    from compiler.core.nearest import nearest  # noqa: PLC0415 - only for a misspelt id

    close = nearest(name, [rule.id for rule in rules])
    hint = f" Did you mean `{close}`?" if close is not None else ""
    return Ended(Exit.USAGE, f"There is no rule `{name}`.{hint} Nothing was printed.", "`banns rule` lists them.")


def _listed(rules: Sequence[Rule]) -> str:
    width = max(len(rule.id) for rule in rules)
    return "".join(f"{rule.id.ljust(width)}  {rule.severity.value.ljust(7)}  {rule.summary}\n" for rule in rules)


def _one(rule: Rule) -> str:
    consequence = {
        "error": "It is an error: what it is about is not compiled, and nothing is applied.",
        "warning": "It is a warning: `check --strict` treats it as an error.",
    }[rule.severity.value]
    paint = options.paint()
    return f"{paint.bold(rule.id)}  {rule.summary}\n\n{rule.why}\n{consequence}\n"


def _json(rules: Sequence[Rule]) -> str:
    import orjson  # noqa: PLC0415

    rows = [
        {"id": rule.id, "severity": rule.severity.value, "summary": rule.summary, "why": rule.why} for rule in rules
    ]
    document = {"format": "banns.rules/v1", "rules": rows}
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"
