"""MJML to HTML, by mrml. Nothing is loaded from disk or network, whatever a body includes.

Nor does the page load anything but pictures: without our asking, MJML links to Google's web fonts, which
tells Google who opens the message.
"""

from __future__ import annotations

import re
from functools import lru_cache

import mrml

_FOREIGN = re.compile(r"(?:zqx|[^\n\r\t\x20-\x5b\x5d-\x7e])+")
_CARRIED = re.compile(r"zqx([0-9a-f-]+)zq")
"""mrml writes attributes as Rust would write them into a program: a family emoji or a no-break space in an alt
text becomes `\\u{200d}`. So whatever is not plain ASCII travels through it in letters and digits, and so does
a value that looks like such letters: nothing is unpacked that was not packed.
"""


class BadMarkup(Exception):  # noqa: N818 - said in words to whoever wrote the template
    """MJML that cannot be turned into HTML; the words say why."""


@lru_cache(maxsize=512)
def html_of(markup: str) -> str:
    """Return the HTML of a whole MJML document. Raises `BadMarkup`."""
    parsing = mrml.ParserOptions(include_loader=mrml.noop_loader())
    rendering = mrml.RenderOptions(fonts={})
    try:
        html = str(mrml.to_html(_FOREIGN.sub(_carry, markup), parsing, rendering).content)
    except OSError as wrong:
        raise BadMarkup(str(wrong)) from None
    return _CARRIED.sub(_unpack, html)


def _carry(found: re.Match[str]) -> str:
    return f"zqx{'-'.join(f'{ord(character):x}' for character in found[0])}zq"


def _unpack(found: re.Match[str]) -> str:
    return "".join(chr(int(code, 16)) for code in found[1].split("-"))
