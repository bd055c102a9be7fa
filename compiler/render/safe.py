"""Makes text from contributors harmless for a terminal: what cannot be seen is shown as an escape."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return the text with control, invisible and direction-changing characters escaped."""
    return _HIDDEN.sub(lambda found: f"\\u{{{ord(found.group()):x}}}", text)
