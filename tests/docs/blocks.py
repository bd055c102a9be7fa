"""Finds the commands a page shows, with the output it shows for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")
_HEX = re.compile(r"\b(?=[0-9a-f]*[0-9])[0-9a-f]{12,64}\b")


@dataclass(frozen=True, slots=True)
class Shown:
    """One command of a page, and what the page says it prints."""

    command: str
    output: str


def blocks(page: str) -> Iterator[tuple[str, tuple[Shown, ...]]]:
    """Yield each console block of a page as it stands, and its commands."""
    for found in _BLOCK.finditer(page):
        yield found.group(), tuple(_commands(found["body"]))


def written(shown: list[Shown]) -> str:
    """Return commands and outputs as a console block."""
    return "```console\n" + "".join(f"$ {each.command}\n{each.output}" for each in shown) + "```"


def steady(output: str) -> str:
    """Replace what differs from run to run (moments, digests, commits) by signs of the same meaning."""
    return _HEX.sub("<digest>", _MOMENT.sub("<moment>", output))


def _commands(body: str) -> Iterator[Shown]:
    command, output = None, ""
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            if command is not None:
                yield Shown(command, output)
            command, output = line[2:].rstrip("\n"), ""
        else:
            output += line
    if command is not None:
        yield Shown(command, output)
