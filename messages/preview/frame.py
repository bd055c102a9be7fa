"""An e-mail's HTML in a frame that may do nothing: no script, no form, no way out, nothing loaded.

The HTML is not cleaned: a reviewer must see what is sent. The sandbox and the page's policy make it harmless.
Pictures lie on the network, so each is replaced by a sign of its own size that bears its alternative text.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape

from markupsafe import Markup, escape

from messages.preview.markup import element

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_SMALL, _NARROW, _WIDE = 8, 120, 1_200
# A link of an e-mail opens a window of its own, and a sandbox opens none: so nothing leads out of the frame.
_NO_WAY_OUT = '<base target="_blank">'


def frame(html: str, title: str) -> Markup:
    """Return a frame that shows an e-mail."""
    shown = _IMAGE.sub(lambda found: _signed(found.group()), html)
    head = _HEAD.search(shown)
    at = head.end() if head is not None else 0
    shown = f"{shown[:at]}{_NO_WAY_OUT}{shown[at:]}" if at else f"<!doctype html>{_NO_WAY_OUT}{shown}"
    return element(
        '<iframe sandbox title="{title}" tabindex="0" loading="lazy" srcdoc="{shown}"></iframe>',
        title=title,
        shown=shown,
    )


def attribute(tag: str, name: str) -> str | None:
    """Return the value of an attribute of a tag; None where it has none."""
    found = re.search(rf"""\b{name}\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", tag, re.IGNORECASE)
    return unescape(found[1].strip("\"'")) if found is not None else None


def pictures(html: str) -> tuple[tuple[str, str], ...]:
    """Return address and alternative text of every picture."""
    return tuple(
        (attribute(tag, "src") or "", attribute(tag, "alt") or "") for tag in (m.group() for m in _IMAGE.finditer(html))
    )


def _signed(tag: str) -> str:
    width = _size(attribute(tag, "width"), 320)
    height = _size(attribute(tag, "height"), max(40, width * 3 // 8))
    sign = f'src="data:image/svg+xml;base64,{b64encode(_sign(attribute(tag, "alt") or "", width, height)).decode()}"'
    return _SOURCE.sub(lambda _: sign, tag, count=1)


def _size(said: str | None, usual: int) -> int:
    return min(int(said), _WIDE) if said is not None and said.isascii() and said.isdecimal() and int(said) else usual


def _sign(alt: str, width: int, height: int) -> bytes:
    """Draw a picture of a picture's size with its alternative text on it; only its size where that is tiny."""
    text = alt if width >= _NARROW and height > _SMALL else ""
    size = max(10, min(18, height // 3, int(width * 1.6 / max(len(text), 1))))
    middle = f'x="{width // 2}" y="{height // 2}" text-anchor="middle" dominant-baseline="central"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect x="1" y="1" width="{max(width - 2, 1)}" height="{max(height - 2, 1)}" rx="6" fill="#f4f4f2"'
        ' stroke="#8c8c86" stroke-dasharray="4 4"/>'
        f'<text {middle} font-family="Georgia, serif" font-size="{size}" fill="#4a4a46">{escape(text)}</text></svg>'
    ).encode()
