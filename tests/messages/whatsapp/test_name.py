"""The name a template has at Meta."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from messages.whatsapp.name import template_name

_KEY = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,200}", fullmatch=True)
_DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(_KEY, _KEY, _KEY, _DIGEST)
def test_it_has_the_form_that_meta_takes(tenant: str, event: str, category: str, digest: str) -> None:
    """Small letters, digits and underscores, 512 at most, whatever the address."""
    name = template_name(f"{tenant}/{event}:templates.{category}.whatsapp.pt-BR", digest)
    assert re.fullmatch(r"[a-z0-9_]{1,512}", name)


@given(_DIGEST, _DIGEST)
def test_another_content_is_another_name(one: str, other: str) -> None:
    """Two contents share a name only where they are the same."""
    address = "rosewood:templates.invitation.whatsapp.it"
    assert (template_name(address, one) == template_name(address, other)) == (one == other)


def test_addresses_that_look_alike_have_names_of_their_own() -> None:
    """A hyphen and an underscore are written alike; the names differ all the same."""
    digest = "a" * 64
    one = template_name("rosewood/anna-ben:templates.invitation.whatsapp.it", digest)
    other = template_name("rosewood/anna_ben:templates.invitation.whatsapp.it", digest)
    assert one.rpartition("_")[0] == other.rpartition("_")[0] == "rosewood_anna_ben_invitation_it"
    assert one != other
