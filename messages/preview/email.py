"""An e-mail in a preview: as an inbox lists it, as two screens show it, its text part, its links."""

from __future__ import annotations

from messages.message import Email
from messages.preview.frame import frame, pictures
from messages.preview.links import links
from messages.preview.markup import Markup, element, joined
from messages.preview.naming import direction

_INBOX = """<div class="inbox" dir="{direction}" lang="{locale}">
<div class="small">{sender}</div>
<div class="subject">{subject}</div>
<div class="preheader small">{preheader}</div>
</div>"""
_SCREENS = """<div class="screens">
<section class="card screen desktop"><h2>On a desktop</h2>{desktop}</section>
<section class="card screen phone"><h2>On a phone</h2>{phone}</section>
</div>
<section class="card"><h2>Plain text part</h2>
<pre class="plain" dir="{direction}" lang="{locale}">{text}</pre></section>
<section class="card"><h2>Size, links and pictures</h2>{facts}</section>"""


def inbox(message: Email, sender: str) -> Markup:
    """Return the lines an inbox shows before the e-mail is opened."""
    return element(
        _INBOX,
        direction=direction(message.locale),
        locale=message.locale,
        sender=sender,
        subject=message.subject,
        preheader=message.preheader,
    )


def on_a_phone(message: Email, title: str) -> Markup:
    """Return the e-mail on a phone's screen."""
    return element('<div class="phone">{shown}</div>', shown=frame(message.html, f"{title}, on a phone"))


def whole(message: Email, title: str) -> Markup:
    """Return everything there is to see of an e-mail."""
    return element(
        _SCREENS,
        desktop=frame(message.html, f"{title}, on a desktop"),
        phone=frame(message.html, f"{title}, on a phone"),
        text=message.text,
        direction=direction(message.locale),
        locale=message.locale,
        facts=_facts(message),
    )


def size(message: Email) -> str:
    """Return the size of the HTML in words."""
    return f"{len(message.html.encode()) / 1024:.1f} KB"


def _facts(message: Email) -> Markup:
    listed = [("HTML", f"{size(message)}; Gmail cuts off what is over 102 KB")]
    listed += [(words or "Link without words", address) for words, address in links(message.html)]
    listed += [
        (f"Picture: {alt}" if alt else "Picture without words", address) for address, alt in pictures(message.html)
    ]
    rows = joined(element("<dt>{name}</dt><dd>{said}</dd>", name=name, said=said) for name, said in listed)
    return element('<dl class="facts">{rows}</dl>', rows=rows)
