"""The name a template has at Meta: another content is another template, approved by itself.

While Meta looks at the new one, the one that was approved can still be sent: nothing is overwritten.
"""

from __future__ import annotations

import hashlib
import re

_LONGEST = 512
_DIGITS = 12
_OTHER = re.compile(r"[^a-z0-9]+")


def template_name(address: str, digest: str) -> str:
    """Return the name for an entry's address (`rosewood:templates.invitation.whatsapp.it`) and content digest."""
    mark = hashlib.sha256(f"{address}\n{digest}".encode()).hexdigest()[:_DIGITS]
    plain = _OTHER.sub("_", address.lower().replace(":templates.", ".").replace(".whatsapp.", ".")).strip("_")
    return f"{plain[: _LONGEST - _DIGITS - 1]}_{mark}"
