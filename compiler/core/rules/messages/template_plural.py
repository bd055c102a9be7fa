"""A plural is written in every form that the language of the message has."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.inside import of_word
from compiler.core.rules.messages.vocabulary import vocabulary
from compiler.core.rules.shared.found import listed
from compiler.core.rules.view import View
from messages.locale.forms import forms_of
from messages.locale.written import is_known
from messages.template.engine import mark_of
from messages.template.paths import path_of
from messages.template.read import read
from messages.texts import texts

TEMPLATE_PLURAL = Rule(
    id="template-plural",
    summary="A plural lacks a form of its language",
    why="For some numbers guests would read wrong grammar.",
    sources=(
        Reference(
            title="Unicode CLDR, Language Plural Rules",
            url="https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html",
        ),
    ),
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    locale = template.name.split(".")[3]
    if not is_known(locale):
        return
    forms = forms_of(locale)
    contract = vocabulary(view).contract(template)
    for route, text in texts(template.value):
        tree = read(text).tree if "plural" in text else None
        for node in tree.find_all(nodes.Filter) if tree is not None else ():
            if node.name != "plural" or contract is None or contract.kind_of(path_of(node.node)) != "number":
                continue
            lacking = [form for form in forms if form not in {given.key for given in node.kwargs}]
            if lacking:
                mark = mark_of(node.lineno)
                what = f"`plural` has no {listed(lacking)}, which {locale} uses for {forms[lacking[0]]}."
                shown = ", ".join(f"{form}='…'" for form in dict.fromkeys((*forms, "other")))
                fix = f"Write all of its forms: {shown}."
                yield of_word(TEMPLATE_PLURAL, view, template, route, (int(mark), mark.column), what, fix)


CHECK = EntryCheck(rules=(TEMPLATE_PLURAL,), section="templates", run=_run)
