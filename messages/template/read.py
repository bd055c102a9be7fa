"""Reads a template: what is wrong with it, which variables it uses, whether it stays within bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes

from messages.template.allowed import forbidden
from messages.template.engine import Mark, mark_of, parse
from messages.template.longest import Bounds, TooLong, longest
from messages.template.problem import Problem
from messages.template.words import Word, words

_NOT_CLOSED = re.compile(r"block that needs to be closed is '(\w+)'")
_NOT_ENDED = re.compile(r"expected token 'end of (print statement|statement block)', got '(.*)'", re.DOTALL)
_TAG = re.compile(r"\{%[-+]?\s*(\w+)")
_NO_TAG = re.compile(r"Encountered unknown tag '(\w+)'")


MOST = 1_048_576
"""Characters of a message past which nothing is rendered."""
_LONGEST_VALUE = "M" * 2_000
"""No variable is described as longer than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A template that was read."""

    problems: tuple[Problem, ...] = ()
    words: tuple[Word, ...] = ()
    """Variables it names and does not give itself, in the order of the text; none where it has problems."""
    tree: nodes.Template | None = None
    """None where it has problems: what could grow or cannot be read is not looked into."""
    own: tuple[Word, ...] = ()
    """Names it sets."""


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """Read a template; each distinct text once. One without problems can be filled in bounded time and space."""
    if "{" not in text:
        return Reading(tree=nodes.Template([nodes.Output([nodes.TemplateData(text)], lineno=1)], lineno=1))
    try:
        tree = parse(text)
    except TemplateSyntaxError as wrong:
        return Reading(problems=(_syntax(text, wrong),))
    except RecursionError:
        return Reading(problems=(_at_start("it is nested too deeply.", "Write it in simpler parts."),))
    except (ValueError, OverflowError):
        return Reading(problems=(_at_start("a number in it is too great.", "Write a smaller one."),))
    problems = tuple(sorted(forbidden(tree), key=lambda problem: (problem.line, problem.column)))
    if problems:
        return Reading(problems=problems)
    found = words(tree)
    grown = _grown(tree, found)
    return Reading(problems=(grown,)) if grown is not None else Reading(words=found, tree=tree, own=_set(tree))


def _grown(tree: nodes.Template, found: tuple[Word, ...]) -> Problem | None:
    """Return a problem where a template grows past any message, whatever its variables may hold."""
    try:
        longest(tree, Bounds(values={word.path: _LONGEST_VALUE for word in found}, most=MOST))
    except TooLong as wrong:
        what = "from here on it can grow longer than any message."
        fix = "Write less of it, or put fewer values together."
        return Problem(kind="bound", line=int(wrong.mark), column=wrong.mark.column, what=what, fix=fix)
    return None


def _set(tree: nodes.Template) -> tuple[Word, ...]:
    """Return the names a template gives a value itself, where it does."""
    targets = (node.target for node in tree.find_all(nodes.Assign) if isinstance(node.target, nodes.Name))
    marked = ((target.name, mark_of(target.lineno)) for target in targets)
    return tuple(
        Word(path=name, line=int(mark), column=mark.column, offset=mark.offset, is_written=False)
        for name, mark in marked
    )


def _at_start(what: str, fix: str) -> Problem:
    return Problem(kind="syntax", line=1, column=1, what=what, fix=fix)


def _syntax(text: str, wrong: TemplateSyntaxError) -> Problem:
    problem = (wrong.message or "it is malformed").rstrip(".")
    line, column = _place(text, wrong.lineno, problem)
    what, fix = _words(problem)
    return Problem(kind="syntax", line=line, column=column, what=what, fix=fix)


def _place(text: str, lineno: int, problem: str) -> tuple[int, int]:
    """Return what to mend: where the variable or tag opens that is not closed, else where it was noticed."""
    mark = mark_of(lineno)
    if (found := _NOT_CLOSED.search(problem)) is not None:
        return _placed(text, _left_open(text, found[1]))
    if _NOT_ENDED.search(problem) is None:
        return int(mark), mark.column
    noticed = mark.offset if isinstance(lineno, Mark) else len("\n".join(text.split("\n")[:lineno]))
    return _placed(text, max(text.rfind("{{", 0, noticed), text.rfind("{%", 0, noticed), 0))


def _left_open(text: str, name: str) -> int:
    """Return where the last tag of a name begins that nothing closes."""
    opened: list[int] = []
    for tag in _TAG.finditer(text):
        if tag[1] == name:
            opened.append(tag.start())
        elif tag[1] == f"end{name}" and opened:
            opened.pop()
    return opened[-1] if opened else 0


def _placed(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


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
        return f"there is no {{% {found[1]} %}}.", "Use {% if … %} or {% set … %}."
    return f"{problem}.", "Write {{ variable }} or {% if variable %} … {% endif %}, everything closed again."
