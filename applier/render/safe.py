"""Text that can be shown anywhere: nothing in a value may move a cursor, hide text or become markup."""

from __future__ import annotations

import re

from compiler.render.safe import visible

_BACKTICKS = re.compile("`+")


def safe(text: str) -> str:
    """Return the text on one line, with what cannot be seen written out."""
    return visible(text.replace("\n", "\\n"))


def code_span(text: str) -> str:
    """Return the text as a markdown code span, inside which nothing is markup, a mention or a link."""
    shown = safe(text)
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    if not longest:
        return f"`{shown}`"
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}"
