"""Headers that an e-mail needs beside its subject: how a mail client itself unsubscribes a guest.

One click and no page (RFC 8058): the client sends a POST to the address. Both headers must be covered by the
DKIM signature. Gmail and Yahoo ask for them on marketing mail since February 2024.
"""

from __future__ import annotations

from collections.abc import Mapping

from messages.email.address import scheme
from messages.message import Email

_LONGEST = 998
"""Octets of a line (RFC 5322 §2.1.1)."""


class BadHeader(Exception):  # noqa: N818 - the words go to whoever runs the sending
    """A header that must not be sent; the words say why."""


def headers(message: Email, *, unsubscribe_url: str | None = None) -> Mapping[str, str]:
    """Return a message's headers; with an address those of one-click unsubscribing. Raises `BadHeader`.

    Date, From, To and Message-ID are the sending side's.
    """
    found = {"Subject": message.subject, "Content-Language": message.locale}
    if unsubscribe_url is not None:
        if scheme(unsubscribe_url) != "https":
            raise BadHeader("One-click unsubscribing needs an https address.")
        found["List-Unsubscribe"] = f"<{unsubscribe_url}>"
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    for name, value in found.items():
        _check(name, value)
    return found


def _check(name: str, value: str) -> None:
    if not value.strip():
        raise BadHeader(f"{name} is empty.")
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        raise BadHeader(f"{name} holds a line break or another control character.")
    if name != "Subject" and (not value.isascii() or any(each in value[1:-1] for each in "<> ")):
        raise BadHeader(f"{name} holds a character that must be encoded first.")
    if len(f"{name}: {value}".encode()) > _LONGEST and name != "Subject":
        raise BadHeader(f"{name} is longer than {_LONGEST} octets.")
