"""The shell of every preview page: it may show what it holds, and do nothing else."""

from __future__ import annotations

from messages.preview.markup import Markup, element
from messages.preview.style import SHEET

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a browser lets the page do (Content Security Policy). Frames inside inherit it: nothing is ever loaded."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{sheet}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top">
{top}
</header>
<main id="main">
{content}
</main>
</body>
</html>
"""


def page(title: str, top: Markup, content: Markup) -> str:
    """Return a whole page."""
    return str(element(_PAGE, policy=POLICY, title=title, sheet=Markup(SHEET), top=top, content=content))
