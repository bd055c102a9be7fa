"""Bytes to text: UTF-8 without a mark, Unix line ends, and no character that YAML or a database refuses."""

from __future__ import annotations

import re
from typing import Final

from compiler.core.diagnostic import Finding
from compiler.core.fix.repair import Form, Reform
from compiler.core.place import Place
from compiler.core.syntax import rules
from compiler.core.syntax.limits import MAX_BYTES

_UNPRINTABLE: Final = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_SEPARATORS: Final = ("\x85", "\u2028", "\u2029")
"""Line breaks to libyaml, which is YAML 1.1 there, and to nobody else: it would fold them and miscount lines."""


def read_text(raw: bytes, path: str, findings: list[Finding]) -> str | None:
    """Return the text of a file, or None where it is not text that can be read on; findings say why."""
    if len(raw) > MAX_BYTES:
        what = f"It has {len(raw):,} bytes; the most is {MAX_BYTES:,}."
        fix = "Split it: folders and files are keys, so a part can move to a file of its own."
        findings.append(Finding(rule=rules.TOO_LARGE, at=Place(path), what=what, fix=fix))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        findings.append(_not_utf8(raw, path, wrong.start))
        return None
    if text.startswith("\ufeff"):
        what, fix = (
            "Three invisible bytes stand before the first line.",
            "Save the file as 'UTF-8', not 'UTF-8 with BOM'.",
        )
        repair = Reform(Place(path), Form.BYTE_ORDER_MARK)
        findings.append(Finding(rule=rules.BYTE_ORDER_MARK, at=Place(path), what=what, fix=fix, repair=repair))
        text = text[1:]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        column = text.index("\r") - (text.rfind("\n", 0, text.index("\r")) + 1) + 1
        what, fix = "A carriage return ends this line.", "Save the file with Unix line ends (LF)."
        at, repair = Place(path, line, column), Reform(Place(path), Form.LINE_ENDS)
        findings.append(Finding(rule=rules.WINDOWS_LINE_ENDS, at=at, what=what, fix=fix, repair=repair))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(separator in text for separator in _SEPARATORS):
        findings.append(unprintable(path, text))
        return None
    return text


def _not_utf8(raw: bytes, path: str, offset: int) -> Finding:
    before = raw[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Finding(
        rule=rules.NOT_UTF8,
        at=Place(path, line, column),
        what=f"Byte 0x{raw[offset]:02x} here is not part of any UTF-8 character.",
        fix="Save the file as UTF-8.",
    )


def unprintable(path: str, text: str) -> Finding:
    """Report the first character that cannot be kept."""
    found = re.search(_UNPRINTABLE, text)  # compiled only where something was found
    offset = found.start() if found is not None else 0
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return Finding(
        rule=rules.UNPRINTABLE_CHARACTER,
        at=Place(path, line, column),
        what=f"The invisible character U+{ord(text[offset]):04X} stands here.",
        fix="Remove it; it was probably pasted in with the text around it.",
    )
