"""An e-mail as a file that mail clients open: both parts, as an unsent draft to whoever looks at it.

It has neither date nor message id, which only a sending gives; so the same message is the same file.
"""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from messages.email.headers import headers
from messages.message import Email


def eml(message: Email, sender: str) -> bytes:
    """Return the e-mail as RFC 5322 text; `sender` is the name it comes from."""
    found = EmailMessage(policy=SMTP)
    for name, value in headers(message).items():
        found[name] = value
    found["From"] = Address(sender, "preview", "sender.invalid")
    found["X-Unsent"] = "1"
    found.set_content(message.text, cte="quoted-printable")
    found.add_alternative(message.html, subtype="html", cte="quoted-printable")
    found.set_boundary(f"=_{sha256(message.html.encode()).hexdigest()[:32]}")
    return found.as_bytes()
