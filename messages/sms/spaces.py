"""The spaces of a text message: all of one kind.

CLDR writes `3:30 PM` with a narrow no-break space, which GSM-7 does not have: a single one of them would
halve what fits in a segment, and nobody could see why. Spaces look alike, so in an SMS they are alike.
"""

from __future__ import annotations

_KINDS = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t"), " ")


def ordinary(text: str) -> str:
    """Return a text with every space an ordinary one."""
    return text.translate(_KINDS)
