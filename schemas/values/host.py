"""Where a web address leads: to the public internet, or to somewhere inside that a stranger must not reach.

Decided from the text alone, without asking a name server: a public name can still lead inside, which only
whoever calls it can see. It reads a host as generously as clients do (`127.1`, `0x7f000001`, `①②⑦.⓪.⓪.①`).
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import unquote

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:]*)", re.IGNORECASE)
# Names for use inside (RFC 6761, RFC 6762, RFC 8375, and `internal`, which ICANN set aside), and those that
# networks and clusters have made their own.
_INSIDE = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
    "home.arpa",
    "svc",
    "consul",
)
# Public names whose answer is the address that stands in the name, or the caller's own machine.
_MIRRORS = ("nip.io", "sslip.io", "xip.io", "localtest.me", "lvh.me", "vcap.me", "lacolhost.com")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def host_of(url: str) -> str:
    """Return the host of a web address as clients read it: lower case, ASCII dots, no brackets; '' if none."""
    found = _HOST.match(url)
    if found is None:
        return ""
    text = unicodedata.normalize("NFKC", unquote(found[1])).replace("。", ".").lower()
    visible = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Mn"))
    return visible.strip("[]").removesuffix(".")


def leads_inside(host: str) -> str | None:
    """Say in a few words why a host is not on the public internet; None where it can be."""
    if ":" in host or _ends_in_number(host):
        address = _address(host)
        if address is None:
            return "is not an address that can be called"
        return None if _is_public(address) else "is an address inside a network"
    for name in _INSIDE:
        if host == name or host.endswith(f".{name}"):
            return f"ends in {name}, a name for use inside a network" if host != name else "is the machine itself"
    if "." not in host:
        return "is a name without a dot, which only means something inside a network"
    if any(host == name or host.endswith(f".{name}") for name in _MIRRORS):
        return "is a name that leads to whatever address one wishes"
    return None


def _ends_in_number(host: str) -> bool:
    last = host.rsplit(".", 1)[-1]
    return last.isascii() and (last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last) is not None)


def _address(host: str) -> _Address | None:
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host.partition("%")[0])
        except ValueError:
            return None
    parts = [_number(part) for part in host.split(".")]
    *first, last = parts if len(parts) <= 4 else [None]
    if last is None or any(part is None or part > 255 for part in first) or last >= 256 ** (4 - len(first)):
        return None
    whole = sum((part or 0) << (8 * (3 - position)) for position, part in enumerate(first))
    return ipaddress.IPv4Address(whole + last)


def _number(text: str) -> int | None:
    """Read a part of an IPv4 address as clients do: decimal, octal after 0, hexadecimal after 0x."""
    base = 16 if text.startswith("0x") else 8 if len(text) > 1 and text.startswith("0") else 10
    digits = text.removeprefix("0x") if base == 16 else text
    if len(digits) > 16 or not digits.isascii() or "_" in digits:
        return None
    try:
        return int(digits, base) if digits else (0 if base == 16 else None)
    except ValueError:
        return None


def _is_public(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        within = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            within = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if within is not None:
            return _is_public(within)
    return address.is_global and not address.is_multicast
