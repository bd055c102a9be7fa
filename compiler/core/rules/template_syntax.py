"""The text of a template can be read by the template engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Spot
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


_NOT_CLOSED = re.compile(r"block that needs to be closed is '(\w+)'")
_NOT_ENDED = re.compile(r"expected token 'end of (print statement|statement block)', got '(.*)'", re.DOTALL)
_NO_TAG = re.compile(r"Encountered unknown tag '(\w+)'")


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    for field, text in template.value.items():
        if type(text) is str and "{" in text and (wrong := _judge(text)) is not None:
            line, what, fix = wrong
            at = view.spot(template, (field,))
            yield Finding(
                rule=TEMPLATE_SYNTAX,
                at=replace(at, line=line) if isinstance(at, Spot) else at,
                what=f"In line {line} of `{field}`: {what}" if "\n" in text.strip() else f"In `{field}`: {what}",
                fix=fix,
                subject=view.subject(template, (field,)),
            )


@lru_cache(maxsize=4096)
def _judge(text: str) -> tuple[int, str, str] | None:
    """Return the line, what is wrong there and what to write; None where nothing is wrong."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - slow to load

    try:
        _environment().parse(text)
    except TemplateSyntaxError as wrong:
        problem = (wrong.message or "it is malformed").rstrip(".")
        return _line(text, wrong.lineno, problem), *_words(problem)
    except RecursionError:
        return 1, "it is nested too deeply.", "Write it in simpler parts."
    return None


def _line(text: str, line: int, problem: str) -> int:
    """Return the line to mend: where the variable or tag opens that is not closed, else where it was noticed."""
    if _NOT_ENDED.search(problem) is None:
        return line
    before = "\n".join(text.split("\n")[:line])
    opened = max(before.rfind("{{"), before.rfind("{%"))
    return before.count("\n", 0, opened) + 1 if opened >= 0 else line


def _words(problem: str) -> tuple[str, str]:
    """Say in the words of somebody who writes messages what the engine says about its tokens."""
    if (found := _NOT_CLOSED.search(problem)) is not None:
        return f"{{% {found[1]} %}} is not closed.", f"Add {{% end{found[1]} %}} where it ends."
    if (found := _NOT_ENDED.search(problem)) is not None:
        opening, closing = ("{{", "}}") if found[1] == "print statement" else ("{%", "%}")
        return f"{opening} is not closed before `{found[2]}`.", f"Close it with {closing}."
    if problem == "unexpected '}'":
        return "a single } stands where {{ must be closed.", "Close it with }}."
    if (found := _NO_TAG.search(problem)) is not None:
        if found[1].startswith("end"):
            return f"{{% {found[1]} %}} closes nothing.", f"Remove it, or add {{% {found[1][3:]} … %}} above it."
        return f"there is no {{% {found[1]} %}}.", "Use {% if … %}, {% for … %} or {% set … %}."
    return f"{problem}.", "Write {{ variable }} or {% if variable %} … {% endif %}, everything closed again."


@cache
def _environment() -> Environment:
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - slow to load

    options: dict[str, Any] = {"cache_size": 0, "autoescape": True}
    return ImmutableSandboxedEnvironment(**options)


CHECK = EntryCheck(rules=(TEMPLATE_SYNTAX,), section="templates", run=_run)
