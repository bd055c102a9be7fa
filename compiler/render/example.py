"""The example of each rule: made by `make generate` from the trees that test it, and shipped with the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

FILE = "rule_examples.json"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of a file that matter."""

    file: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What breaks a rule, what is printed then, and what comes close and is right."""

    bad: tuple[Excerpt, ...]
    printed: str
    good: tuple[Excerpt, ...]


@cache
def examples() -> Mapping[str, Example]:
    """Return the example of every rule, by its id."""
    document = orjson.loads((files("compiler.render") / FILE).read_bytes())
    return {
        name: Example(bad=_excerpts(said["bad"]), printed=said["printed"], good=_excerpts(said["good"]))
        for name, said in document["examples"].items()
    }


def wire(example: Example) -> dict[str, Any]:
    """Return an example as it goes over the wire."""
    return {
        "bad": [{"file": each.file, "text": each.text} for each in example.bad],
        "printed": example.printed,
        "good": [{"file": each.file, "text": each.text} for each in example.good],
    }


def _excerpts(said: list[dict[str, str]]) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(each["file"], each["text"]) for each in said)
