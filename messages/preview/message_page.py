"""The page of one message."""

from __future__ import annotations

from messages.message import Email, Sms, Whatsapp
from messages.preview import approval, email, failure, sms, whatsapp
from messages.preview.markup import Markup, element
from messages.preview.naming import CHANNELS, fallback, language
from messages.preview.page import page
from messages.rendered import Failure, Rendered

_TOP = """{trail}<h1>{title}</h1>
<p class="soft">{channel} in {language} for {guest}, {event}</p>"""
_CARD = '<section class="card"><h2>{heading}</h2>{shown}</section>'


def message_page(rendered: Rendered, event: str, sender: str, guest: str, trail: Markup | None = None) -> str:
    """Return a page that shows one message as its guest gets it.

    `event` is what the event is called, `sender` the brand's name; `trail` leads back to where one came from.
    """
    title = f"{rendered.title}: {CHANNELS[rendered.channel]} in {language(rendered.locale)}"
    top = element(
        _TOP,
        trail=trail or "",
        title=rendered.title,
        channel=CHANNELS[rendered.channel],
        language=language(rendered.locale),
        guest=guest,
        event=event,
    )
    note = fallback(rendered)
    content = element(
        "{note}{shown}",
        note=element('<p class="note">{words}</p>', words=note) if note else "",
        shown=_shown(rendered, title, sender),
    )
    return page(f"{title} · {event}", top, content)


def _shown(rendered: Rendered, title: str, sender: str) -> Markup:
    match rendered.outcome:
        case Email() as message:
            before = element(_CARD, heading="In the inbox", shown=email.inbox(message, sender))
            return before + email.whole(message, title)
        case Sms() as message:
            return element(_CARD, heading="On a phone", shown=sms.shown(message))
        case Whatsapp() as message:
            asked = element(_CARD, heading="As Meta is asked to approve it", shown=approval.shown(rendered))
            return element(_CARD, heading="On a phone", shown=whatsapp.shown(message)) + asked
        case Failure() as why:
            return failure.shown(why)
