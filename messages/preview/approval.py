"""A WhatsApp template as Meta is asked to approve it: a fixed text with numbered holes, and an example for each."""

from __future__ import annotations

from collections.abc import Iterator

from messages.preview.markup import Markup, element, joined
from messages.preview.naming import direction
from messages.rendered import Rendered
from messages.whatsapp.numbering import numbered

_SHOWN = """<p class="small soft">Category {category}, language {language}. Each part counts its variables from 1.</p>
{parts}"""
_PART = """<h3>{title}</h3>
<pre class="plain" dir="{direction}" lang="{locale}">{text}</pre>{examples}"""


def shown(rendered: Rendered) -> Markup:
    """Return the parts of a template in the order in which they stand in the message."""
    return element(
        _SHOWN,
        category=rendered.template["category"],
        language=rendered.template["language"],
        parts=joined(_part(title, source, rendered) for title, source in _parts(rendered)),
    )


def _parts(rendered: Rendered) -> Iterator[tuple[str, str]]:
    template = rendered.template
    if "text" in template.get("header", {}):
        yield "Header", template["header"]["text"]
    yield "Body", template["body"].strip()
    if "footer" in template:
        yield "Footer", template["footer"]
    for button in template.get("buttons", ()):
        if button["type"] == "url":
            yield f"Address of the button “{button['label']}”", button["url"]


def _part(title: str, source: str, rendered: Rendered) -> Markup:
    found = numbered(source)
    holes = found.holes if found is not None else ()
    rows = joined(
        element(
            "<dt>{hole}</dt><dd>{path}: {example}</dd>",
            hole=f"{{{{{number}}}}}",
            path=hole.path,
            example=rendered.samples.get(hole.path, ""),
        )
        for number, hole in enumerate(holes, start=1)
    )
    return element(
        _PART,
        title=title,
        direction=direction(rendered.locale),
        locale=rendered.locale,
        text=found.text if found is not None else source,
        examples=element('\n<dl class="facts">{rows}</dl>', rows=rows) if holes else "",
    )
