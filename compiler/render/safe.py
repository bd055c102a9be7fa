"""Makes text from contributors harmless for a terminal: what cannot be seen is shown as an escape."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SECRET = re.compile(
    r"""(?P<key>(?:^|[\s{,'"])(?:[\w-]*(?:token|secret|passw|credential)[\w-]*|(?:[\w-]+[_-])?key(?:[_-][\w-]+)?|config)['"]?\s*:\s*)"""
    r"""(?!\s*(?:$|[|>#]|\{\s*secret\s*:\s*(?:env|file|vault|age):|(?:env|file|vault|age):))(?P<value>\S.*)""",
    re.IGNORECASE,
)


def without_secrets(line: str) -> str:
    """Return a line without what stands after a key that sounds like a secret's, unless that is a reference."""
    return _SECRET.sub(lambda found: f"{found['key']}…", line)


def as_text(text: str) -> str:
    """Return a text that can be written as UTF-8: file names may hold bytes that are none."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def visible(text: str) -> str:
    """Return the text with control, invisible and direction-changing characters escaped."""
    return _HIDDEN.sub(lambda found: f"\\u{{{ord(found.group()):x}}}", text)
