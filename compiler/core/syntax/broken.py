"""Says in plain words why a text is no YAML, at the line that its writer would edit.

The parser's own words speak of tokens and contexts, and its mark is where it gave up: for a quote or
bracket that was never closed that is the end of the file, not the line to mend.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from compiler.core.diagnostic import Finding, Rule
from compiler.core.fix.repair import Form, Reform
from compiler.core.place import Place
from compiler.core.syntax import rules
from compiler.core.syntax.events import BrokenYaml

_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})( .*)?$", re.MULTILINE)
_PLACEHOLDER = re.compile(r"(?<=[:-] )\{\{")
_CLOSING = {"[": "]", "{": "}"}


class _Break(NamedTuple):
    """Where the parser gave up, and what it says about it."""

    line: int
    column: int
    text: str
    """The line."""
    problem: str
    context: str
    opened: tuple[int, int]
    """Line and column of what it was reading."""
    opener: str
    """The character there."""
    opened_text: str
    """The line there."""


_Words = tuple[int, int, str, str]
"""Line and column from 0, what is wrong, what to write."""


def broken_yaml(broken: BrokenYaml, path: str, text: str) -> Finding:
    """Return the finding for a text that stopped being YAML."""
    at = _break(broken, text.split("\n"))
    indentation = at.text[: len(at.text) - len(at.text.lstrip())]
    rule = rules.YAML_SYNTAX
    conflict = _CONFLICT.search(text)
    if "\t" in indentation:
        rule = rules.TAB_INDENTATION
        words: _Words = (
            at.line,
            indentation.index("\t"),
            "A tab stands before the first word of this line.",
            "Replace every tab at the start of a line by two spaces.",
        )
    elif conflict is not None:
        line = text.count("\n", 0, conflict.start())
        words = (
            line,
            0,
            "Git left both sides of a conflict in the file.",
            "Keep one side and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
        )
    elif "escape code" in at.problem:
        rule = rules.UNPRINTABLE_CHARACTER
        words = (at.line, at.column, "This escape stands for no whole character.", "Write the character itself.")
    else:
        words = _unclosed(at) or _begins_wrong(at) or _misplaced(at)
    return _finding(rule, path, words)


def _finding(rule: Rule, path: str, words: _Words) -> Finding:
    line, column, what, fix = words
    repair = Reform(Place(path), Form.TABS) if rule is rules.TAB_INDENTATION else None
    return Finding(rule=rule, at=Place(path, line + 1, column + 1), what=what, fix=fix, repair=repair)


def _break(broken: BrokenYaml, lines: list[str]) -> _Break:
    mark: Any = broken.problem_mark or broken.context_mark
    opened: Any = broken.context_mark or mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    opened_at = (opened.line, opened.column) if opened is not None else (0, 0)
    return _Break(
        line,
        column,
        _line(lines, line),
        (broken.problem or "it cannot be read").strip(),
        broken.context or "",
        opened_at,
        _line(lines, opened_at[0])[opened_at[1] : opened_at[1] + 1],
        _line(lines, opened_at[0]),
    )


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _unclosed(at: _Break) -> _Words | None:
    """A quote or bracket that is not closed, or closed too early."""
    if "quoted scalar" in at.context and "escape" in at.problem:
        what, fix = "A backslash in double quotes begins an escape, and this one does not exist.", "Write `\\\\`."
        return at.line, at.column, what, fix
    if "quoted scalar" in at.context:
        fix = f"Add {at.opener} at its end. Inside single quotes an apostrophe is written twice ('')."
        return *at.opened, "The quote that opens here is not closed.", fix
    before, after = at.text[at.column - 1 : at.column], at.text[at.column : at.column + 1]
    if before in ("'", '"') and after.isalpha():
        what = f"The text that began with {before} ends before this letter."
        fix = "Write the apostrophe twice ('')." if before == "'" else 'Write \\" inside double quotes.'
        return at.line, at.column, what, fix
    if "flow" in at.context and at.opener in _CLOSING and at.line > at.opened[0]:
        return *at.opened, f"The `{at.opener}` that opens here is not closed.", f"Add `{_CLOSING[at.opener]}`."
    return None


def _begins_wrong(at: _Break) -> _Words | None:
    """A text that begins with a character that means something else."""
    placeholder = _PLACEHOLDER.search(at.text)
    if placeholder is not None:
        what = "A text cannot begin with {{: a single { opens a map."
        return at.line, placeholder.start(), what, "Put the whole text in quotes."
    if "alias" in at.context or "anchor" in at.context:
        what = f"A text cannot begin with {at.opener}, which repeats or names a value."
        return *at.opened, what, "Put the whole text in quotes."
    if "cannot start any token" in at.problem:
        what = f"A text cannot begin with {at.text[at.column : at.column + 1]}."
        return at.line, at.column, what, "Put the whole text in quotes."
    if "block sequence entries" in at.problem:
        return at.line, at.column, "A list begins in the line of its key.", "Begin every element on a line of its own."
    if "flow" in at.context:
        fix = "Inside [ ] and { } put texts with special characters in quotes."
        return at.line, at.column, "A comma or the closing bracket is due here.", fix
    return None


def _misplaced(at: _Break) -> _Words:
    """A line that is not where its indentation says."""
    if "mapping values" in at.problem and ": " in at.text[: at.column]:
        what = "A second `: ` stands in this line."
        return at.line, at.column, what, "Put the text in quotes, or begin a new line."
    joined = re.match(r"\s*([A-Za-z0-9_-]+):(?=\S)", at.opened_text)
    if "expected ':'" in at.problem and joined is not None:
        what = "No space stands after the colon, so this is no key."
        return at.opened[0], joined.end() - 1, what, f"Write `{joined[1]}: ` with a space after the colon."
    if "expected ':'" in at.problem:
        what, fix = "This line has no `: `.", "Write `key: value`; a text of several lines needs `key: |` above it."
        return *at.opened, what, fix
    if "expected key" in at.problem or "mapping values" in at.problem or "'-' indicator" in at.problem:
        what = "This line is not indented like the lines it belongs to."
        fix = "Begin all keys of one map, and all elements of one list, in the same column."
        return at.line, at.column, what, fix
    what, fix = (
        f"Reading stopped here: {at.problem}.",
        "Compare the indentation with the lines above, and close every quote and bracket.",
    )
    return at.line, at.column, what, fix
