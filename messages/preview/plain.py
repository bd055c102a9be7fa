"""A message as text for a terminal: what the guest reads, and below a line what it costs or where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from messages.message import Email, Sms, Whatsapp
from messages.preview.email import size
from messages.preview.sms import counted, culprits, units

_RULE = "\u2500" * 60
_KINDS = {"url": "opens", "phone": "calls", "quick_reply": "answers"}


def plain(message: Email | Sms | Whatsapp) -> str:
    """Return a message as text."""
    match message:
        case Email():
            return "\n".join(_email(message)) + "\n"
        case Sms():
            return "\n".join(_sms(message)) + "\n"
        case Whatsapp():
            return "\n".join(_whatsapp(message)) + "\n"


def _email(message: Email) -> Iterator[str]:
    yield f"Subject: {message.subject}"
    yield f"Preview: {message.preheader}"
    yield ""
    yield message.text.rstrip("\n")
    yield _RULE
    yield f"HTML part: {size(message)}"


def _sms(message: Sms) -> Iterator[str]:
    found = message.segments
    yield message.text
    yield _RULE
    yield counted(found)
    if found.count > 1:
        for number, part in enumerate(found.parts, start=1):
            yield f"  {number}. {units(part, found.alphabet):>3}  {part}"
    yield from culprits(message)


def _whatsapp(message: Whatsapp) -> Iterator[str]:
    if message.header:
        yield f"[picture {message.header}]" if message.header_is_picture else message.header
        yield ""
    yield message.body
    if message.footer:
        yield ""
        yield message.footer
    if message.buttons:
        yield _RULE
    for button in message.buttons:
        yield f"[{button.label}] {_KINDS[button.type]} {button.target or button.label}"
