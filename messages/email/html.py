"""HTML bodies: styles written into the elements, because Gmail and Outlook drop most of what stands in the head."""

from __future__ import annotations

from functools import cache, lru_cache

import css_inline
from markupsafe import escape


@lru_cache(maxsize=512)
def inlined(html: str) -> str:
    """Return HTML as a whole document with its styles inlined. Nothing is loaded from anywhere."""
    return _inliner().inline(html)


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True, keep_at_rules=True)


def whole(html: str, *, locale: str, title: str, preheader: str) -> str:
    """Return a document: a fragment gets its head, and the preheader where inboxes look for it."""
    if "<html" in html[:2000].lower():
        return html
    hidden = f'<div style="display:none;max-height:0;overflow:hidden">{escape(preheader)}</div>'
    return (
        f'<!DOCTYPE html><html lang="{escape(locale)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title></head><body>{hidden}{html}</body></html>"
    )
