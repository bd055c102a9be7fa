"""What each type accepts as `config`, and what it refuses at which field."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.catalogue import config_errors, provider_channels, provider_fields, provider_types
from tests.catalogue.accounts import Wrong, account_types, accounts, right_accounts, wrong_accounts


def test_every_type_and_channel_has_an_account_and_mistakes() -> None:
    """No type, and no channel of one, goes untried."""
    assert account_types() == list(provider_types())
    for kind in provider_types():
        assert set(accounts(kind)) == set(provider_channels(kind))
        assert all(len(said["wrong"]) >= 3 for said in accounts(kind).values()), kind


@pytest.mark.parametrize(("kind", "channel", "config"), right_accounts())
def test_a_right_account_is_accepted(kind: str, channel: str, config: dict[str, Any]) -> None:
    """Nothing is wrong with it."""
    assert config_errors(kind, channel, config) == []


@pytest.mark.parametrize("wrong", wrong_accounts(), ids=str)
def test_a_mistake_is_found_where_it_is(wrong: Wrong) -> None:
    """Exactly the field that is wrong is named, with what kind of mistake it is and what is due there."""
    found = config_errors(wrong.type, wrong.channel, wrong.config)
    assert {(".".join(map(str, error.route)), error.kind) for error in found if not _is_echo(error.kind, found)} == {
        (wrong.at, wrong.kind)
    }
    assert all(error.form or error.kind == "unknown" for error in found)


@pytest.mark.parametrize("kind", provider_types())
def test_every_example_of_a_field_has_its_form(kind: str) -> None:
    """What a field shows as an example is accepted there."""
    for channel in provider_channels(kind):
        for field in provider_fields(kind, channel):
            for example in field.schema["examples"]:
                config: Any = example
                for name in reversed(field.route):
                    config = {name: config}
                wrong = [error.route for error in config_errors(kind, channel, config) if error.kind != "missing"]
                assert field.route not in wrong, (channel, field.route, example)


def _is_echo(kind: str, found: list[Any]) -> bool:
    """A number where text is due also breaks the text's form."""
    return kind == "form" and any(error.kind == "quotes" for error in found)
