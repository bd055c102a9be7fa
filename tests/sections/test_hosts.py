"""Hosts: what leads inside a network, however it is written."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from schemas.values.host import host_of, leads_inside


def _ways(address: ipaddress.IPv4Address) -> tuple[str, ...]:
    """Return the same address in the ways that clients read."""
    a, b, c, d = address.packed
    whole = int(address)
    return (
        str(address),
        f"{address}.",
        str(whole),
        f"0x{whole:x}",
        f"0{whole:o}",
        f"{a}.{int.from_bytes(bytes((b, c, d)), 'big')}",
        f"0x{a:X}.{b}.{c * 256 + d}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        "".join(chr(0xFF10 + int(sign)) if sign.isdigit() else "。" for sign in str(address)),
        f"[::ffff:{address}]",
        f"[64:ff9b::{address}]",
        f"[2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1]",
    )


@given(st.ip_addresses(v=4))
@example(ipaddress.IPv4Address("127.0.0.1"))
@example(ipaddress.IPv4Address("169.254.169.254"))
@example(ipaddress.IPv4Address(0))
@example(ipaddress.IPv4Address("100.64.0.1"))
def test_an_address_is_judged_alike_however_it_is_written(address: ipaddress.IPv4Address) -> None:
    """Decimal, octal, hexadecimal, shortened, full-width or inside an IPv6 address: the same host, the same verdict."""
    inside = not address.is_global or address.is_multicast
    for way in _ways(address):
        assert (leads_inside(host_of(f"https://{way}:8443/hooks")) is not None) == inside, way


@given(st.ip_addresses(v=6))
def test_what_is_not_global_leads_inside(address: ipaddress.IPv6Address) -> None:
    """No address that is set aside passes, written long or short."""
    assume(not address.is_global)
    for way in (address.compressed, address.exploded, address.compressed.upper()):
        assert leads_inside(host_of(f"https://[{way}]/")) is not None


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST",
        "localhost.",
        "api.localhost",
        "l\u00adocalhost",
        "lo%63alhost",
        "metadata",
        "metadata.google.internal",
        "printer.local",
        "router.home.arpa",
        "billing.default.svc",
        "billing.default.svc.cluster.local",
        "10.0.0.1.nip.io",
        "app.localtest.me",
        "[fe80::1%25eth0]",
        "[::]",
        "256.1.1.1",
        "1.2.3.4.5",
        "0x",
        "1..2",
        "4294967296",
        "9" * 5_000,
    ],
)
def test_names_and_numbers_for_use_inside_are_known(host: str) -> None:
    """Names for networks, wildcard names, and what is no address at all are refused."""
    assert leads_inside(host_of(f"https://{host}/hooks")) is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.rosewood.example/banns",
        "https://local.rosewood.example",
        "https://internal-tools.rosewood.example:8443/localhost",
        "https://8.8.8.8/",
        "https://[2a00:1450:4001::1]/",
        "https://münchen.example/",
        "https://10.0.0.1.rosewood.example/",
    ],
)
def test_what_can_be_on_the_internet_passes(url: str) -> None:
    """A word in the middle of a name, a port or a path says nothing about where the name leads."""
    assert leads_inside(host_of(url)) is None


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever stands there is judged, never an accident."""
    leads_inside(host_of(f"https://{text}"))
    leads_inside(text)
