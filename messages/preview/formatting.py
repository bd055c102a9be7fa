"""WhatsApp's own marks in a text: *bold*, _italic_, ~struck~, ```code```; and links in any text.

A mark counts where it stands at the edge of words and holds something, as in WhatsApp itself.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_CODE = re.compile(r"```(?=\S)(.+?)```", re.DOTALL)
_LINK = re.compile(r"https?://[^\s<>&]+(?:&amp;[^\s<>&]+)*")
_MARKS = (
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])"), "strong"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])"), "em"),
    (re.compile(r"(?<![\w~])~(?=[^\s~])([^~\n]*[^\s~])~(?![\w~])"), "s"),
)
_AROUND_LINKS = re.compile(rf"({_LINK.pattern})")


def formatted(text: str) -> Markup:
    """Return a text with WhatsApp's marks as markup; what stands inside code or a link is left as it is."""
    pieces = _CODE.split(str(escape(text)))
    shown = [f"<code>{piece}</code>" if number % 2 else _marked(piece) for number, piece in enumerate(pieces)]
    return Markup("".join(shown))  # noqa: S704 - it was escaped first


def linked(text: str) -> Markup:
    """Return a text in which links look like links; none can be followed."""
    shown = _LINK.sub(lambda found: _link(found.group()), str(escape(text)))
    return Markup(shown)  # noqa: S704 - it was escaped first


def _marked(escaped: str) -> str:
    # Links are split off first, so that `_` in an address is no mark.
    return "".join(
        _link(piece) if number % 2 else _emphasised(piece) for number, piece in enumerate(_AROUND_LINKS.split(escaped))
    )


def _emphasised(escaped: str) -> str:
    for mark, tag in _MARKS:
        escaped = mark.sub(rf"<{tag}>\1</{tag}>", escaped)
    return escaped


def _link(escaped: str) -> str:
    return f'<span class="link">{escaped}</span>'
