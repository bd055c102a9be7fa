"""MJML to HTML, by mrml. Nothing is loaded from disk or network, whatever a body includes."""

from __future__ import annotations

from functools import lru_cache

import mrml


class BadMarkup(Exception):  # noqa: N818 - said in words to whoever wrote the template
    """MJML that cannot be turned into HTML; the words say why."""


@lru_cache(maxsize=512)
def html_of(markup: str) -> str:
    """Return the HTML of a whole MJML document. Raises `BadMarkup`."""
    try:
        return str(mrml.to_html(markup, mrml.ParserOptions(include_loader=mrml.noop_loader())).content)
    except OSError as wrong:
        raise BadMarkup(str(wrong)) from None
