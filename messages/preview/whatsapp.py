"""A WhatsApp message in a preview: the bubble with its header and buttons, and where the buttons lead."""

from __future__ import annotations

from messages.message import Whatsapp, WhatsappButton
from messages.preview.formatting import formatted
from messages.preview.markup import Markup, element, joined
from messages.preview.naming import direction

_SIGNS = {"url": "\u2197", "phone": "\u260e", "quick_reply": "\u21a9"}
_BUBBLE = """<div class="chat whatsapp" dir="{direction}" lang="{locale}"><div class="bubble">
{header}<div class="body">{body}</div>{footer}</div>{buttons}</div>"""


def shown(message: Whatsapp) -> Markup:
    """Return the bubble, and below it where its buttons lead."""
    bubble = element(
        _BUBBLE,
        direction=direction(message.locale),
        locale=message.locale,
        header=_header(message),
        body=formatted(message.body),
        footer=element('<div class="foot">{text}</div>', text=message.footer) if message.footer else "",
        buttons=_buttons(message.buttons),
    )
    targets = [button for button in message.buttons if button.target]
    rows = joined(
        element("<dt>{label}</dt><dd>{target}</dd>", label=button.label, target=button.target) for button in targets
    )
    return element('{bubble}\n<dl class="facts">{rows}</dl>', bubble=bubble, rows=rows) if targets else bubble


def _header(message: Whatsapp) -> Markup:
    if message.header_is_picture:
        return element('<div class="picture">Picture: {address}</div>', address=message.header)
    return element('<div class="head">{text}</div>', text=message.header) if message.header else Markup("")


def _buttons(buttons: tuple[WhatsappButton, ...]) -> Markup:
    if not buttons:
        return Markup("")
    rows = joined(
        element('<li><span aria-hidden="true">{sign}</span> {label}</li>', sign=_SIGNS[button.type], label=button.label)
        for button in buttons
    )
    return element("<ul>{rows}</ul>", rows=rows)
