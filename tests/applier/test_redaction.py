"""No password is ever shown, however the address is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applier.core.redaction import redacted, without_secrets


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///banns.db", "sqlite:///banns.db"),
        ("postgresql://ada@host/db", "postgresql://ada@host/db"),
        ("postgresql://ada:hunter22@host:5432/db", "postgresql://ada:***@host:5432/db"),
        ("postgresql://ada:hun@ter/22@host/db", "postgresql://ada:***@host/db"),
        ("postgresql://:hunter22@host/db", "postgresql://:***@host/db"),
        (
            "postgresql://host/db?user=ada&password=hunter22&sslmode=require",
            "postgresql://host/db?user=ada&password=***&sslmode=require",
        ),
        ("postgresql://host/db?sslpassword=x&sslkey=y", "postgresql://host/db?sslpassword=***&sslkey=***"),
    ],
)
def test_an_address_is_shown_without_its_secrets(url: str, shown: str) -> None:
    """What names the database stays, what opens it goes."""
    assert redacted(url) == shown


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=6))
def test_no_password_survives(password: str) -> None:
    """Law: whatever the password is, it is not in what is shown."""
    password = f"<{password}>"
    assert password not in redacted(f"postgresql://ada:{password}@host/db")


def test_a_drivers_message_is_cleaned() -> None:
    """A driver that took half a password for a host does not give it away."""
    told = without_secrets('could not translate host name "ter22" of hun@ter22', "postgresql://ada:hun@ter22@host/db")
    assert "ter22" not in told
    assert "hun" not in told
