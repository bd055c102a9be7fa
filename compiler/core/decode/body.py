"""Message bodies that lie in files of their own: `text: {file: email.en.txt}`."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from compiler.core.decode import rules
from compiler.core.diagnostic import Rule
from compiler.core.nearest import did_you_mean
from compiler.core.place import Source
from compiler.core.syntax.limits import MAX_BYTES
from compiler.core.tree import Tree, Unreadable

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a body could not be read."""

    rule: Rule
    what: str
    fix: str


@dataclass(slots=True)
class Bodies:
    """Reads bodies for one owner: a tenant with its events, or the platform."""

    tree: Tree
    owner_folder: str
    known: frozenset[str]
    """The files that may be referred to: those of the owner that are no links."""
    used: set[str] = field(default_factory=set)
    is_partial: bool = False
    """Something was left out because it was wrong, so `used` may lack files."""

    def read(self, source: Source, name: str) -> str | Refused:
        """Return the text of the file that `source` refers to by `name`."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), name))
        if name.startswith("/") or "\\" in name or not path.startswith(f"{self.owner_folder}/"):
            what = f"`{name}` leads out of {self.tree.label}/{self.owner_folder}."
            return Refused(rules.FILE_OUTSIDE, what, "Put a copy of the file beside this one.")
        if path not in self.known:
            folder = posixpath.dirname(path)
            beside = [posixpath.basename(found) for found in self.known if posixpath.dirname(found) == folder]
            what = f"There is no {self.tree.label}/{path}."
            return Refused(rules.FILE_NOT_FOUND, what, did_you_mean(posixpath.basename(path), beside))
        self.used.add(path)
        return self._text(path)

    def _text(self, path: str) -> str | Refused:
        try:
            raw = self.tree.read(path)
            text = raw.decode("utf-8")
        except Unreadable as failure:
            return Refused(rules.FILE_NOT_TEXT, f"{path}: {failure}.", "Make the file readable.")
        except UnicodeDecodeError as wrong:
            line = raw[: wrong.start].count(b"\n") + 1
            return Refused(rules.FILE_NOT_TEXT, f"{path} is not UTF-8 in line {line}.", "Save the file as UTF-8.")
        if len(raw) > MAX_BYTES:
            return Refused(rules.FILE_NOT_TEXT, f"{path} has more than {MAX_BYTES:,} bytes.", "Shorten it.")
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        control = _UNPRINTABLE.search(text)
        if control is not None:
            line = text.count("\n", 0, control.start()) + 1
            what = f"{path} holds the invisible character U+{ord(control.group()):04X} in line {line}."
            return Refused(rules.FILE_NOT_TEXT, what, "Remove it.")
        return text
