"""Writes a world as YAML files in one of very many ways, all of which mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from compiler.core.syntax.scalar import plain
from compiler.core.tree import TreeFile, Unreadable
from schemas.values.secret import is_secret

_BODY = re.compile(r"templates\.[^.]+\.[^.]+\.[^.]+\.(text|mjml|html|body)")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./@+-]*( [A-Za-z0-9_./@+][A-Za-z0-9_./@+-]*)*")
_ROOTS = {"tenants": "tenant", "events": "event"}


@dataclass(frozen=True, slots=True)
class Written:
    """Files in memory, in any order: a tree as the compiler reads it."""

    contents: Mapping[str, bytes]
    label: str = "configs"

    def files(self) -> list[TreeFile]:
        """Return every file in the order in which it was written."""
        return [TreeFile(path) for path in self.contents]

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        if path not in self.contents:
            raise Unreadable(path)
        return self.contents[path]

    def to_disk(self, folder: Path) -> Path:
        """Write the files below a folder and return it."""
        for path, content in self.contents.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return folder


def write(world: Mapping[str, Mapping[str, Any]], seed: int | None) -> Written:
    """Write a world as the seed has it; with no seed the plain way: one file a layer, sorted, no ornaments."""
    dice = Random(seed if seed is not None else 0)  # noqa: S311 - hypothesis chose the seed
    contents: dict[str, bytes] = {}
    for folder, tree in world.items():
        contents |= _Layer(folder, dice, is_plain=seed is None).files(tree)
    paths = list(contents)
    if seed is not None:
        dice.shuffle(paths)
    return Written({path: contents[path] for path in paths})


@dataclass(slots=True)
class _Layer:
    """One layer while it is written."""

    folder: str
    dice: Random
    is_plain: bool
    parts: dict[tuple[str, ...], dict[str, Any]] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)

    def files(self, tree: Mapping[str, Any]) -> dict[str, bytes]:
        above, _, name = self.folder.rpartition("/")
        root = "platform" if name == "platform" else _ROOTS[above.rpartition("/")[2]]
        self.parts[()] = {}
        self._split((), tree, self.parts[()], root)
        found: dict[str, bytes] = {}
        for mount, part in self.parts.items():
            path = f"{self.folder}/{'/'.join(mount) if mount else root}.yaml"
            first = [f"schema: {root}/v1"] if not mount else []
            lines = [
                *first,
                *(_map(_Style(self.dice, self.is_plain), self._with_bodies(part, mount, path), 0) if part else []),
            ]
            if lines:
                found[path] = self._ended("\n".join(lines) + "\n")
        return found | self.bodies

    def _ended(self, text: str) -> bytes:
        if self.is_plain or self.dice.random() < 0.9:
            return text.encode()
        return ("\ufeff" + text).encode() if self.dice.random() < 0.5 else text.replace("\n", "\r\n").encode()

    def _split(self, route: tuple[str, ...], tree: Mapping[str, Any], into: dict[str, Any], root: str) -> None:
        """Share a map's keys between the file it lies in and files of its own."""
        for key in self._shuffled(tree):
            value, here = tree[key], (*route, key)
            if type(value) is not dict or is_secret(value) or not value:
                into[key] = value
                continue
            own = {} if self.is_plain or here == (root,) else self._own_part(value)
            if own:
                self.parts[here] = {}
                self._split(here, own, self.parts[here], root)
            rest = {inner: inside for inner, inside in value.items() if inner not in own}
            if rest:
                into[key] = {}
                self._split(here, rest, into[key], root)

    def _own_part(self, value: dict[str, Any]) -> dict[str, Any]:
        chance = self.dice.random()
        if chance < 0.6:
            return {}
        return value if chance < 0.8 else {key: inside for key, inside in value.items() if self.dice.random() < 0.5}

    def _shuffled(self, tree: Mapping[str, Any]) -> list[str]:
        keys = sorted(tree)
        if not self.is_plain:
            self.dice.shuffle(keys)
        return keys

    def _with_bodies(self, tree: Any, route: tuple[str, ...], path: str) -> Any:
        """Move some message bodies to files beside the one that refers to them."""
        if type(tree) is dict:
            return {key: self._with_bodies(inside, (*route, key), path) for key, inside in tree.items()}
        if self.is_plain or type(tree) is not str or not _BODY.fullmatch(".".join(route)) or self.dice.random() < 0.5:
            return tree
        name = f"{self.dice.choice(['', 'bodies/'])}{'_'.join(route)}.txt"
        self.bodies[f"{path.rsplit('/', 1)[0]}/{name}"] = tree.encode()
        return {"file": name}


@dataclass(slots=True)
class _Style:
    """How one file is written; what it has said before may be said again by an alias."""

    dice: Random
    is_plain: bool
    anchors: list[tuple[str, Any]] = field(default_factory=list)

    def chance(self, share: float) -> bool:
        return not self.is_plain and self.dice.random() < share


def _map(style: _Style, tree: dict[str, Any], depth: int) -> list[str]:
    lines: list[str] = []
    indent = "  " * depth
    for key, value in tree.items():
        if style.chance(0.15):
            lines.append(style.dice.choice(["", f"{indent}# a comment: with 'things' in it", "    # far off"]))
        name = f"'{key}'" if style.chance(0.1) or type(plain(key)) is not str else key
        lines += _value(style, f"{indent}{name}:", value, depth)
    return lines


def _value(style: _Style, head: str, value: Any, depth: int) -> list[str]:
    known = next((name for name, said in style.anchors if said == value and type(said) is type(value)), None)
    if known is not None and style.chance(0.7):
        return [f"{head} *{known}"]
    if value is not None and style.chance(0.2):
        style.anchors.append((f"a{len(style.anchors)}", value))
        head = f"{head} &{style.anchors[-1][0]}"
    if type(value) is dict and value and not style.chance(0.2):
        return [head, *_map(style, value, depth + 1)]
    if type(value) is list and value and style.chance(0.5):
        # libyaml takes a list at its key's own depth, but not behind an anchor.
        inner = depth + 1 if "&" in head or style.chance(0.5) else depth
        return [head, *(f"{'  ' * inner}- {_flow(style, inside)}" for inside in value)]
    if type(value) is str and "\n" in value and style.chance(0.7):
        keep = "|" if value.endswith("\n") else "|-"
        return [f"{head} {keep}", *(("  " * (depth + 1) + line) if line else "" for line in _lines(value))]
    comment = "  # so it is" if style.chance(0.1) else ""
    return [f"{head} {_flow(style, value)}{comment}"]


def _lines(text: str) -> Iterator[str]:
    yield from text.removesuffix("\n").split("\n")


def _flow(style: _Style, value: Any) -> str:
    match value:
        case None:
            return style.dice.choice(["null", "~", "NULL"]) if not style.is_plain else "null"
        case bool():
            return str(value).lower() if not style.chance(0.3) else str(value).upper()
        case int():
            other = [f"{value:#x}", f"0o{value:o}", f"+{value}", f"{value}.0", f"{value}e0", f"00{value}"]
            return style.dice.choice(other) if style.chance(0.3) and value >= 0 else str(value)
        case str():
            return _quoted(style, value)
        case list():
            return f"[{', '.join(_flow(style, inside) for inside in value)}]"
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(style, inside)}" for key, inside in value.items()) + "}"
        case _:
            return repr(value)


def _quoted(style: _Style, text: str) -> str:
    if _PLAIN.fullmatch(text) and text and not text.startswith("#") and plain(text) is text and not style.chance(0.3):
        return text
    if "\n" in text or style.chance(0.5):
        return '"' + "".join(_escaped(style, character) for character in text) + '"'
    return "'" + text.replace("'", "''") + "'"


def _escaped(style: _Style, character: str) -> str:
    code = ord(character)
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if 0x20 <= code < 0x7F or not style.chance(0.5):
        return character
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
