"""From whom a mail comes, and whether the receiving side will believe it (RFC 7489, relaxed alignment).

Domains are compared by what was registered: the last two labels, or three below a public suffix of two
such as co.uk. Those suffixes are a short list of the common ones; one that is not in it makes two names of
one owner look alike that are not, so it can miss a mistake and never make one up.
"""

from __future__ import annotations

import re

_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "ltd", "me", "net", "ne", "nhs", "or", "org", "plc", "sch"})
_COUNTRIES = frozenset(
    {
        "ar", "at", "au", "bd", "br", "cn", "co", "cy", "do", "ec", "eg", "gh", "gr", "hk", "id", "il",
        "in", "jp", "ke", "kr", "lk", "mt", "mx", "my", "ng", "np", "nz", "pe", "ph", "pk", "pl", "pt",
        "sa", "sg", "th", "tr", "tw", "ua", "ug", "uk", "uy", "ve", "vn", "za", "zm", "zw",
    }
)  # fmt: skip
MAILBOXES = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "outlook.de", "outlook.it", "hotmail.com", "hotmail.it",
        "hotmail.de", "hotmail.co.uk", "live.com", "live.it", "msn.com", "yahoo.com", "yahoo.it", "yahoo.de",
        "yahoo.co.uk", "ymail.com", "aol.com", "icloud.com", "me.com", "mac.com", "gmx.de", "gmx.net", "gmx.at",
        "web.de", "t-online.de", "libero.it", "virgilio.it", "alice.it", "tiscali.it", "tin.it", "proton.me",
        "protonmail.com", "mail.com", "mail.ru", "yandex.ru", "yandex.com", "orange.fr", "laposte.net", "free.fr",
    }
)  # fmt: skip
"""Domains of private mailboxes: only their own servers may send for them."""
_OWN = {
    "gmail": frozenset({"gmail.com", "googlemail.com"}),
    "outlook": frozenset({"outlook.com", "outlook.de", "outlook.it", "hotmail.com", "hotmail.it", "live.com", "live.it",
                          "msn.com", "hotmail.de", "hotmail.co.uk"}),
}  # fmt: skip
_ADDRESS = re.compile(r"@([^@>\s]+?)\.?>?\s*$")


def domain_of(address: str) -> str:
    """Return the domain of an address, in small letters; '' where there is none."""
    found = _ADDRESS.search(address)
    return found[1].lower() if found is not None else ""


def registered(domain: str) -> str:
    """Return the part of a domain that somebody registered: `mail.rosewood.co.uk` gives `rosewood.co.uk`."""
    labels = domain.lower().rstrip(".").split(".")
    takes = 3 if len(labels) > 2 and labels[-1] in _COUNTRIES and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-takes:])


def is_aligned(domain: str, authenticated: str) -> bool:
    """Tell whether a From domain and the one that was signed or checked have the same owner."""
    return registered(domain) == registered(authenticated)


def is_borrowed(domain: str, provider_type: str) -> bool:
    """Tell whether mail from a private mailbox would be sent by somebody else's servers."""
    return domain in MAILBOXES and domain not in _OWN.get(provider_type, ())
