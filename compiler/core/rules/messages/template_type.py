"""Values are used for what they are: no number is compared with a text, no yes or no is written out."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.inside import of_word
from compiler.core.rules.messages.vocabulary import vocabulary
from compiler.core.rules.view import View
from messages.template.kinds import KindOf, misused
from messages.template.read import read
from messages.texts import texts

TEMPLATE_TYPE = Rule(
    id="template-type",
    summary="A template uses a value as something it is not",
    why="Guests would read `True`, or miss the words of a condition that never holds, and nobody would notice.",
)


def _template(view: View, template: Resolved) -> Iterator[Finding]:
    contract = vocabulary(view).contract(template)
    if contract is not None:
        yield from _judged(view, template, contract.kind_of)


def _layout(view: View, layout: Resolved) -> Iterator[Finding]:
    yield from _judged(view, layout, vocabulary(view).kind_of)


def _judged(view: View, entry: Resolved, kind_of: KindOf) -> Iterator[Finding]:
    if view.is_broken("catalogue"):
        return
    for route, text in texts(entry.value):
        tree = read(text).tree
        for problem in misused(tree, kind_of) if tree is not None else ():
            yield of_word(TEMPLATE_TYPE, view, entry, route, (problem.line, problem.column), problem.what, problem.fix)


TEMPLATES = EntryCheck(rules=(TEMPLATE_TYPE,), section="templates", run=_template)
LAYOUTS = EntryCheck(rules=(TEMPLATE_TYPE,), section="layouts", run=_layout)
