"""Message bodies that lie in files of their own: `text: {file: email.en.txt}`."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from compiler.core.decode import rules
from compiler.core.diagnostic import Rule
from compiler.core.layer.rules import LINK_WORDS, SYMBOLIC_LINK
from compiler.core.nearest import nearest
from compiler.core.place import Place, Source
from compiler.core.syntax.limits import MAX_BYTES
from compiler.core.tree import Tree, Unreadable

_RENAMED = 0.9
"""So like the wanted name is that of a file that was renamed; that of another locale is not."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a body could not be read."""

    rule: Rule
    what: str
    fix: str
    at: Place | None = None
    """Where, if the file itself is wrong rather than what refers to it."""


@dataclass(slots=True)
class Bodies:
    """Reads bodies for one owner: a tenant with its events, or the platform."""

    tree: Tree
    owner_folder: str
    known: frozenset[str]
    """The files that may be referred to: those of the owner that are no links."""
    links: frozenset[str] = frozenset()
    """All links; the layout has reported each where it lies."""
    used: set[str] = field(default_factory=set)
    is_partial: bool = False
    """Something was left out because it was wrong, so `used` may lack files."""

    def read(self, source: Source, name: str) -> str | Refused:
        """Return the text of the file that `source` refers to by `name`."""
        path = self.path(source, name)
        if "\\" in name:
            fix = f"Write `{name.replace(chr(92), '/')}`."
            return Refused(rules.FILE_NOT_FOUND, f"`{name}` has backslashes between its folders.", fix)
        if name.startswith("/") or not path.startswith(f"{self.owner_folder}/"):
            what = f"`{name}` leads out of {self.tree.label}/{self.owner_folder}."
            return Refused(rules.FILE_OUTSIDE, what, "Put a copy of the file beside this one.")
        if path in self.links:
            return Refused(SYMBOLIC_LINK, *LINK_WORDS, at=Place(path))
        if path not in self.known:
            return self._not_found(source, path)
        self.used.add(path)
        return self._text(path)

    def refer_to(self, path: str) -> None:
        """Note that something refers to a file by its path from the owner's folder, without reading it."""
        self.used.update({f"{self.owner_folder}/{path}"} & self.known)

    def path(self, source: Source, name: str) -> str:
        """Return the path of the file that `source` refers to by `name`."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(source.path), name))

    def _not_found(self, source: Source, path: str) -> Refused:
        if path.endswith(".yaml"):
            what = f"{self.tree.label}/{path} would be a settings file."
            return Refused(rules.FILE_NOT_FOUND, what, "Name a text file that holds the body alone.")
        folder, wanted = posixpath.split(source.path)[0], posixpath.basename(path)
        names = {posixpath.relpath(found, folder): found for found in self.known if found.isprintable()}
        same = sorted(name for name, found in names.items() if posixpath.basename(found) == wanted)
        beside = [name for name, found in names.items() if posixpath.dirname(found) == posixpath.dirname(path)]
        renamed = nearest(wanted, beside, _RENAMED)
        close = renamed or (same[0] if same else nearest(wanted, beside))
        fix = f"Did you mean `{close}`?" if close else "Write the file; its name is read from this file's folder."
        return Refused(rules.FILE_NOT_FOUND, f"There is no file {self.tree.label}/{path}.", fix)

    def _text(self, path: str) -> str | Refused:
        try:
            raw = self.tree.read(path)
            text = raw.decode("utf-8")
        except Unreadable as failure:
            return Refused(rules.FILE_NOT_TEXT, f"The system says: {failure}.", "Make the file readable.", Place(path))
        except UnicodeDecodeError as wrong:
            what = f"Byte 0x{raw[wrong.start]:02x} here is not part of any UTF-8 character."
            at = _place(path, raw[: wrong.start].decode("utf-8"))
            return Refused(rules.FILE_NOT_TEXT, what, "Save the file as UTF-8.", at)
        if len(raw) > MAX_BYTES:
            what, fix = f"It has {len(raw):,} bytes; the most is {MAX_BYTES:,}.", "Shorten it."
            return Refused(rules.FILE_NOT_TEXT, what, fix, Place(path))
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        control = _UNPRINTABLE.search(text)
        if control is not None:
            what = f"The invisible character U+{ord(control.group()):04X} stands here."
            return Refused(rules.FILE_NOT_TEXT, what, "Remove it.", _place(path, text[: control.start()]))
        return text


def _place(path: str, before: str) -> Place:
    """Return the place after a text in its file."""
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
