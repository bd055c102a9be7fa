"""The text of a template, or of a layout around one, can be read, holds what it may, and stays within bounds."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.inside import of_word
from compiler.core.rules.view import View
from messages.template.read import read
from messages.texts import texts

_JINJA = Reference(
    title="Jinja, Template Designer Documentation", url="https://jinja.palletsprojects.com/en/stable/templates/"
)
TEMPLATE_SYNTAX = Rule(
    id="template-syntax",
    summary="A template cannot be read",
    why="The message could not be written for any guest.",
    sources=(_JINJA,),
)
TEMPLATE_CONSTRUCT = Rule(
    id="template-construct",
    summary="A template does what templates may not",
    why="A template says where words go. What can call, loop or calculate can also hang, and nobody can foresee it.",
    sources=(
        _JINJA,
        Reference(title="Jinja, Sandbox", url="https://jinja.palletsprojects.com/en/stable/sandbox/"),
    ),
)
TEMPLATE_BOUND = Rule(
    id="template-bound",
    summary="A template can grow longer than any message",
    why="Filling it could take all the memory there is, and no provider would take the message.",
)
_RULES = {"syntax": TEMPLATE_SYNTAX, "construct": TEMPLATE_CONSTRUCT, "bound": TEMPLATE_BOUND}


def _run(view: View, entry: Resolved) -> Iterator[Finding]:
    for route, text in texts(entry.value):
        for problem in read(text).problems:
            rule, mark = _RULES[problem.kind], (problem.line, problem.column)
            yield of_word(rule, view, entry, route, mark, problem.what, problem.fix)


CHECK = EntryCheck(rules=tuple(_RULES.values()), section="templates", run=_run)
LAYOUTS = EntryCheck(rules=tuple(_RULES.values()), section="layouts", run=_run)
