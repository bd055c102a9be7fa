"""A message that could not be rendered, in the place where it would stand."""

from __future__ import annotations

from messages.preview.markup import Markup, element
from messages.rendered import Failure

_SHOWN = """<div class="bad"><p><strong>This message cannot be rendered.</strong> {what}</p>
<p class="small">At <code>{at}</code></p><p class="small">{fix}</p></div>"""


def shown(failure: Failure) -> Markup:
    """Return what is wrong, where, and what to do."""
    return element(_SHOWN, what=failure.what, at=at(failure), fix=failure.fix)


def at(failure: Failure) -> str:
    """Return the place in words: `templates.invitation.email.it.mjml, line 7`."""
    route = ".".join((failure.entry, *map(str, failure.part)))
    return f"{route}, line {failure.line}" if failure.line else route
