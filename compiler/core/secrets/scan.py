"""Looks through the bytes of one file for what may be a secret: settings, comments, keys and bodies alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from compiler.core.secrets.entropy import SHORTEST, TOKEN, looks_random
from compiler.core.secrets.shapes import RUN, Shape, kind_of, shapes_in

_RUNS = bytes(
    ord("x") if chr(byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_=-" else ord(" ")
    for byte in range(256)
)
_RUN, _SHORT_RUN = b"x" * SHORTEST, b"x" * RUN
_ENCRYPTED = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")
_WORD = re.compile(r"[^\s'\"<>(){}\[\]]*\Z")
_KNOWN_BEFORE = re.compile(r"(?:sha(?:256|384|512)['\"]?\s*[:=-]\s*['\"]?|;base64,)\Z", re.IGNORECASE)
_KNOWN = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Z]{2}[0-9a-f]{32}|sha(?:256|384|512)-.*",
    re.IGNORECASE,
)
_KNOWN_AFTER = re.compile(r"@|\.apps\.googleusercontent\.com")
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_PARAMETER = re.compile(r"(?:token|key|secret|password|signature|sig|code)=?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """What may be a secret, and where it stands in its file."""

    kind: str
    text: str = field(repr=False)
    line: int
    column: int
    is_guessable: bool = False

    @property
    def last_line(self) -> int:
        """The line it ends in."""
        return self.line + self.text.count("\n")

    @property
    def sha256(self) -> str:
        """The sha256 of exactly the text, by which an exception names it."""
        return sha256(self.text.encode()).hexdigest()


def scan(raw: bytes) -> tuple[Leak, ...]:
    """Return everything in a file that may be a secret, in the order in which it stands there."""
    runs = raw.translate(_RUNS)
    shapes = shapes_in(raw, has_run=_SHORT_RUN in runs)
    has_run = _RUN in runs
    if (not shapes and not has_run) or raw.startswith(_ENCRYPTED):
        return ()
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = [*_shaped(text, shapes), *(_random(text) if has_run else ())]
    return tuple(_apart(sorted(found, key=lambda each: (each[0], -len(each[1].text)))))


def _apart(found: list[tuple[int, Leak]]) -> Iterator[Leak]:
    """Leave out what stands inside another one."""
    end = 0
    for at, leak in found:
        if at >= end:
            yield leak
            end = at + len(leak.text)


def _shaped(text: str, shapes: list[Shape]) -> Iterator[tuple[int, Leak]]:
    for shape in shapes:
        for found in shape.pattern.finditer(text):
            at = found.start("key") if "key" in shape.pattern.groupindex else found.start()
            yield at, _leak(shape.kind, text, at, found.group().rstrip("\n"), is_guessable=shape.is_guessable)


def _random(text: str) -> Iterator[tuple[int, Leak]]:
    for found in TOKEN.finditer(text):
        if looks_random(found.group()) and not _is_known(text, found):
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            yield found.start(), _leak(kind_of(found.group(), line.lower()), text, found.start(), found.group())


def _is_known(text: str, found: re.Match[str]) -> bool:
    """Tell whether a token is of a kind that is long and random and no secret: an id, a digest, a part of a link."""
    rest = _KNOWN.sub("", found.group())
    if rest != found.group() and not looks_random(rest):
        return True
    before = text[max(0, found.start() - 300) : found.start()]
    word = _WORD.search(before)
    inside = word.group() if word is not None else ""
    if _ADDRESS.search(inside) and not _PARAMETER.search(inside):
        # In an address a token may also begin before its `=`.
        return not re.match(r"[\w-]*(?:token|key|secret|password|signature|sig|code)=", found.group(), re.IGNORECASE)
    return _KNOWN_BEFORE.search(before) is not None or _KNOWN_AFTER.match(text, found.end()) is not None


def _leak(kind: str, text: str, at: int, found: str, *, is_guessable: bool = False) -> Leak:
    line = text.count("\n", 0, at) + 1
    return Leak(kind=kind, text=found, line=line, column=at - text.rfind("\n", 0, at), is_guessable=is_guessable)
