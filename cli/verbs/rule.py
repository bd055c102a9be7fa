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
    """Say what a rule demands and why, what breaks it and what is right.

    Without ID it lists every rule. An id is what stands in brackets in a diagnostic: error[unknown-key].
    """
    from compiler.core.rules.registry import RULES  # noqa: PLC0415 - slow to load

    rules = [rule for rule in RULES if rule.id == name] if name else list(RULES)
    if not rules:
        raise _unknown(name, RULES)
    if output == "text" and not name:
        click.echo(_listed(rules), nl=False)
        return Exit.OK
    from compiler.render.example import examples  # noqa: PLC0415
    from compiler.render.rule import render_rule, render_rules_json  # noqa: PLC0415

    if output == "json":
        click.echo(render_rules_json(rules, examples()), nl=False)
    else:
        click.echo(render_rule(rules[0], examples().get(name), options.paint()), nl=False)
    return Exit.OK


def _unknown(name: str, rules: Sequence[Rule]) -> Ended:
    from compiler.core.nearest import nearest  # noqa: PLC0415 - only for a misspelt id

    close = nearest(name, [rule.id for rule in rules])
    hint = f" Did you mean `{close}`?" if close is not None else ""
    return Ended(Exit.USAGE, f"There is no rule `{name}`.{hint} Nothing was printed.", "`banns rule` lists them.")


def _listed(rules: Sequence[Rule]) -> str:
    width = max(len(rule.id) for rule in rules)
    return "".join(f"{rule.id.ljust(width)}  {rule.severity.value.ljust(7)}  {rule.summary}\n" for rule in rules)
