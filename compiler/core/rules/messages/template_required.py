"""A message says what its category has to say, and its layouts use only what it knows."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.inside import of_word
from compiler.core.rules.messages.message import Message, messages
from compiler.core.rules.messages.vocabulary import vocabulary
from compiler.core.rules.shared.found import found, listed
from compiler.core.rules.shared.line import Line, narrowest
from compiler.core.rules.view import View
from messages.contract import Contract, words_in

TEMPLATE_REQUIRED = Rule(
    id="template-required",
    summary="A message does not say what its category has to say",
    why="Whoever reads it would not learn what it is sent for.",
)
LAYOUT_VARIABLE = Rule(
    id="layout-variable",
    summary="A layout uses a variable that a message in it does not have",
    why="The message could not be written for any guest.",
)


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("templates", "layouts", "catalogue"):
        return
    words = vocabulary(view)
    told: set[tuple[str, str]] = set()
    for message in messages(view):
        contract = words.contract(message.template)
        if contract is None or not message.is_readable:
            continue
        yield from _required(view, message, contract)
        yield from _framed(view, message, contract, told)


def _required(view: View, message: Message, contract: Contract) -> Iterator[Finding]:
    if not contract.required:
        return
    lacking = {
        body: [name for name in contract.required if name not in written and name in contract.variables]
        for body, (_, written) in message.written().items()
    }
    for body, names in lacking.items():
        if names:
            route, _ = message.written()[body]
            yield found(
                TEMPLATE_REQUIRED,
                view,
                message.template,
                route,
                f"`{body}` does not say {listed(names)}, which every {contract.category} has to.",
                f"Write {' and '.join(f'{{{{ {name} }}}}' for name in names)} where guests look for it.",
            )


def _framed(view: View, message: Message, contract: Contract, told: set[tuple[str, str]]) -> Iterator[Finding]:
    """Yield what a frame asks for and this message does not know; once for each frame and variable."""
    if not message.frames:
        return
    known = words_in("layout") - ({"subject", "preheader"} if message.channel != "email" else set())
    for use in message.uses():
        path = use.word.path
        if use.entry is message.template or path in known or _is_known(path, contract):
            continue
        if vocabulary(view).kind_of(path) is None and not _is_own(view, path):
            continue  # it is nobody's variable: that is found in the layout itself
        if (use.entry.name, path) not in told:
            told.add((use.entry.name, path))
            yield _unknown(view, message, (use.entry, use.route, (use.word.line, use.word.column)), path)


def _is_known(path: str, contract: Contract) -> bool:
    return path in contract.variables or path.split(".", 1)[0] == "brand"


def _is_own(view: View, path: str) -> bool:
    return any(path in template.value.get("variables", {}) for template in view.section("templates").values())


def _unknown(
    view: View, message: Message, use: tuple[Resolved, tuple[str | int, ...], tuple[int, int]], path: str
) -> Finding:
    frame, route, mark = use
    named = Line(entry=message.template, route=("layout",), words="the message names its layout here")
    written = Line(entry=frame, route=route, words=f"`{path}` stands here")
    what = f"`{path}` is not known to {message.category} on {message.channel}, which stands in `{frame.name}`."
    fix = "Take it out of the layout, or name another layout for that message."
    if narrowest([written, named]) is written:
        related = ((named.words, named.at(view)),)
        return of_word(LAYOUT_VARIABLE, view, frame, route, mark, what, fix, related=related)
    related = ((written.words, written.at(view)),)
    return found(LAYOUT_VARIABLE, view, message.template, ("layout",), what, fix, related=related)


CHECK = ViewCheck(
    needs_sound=True,
    rules=(TEMPLATE_REQUIRED, LAYOUT_VARIABLE),
    reads=frozenset({"templates", "layouts", "catalogue"}),
    run=_run,
)
