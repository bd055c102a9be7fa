"""Says in the words of somebody who writes policies what the library says about its overloads and tokens."""

from __future__ import annotations

import re

_TYPES = {
    "int": "a whole number",
    "uint": "a whole number",
    "int64": "a whole number",
    "double": "a number",
    "string": "a text",
    "bool": "true or false",
    "null": "null",
    "null_type": "null",
    "dyn": "a value",
}
_OVERLOAD = re.compile(r"found no matching overload for '(?P<name>[^']+)' applied to '(?P<types>.*)'")
_MISSING = re.compile(r"undeclared reference to '(?P<name>[^']+)'")
_ABSENT = re.compile(r'Key not found in map : "(?P<name>.*)"')
_CLASH = re.compile(r"No matching overloads found : (?P<name>\S+?)\((?P<types>.*)\)")


def of_compile(words: str) -> str:
    """Return one message of the checker as a short phrase."""
    if (found := _OVERLOAD.search(words)) is not None:
        receiver = found["types"].replace(".(", ", ").strip("()")
        return _misfit(found["name"], receiver)
    if (found := _MISSING.search(words)) is not None:
        return f"there is no `{found['name'].split('.')[0]}`."
    if "cannot be the range of a comprehension" in words:
        return "a loop cannot go over this: it goes over lists and maps that are named with dots, `a.b.all(x, …)`."
    if words.startswith("Syntax error: "):
        problem = words.removeprefix("Syntax error: ").split(" expecting ")[0]
        if problem.startswith("token recognition error at: '="):
            return "a single = stands here."
        return "it ends too early." if "<EOF>" in problem else f"it cannot be read: {problem}."
    return f"{words.rstrip('.')}."


def of_run(words: str) -> tuple[str, str]:
    """Return what went wrong while an entry was judged, and what to write."""
    if (found := _ABSENT.search(words)) is not None:
        name = found["name"]
        return (
            f"reads `{name}`, which not every entry has",
            f"Ask first whether it is there: `has(….{name}) && …`, or `!has(….{name}) || …` where it may be left out.",
        )
    if "budget exceeded" in words:
        return "runs too long: its loops take more than 10,000 rounds", "Write it with fewer loops."
    if (found := _CLASH.search(words)) is not None:
        return _misfit(found["name"], found["types"]).rstrip("."), "Compare values of one kind."
    return (
        f"cannot be judged: {words.split(': ', 1)[-1].strip().rstrip('.')}",
        "Write it so that it holds for every entry.",
    )


def _misfit(name: str, types: str) -> str:
    kinds = " and ".join(_kind(kind) for kind in _split(types))
    operator = name.removeprefix("@").strip("_").replace("_", "…")
    if name.startswith("_") and name not in {"_?_:_", "_[_]"}:
        return f"`{operator}` does not go with {kinds}."
    return f"`{operator}` does not take {kinds}."


def _split(types: str) -> list[str]:
    parts, depth = [""], 0
    for letter in types:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _kind(kind: str) -> str:
    if kind.startswith("list"):
        return "a list"
    return "a map" if kind.startswith("map") else _TYPES.get(kind, kind)
