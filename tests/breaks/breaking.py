"""Reads the breaks, makes one in a copy of the configuration, and takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One mistake: what is done to which file, and what the answer must be."""

    name: str
    file: str
    """Below the configuration's folder."""
    says: str
    """A pattern: what somebody has to read to know what to write."""
    findings: int = 1
    """How many, where it truly is the cause of several."""
    find: str = ""
    """Stands in the file once."""
    write: str = ""
    """Instead of that."""
    add: str | None = None
    """What a new file holds."""
    remove: bool = False
    rename: str = ""
    """What the file is called instead."""
    at: dict[str, str] = field(default_factory=dict)
    """Where the first message points, where it is not the edited line: `file`, and what its `line` holds once."""


def breaks() -> tuple[Break, ...]:
    """Return every break, by section and then as written."""
    sections = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(HERE.glob("*.yaml"))]
    return tuple(Break(name=name, **said) for section in sections for name, said in section.items())


@contextmanager
def broken(configs: Path, made: Break) -> Iterator[str]:
    """Break a configuration while it is looked at; gives where the first message must point, as `file:line`."""
    file = configs / made.file
    before = file.read_text(encoding="utf-8") if made.add is None else None
    new = configs / (made.rename or made.file)
    folders = [folder for folder in new.parents if not folder.exists()]
    try:
        _edit(file, new, before, made)
        yield _place(configs, new, before, made)
    finally:
        new.unlink(missing_ok=True)
        for folder in folders:
            folder.rmdir()
        if before is not None:
            file.write_text(before, encoding="utf-8")


def _edit(file: Path, new: Path, before: str | None, made: Break) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    if made.add is not None:
        assert not new.exists(), f"{made.name}: {made.file} is there already"
        new.write_text(made.add, encoding="utf-8")
    elif made.remove:
        file.unlink()
    elif made.rename:
        file.rename(new)
    else:
        assert before is not None
        assert before.count(made.find) == 1, f"{made.name}: `{made.find}` stands {before.count(made.find)} times"
        file.write_text(before.replace(made.find, made.write), encoding="utf-8")


def _place(configs: Path, new: Path, before: str | None, made: Break) -> str:
    if made.at:
        file = configs / made.at.get("file", new.relative_to(configs))
        if "line" not in made.at:
            return f"configs/{file.relative_to(configs)}:1"  # a file that is to be written
        lines = file.read_text(encoding="utf-8").split("\n")
        (number,) = [at for at, line in enumerate(lines, 1) if made.at["line"] in line]
        return f"configs/{file.relative_to(configs)}:{number}"
    assert not made.remove, f"{made.name}: nothing is left to point at; say which line refers to it"
    number = 1
    if made.find:
        assert before is not None
        number = _first_difference(before.split("\n"), new.read_text(encoding="utf-8").split("\n"))
    return f"configs/{new.relative_to(configs)}:{number}"


def _first_difference(before: list[str], after: list[str]) -> int:
    return next(at for at, line in enumerate(after, 1) if at > len(before) or line != before[at - 1])


def answers(fix: str, pattern: str) -> bool:
    """Tell whether a message says what the break asks of it."""
    return re.search(pattern, fix) is not None


def described(found: Any) -> str:
    """Return where a diagnostic points and what it is, for a failing test's message."""
    return f"{found.place.file}:{found.place.line} {found.rule.id}: {found.what} FIX {found.fix}"
