"""Database addresses with everything secret taken out, however oddly they are written.

Refuses to be clever: where a password could be read in two ways, the longer reading is hidden.
"""

from __future__ import annotations

import re

_USERINFO = re.compile(r"^(?P<scheme>[^:/]*://)(?P<user>[^:@/]*):(?P<password>.*)@", re.DOTALL)
_SECRET_PARAMETER = re.compile(r"([?&;\s](?:[^=&;\s]*(?:pass|secret|token|key)[^=&;\s]*)=)[^&;\s]*", re.IGNORECASE)
_HIDDEN = "***"


def redacted(url: str) -> str:
    """Return the address as it may be shown."""
    shown = _USERINFO.sub(rf"\g<scheme>\g<user>:{_HIDDEN}@", url)
    return _SECRET_PARAMETER.sub(rf"\1{_HIDDEN}", shown)


def without_secrets(text: str, url: str) -> str:
    """Return a driver's message with every piece of the address's password hidden."""
    found = _USERINFO.match(url)
    pieces = re.split(r"[@:/?]", found["password"]) if found else []
    pieces += [secret.partition("=")[2] for secret in re.findall(r"[?&;][^=&;]*pass[^=&;]*=[^&;]*", url)]
    for piece in sorted({each for each in pieces if len(each) > 2}, key=len, reverse=True):
        text = text.replace(piece, _HIDDEN)
    return text
