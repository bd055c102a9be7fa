"""Keys: names of lower-case letters, digits, '-' and '_', or locales such as pt-BR."""

from __future__ import annotations

import re
from typing import Any, Final

from compiler.core.syntax import rules
from compiler.core.syntax.limits import MAX_KEY
from compiler.core.syntax.reading import Reading
from compiler.core.syntax.scalar import plain

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]*|[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_good_keys: Final[dict[str, None]] = {}
"""Keys seen to be well formed; the same few hundred come again in every file."""


def read_key(reading: Reading, event: Any) -> str | None:
    """Return a key, or None where it is not one; then its value is read and left out."""
    if event.tag is not None:
        reading.tagged(event)
        return None
    if event.anchor is None:
        text = str(event.value)
        if text in _good_keys:
            return text
        if event.style or type(plain(text)) is str:
            return _formed(reading, event, text)
    written = f"`{event.value}`" if event.value else "This key"
    fix = "Write a name; a number or truth value in quotes."
    reading.report(rules.KEY_NOT_TEXT, event.start_mark, f"{written} is not read as text.", fix)
    return None


def _formed(reading: Reading, event: Any, text: str) -> str | None:
    if text == "<<" and not event.style:
        reading.report(
            rules.MERGE_KEY,
            event.start_mark,
            "`<<` would copy another map into this one.",
            "Write the keys out, or set them in the layer above.",
        )
        return None
    if len(text) <= MAX_KEY and _KEY.fullmatch(text):
        if len(_good_keys) < 10_000 and type(plain(text)) is str:
            _good_keys[text] = None
        return text
    if len(text) > MAX_KEY:
        what, fix = f"`{text[:MAX_KEY]}…` has {len(text):,} characters; at most {MAX_KEY} are allowed.", "Shorten it."
    else:
        proposal = re.sub(r"[^a-z0-9_-]+", "_", text.strip().lower()).strip("_-")
        what = f"`{text}` holds something that names may not hold."
        fix = f"Write `{proposal}`." if proposal else "Use lower-case letters, digits, '-' and '_'."
    reading.report(rules.KEY_FORM, event.start_mark, what, fix)
    return None
