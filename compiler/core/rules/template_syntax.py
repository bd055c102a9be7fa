"""The text of a template can be read by the template engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.view import View

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE_SYNTAX = Rule(
    id="template-syntax",
    summary="A template cannot be read",
    why="The message could not be written for any guest.",
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    for field, text in template.value.items():
        if type(text) is str and "{" in text and (wrong := _judge(text)) is not None:
            line, problem = wrong
            where = f"line {line} of `{field}`" if "\n" in text.strip() else f"`{field}`"
            yield Finding(
                rule=TEMPLATE_SYNTAX,
                at=view.spot(template, (field,)),
                what=f"In {where}: {problem}.",
                fix="Close every {{ with }} and every {% if %} with {% endif %}.",
                subject=view.subject(template, (field,)),
            )


@lru_cache(maxsize=4096)
def _judge(text: str) -> tuple[int, str] | None:
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - slow to load

    try:
        _environment().parse(text)
    except TemplateSyntaxError as wrong:
        return wrong.lineno, (wrong.message or "it is malformed").rstrip(".")
    except RecursionError:
        return 1, "its expressions are nested too deeply"
    return None


@cache
def _environment() -> Environment:
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - slow to load

    options: dict[str, Any] = {"cache_size": 0, "autoescape": True}
    return ImmutableSandboxedEnvironment(**options)


CHECK = EntryCheck(rules=(TEMPLATE_SYNTAX,), section="templates", run=_run)
