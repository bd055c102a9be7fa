"""Every variable a template uses is there: in its category's contract, or described by the template itself."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.inside import of_word
from compiler.core.rules.messages.vocabulary import Vocabulary, vocabulary
from compiler.core.rules.shared.found import listed
from compiler.core.rules.view import View
from messages.contract import Contract, brand_paths, words_in
from messages.template.read import Reading, read
from messages.template.words import Word
from messages.texts import texts

TEMPLATE_VARIABLE = Rule(
    id="template-variable",
    summary="A template uses a variable that is not there",
    why="The message could not be written, or would not say what it has to say.",
)


def _template(view: View, template: Resolved) -> Iterator[Finding]:
    words = vocabulary(view)
    contract = words.contract(template)
    if contract is None or view.is_broken("catalogue"):
        return
    channel = template.name.split(".")[2]
    for route, text in texts(template.value):
        reading = read(text)
        frame = words_in(str(route[0]) if channel == "email" else "")
        for word in _first_of_each(reading.words):
            if word.path not in frame and (word.path not in contract.variables and word.path not in brand_paths()):
                what, fix = _unknown(word, contract, words)
                yield of_word(TEMPLATE_VARIABLE, view, template, route, (word.line, word.column), what, fix)
        for word in _first_of_each(_taken(reading, contract)):
            what = f"`{word.path}` is a variable of {contract.category}, and is set to something else here."
            fix = "Give what you set a name of its own."
            yield of_word(TEMPLATE_VARIABLE, view, template, route, (word.line, word.column), what, fix)


def _layout(view: View, layout: Resolved) -> Iterator[Finding]:
    words = vocabulary(view)
    if view.is_broken("catalogue"):
        return
    own = {name for template in view.section("templates").values() for name in template.value.get("variables", {})}
    for route, text in texts(layout.value):
        for word in _first_of_each(read(text).words):
            if words.kind_of(word.path) is None and word.path not in own:
                known = [*words.variables, *brand_paths(), *words_in("layout")]
                what, fix = f"there is no variable `{word.path}`.", did_you_mean(word.path, known)
                yield of_word(TEMPLATE_VARIABLE, view, layout, route, (word.line, word.column), what, fix)


def _first_of_each(words: tuple[Word, ...]) -> Iterator[Word]:
    seen: set[str] = set()
    for word in words:
        if word.path not in seen:
            seen.add(word.path)
            yield word


def _taken(reading: Reading, contract: Contract) -> tuple[Word, ...]:
    return tuple(word for word in reading.own if contract.kind_of(word.path) is not None or word.path == "brand")


def _unknown(word: Word, contract: Contract, words: Vocabulary) -> tuple[str, str]:
    known = [*contract.variables, *brand_paths()]
    if word.path in words.variables:
        of = sorted(name for name, other in words.contracts.items() if word.path in other.variables)
        belongs = f"It belongs to {listed(of)}." if of else "No category has it."
        fix = "Take it out, or have the platform add it to the category's `variables`."
        return f"`{word.path}` is no variable of {contract.category}. {belongs}", fix
    if word.path == "content":
        return "`content` is the message inside a layout; a message has none.", "Write {{ content }} in the layout."
    if word.path in words_in("layout"):
        fix = "Say it in other words; the lines of an e-mail are known in its bodies and in layouts only."
        return f"`{word.path}` is not known here.", fix
    close = nearest(word.path, known)
    if close is None:
        fix = (
            "Describe it in `variables` of this template, or use one of " + listed(sorted(contract.variables), 8) + "."
        )
        return f"there is no variable `{word.path}`.", fix
    return f"there is no variable `{word.path}`.", f"Did you mean `{close}`?"


TEMPLATES = EntryCheck(rules=(TEMPLATE_VARIABLE,), section="templates", run=_template)
LAYOUTS = EntryCheck(rules=(TEMPLATE_VARIABLE,), section="layouts", run=_layout)
