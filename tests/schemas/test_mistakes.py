"""What people get wrong is refused while they type; what a patch may say is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.schemas.judging import accepts

WRONG: list[tuple[str, Any]] = [
    ("patch/tenant", {}),
    ("patch/tenant", {"schema": "tenant/v2"}),
    ("patch/tenant", {"schema": "event/v1"}),
    ("patch/tenant", {"schema": "tenant/v1", "brnad": {}}),
    ("patch/tenant", {"schema": "tenant/v1", "catalogue": {}}),
    ("patch/tenant", {"schema": "tenant/v1", "event": {}}),
    ("patch/platform", {"schema": "platform/v1", "brand": {}}),
    ("patch/platform", {"schema": "platform/v1", "providers": {}}),
    ("patch/tenant.brand", {"colour": "#7A1F3D"}),
    ("patch/tenant.brand", {"primary": "red"}),
    ("patch/tenant.brand", {"name": 12}),
    ("patch/tenant.brand", {"logo": "logo.png"}),
    ("patch/tenant.brand", {"primary": {"secret": "env:NAME"}}),
    ("patch/tenant.tenant.contact", {"phone": 390551234567}),
    ("patch/tenant.compliance", {"sources": {}}),
    ("patch/tenant.compliance.quiet_hours", {"unknown_zone": "all_zones"}),
    ("patch/tenant.compliance.retention", {"guest_details": "90 days"}),
    ("patch/tenant.compliance.quiet_hours", {"send_window": "8-21"}),
    ("patch/tenant.compliance.opt_out.keywords", {"english": ["STOP"]}),
    ("patch/tenant.settings", {"channels": ["email", "fax"]}),
    ("patch/tenant.settings", {"channels": ["email", None]}),
    ("patch/tenant.settings", {"sms_segments": "2"}),
    ("patch/tenant.settings", {"open_tracking": "no"}),
    ("patch/tenant.providers", {"Twilio SMS": {}}),
    ("patch/tenant.providers.each", {"type": "twilo"}),
    ("patch/tenant.providers.each", {"type": "gmail", "channel": "sms"}),
    ("patch/tenant.providers.each", {"type": "twilio", "channel": "sms", "config": {"acount_sid": "AC0"}}),
    ("patch/tenant.providers.each", {"type": "twilio", "channel": "sms", "config": {"auth_token": "5f2c"}}),
    ("patch/tenant.providers.each", {"type": "twilio", "channel": "whatsapp", "config": {"region": "ie1"}}),
    ("patch/tenant.providers.each", {"type": "twilio", "config": {"host": "smtp.rosewood.example"}}),
    ("patch/tenant.providers.each", {"config": {"acount_sid": "AC00000000000000000000000000000a01"}}),
    ("patch/tenant.providers.each", {"config": {"auth": {"client": "x"}}}),
    ("patch/tenant.providers.each", {"config": {"auth": {"type": "app_password", "client_id": None}}}),
    ("patch/tenant.providers.each", {"config": {"api_key": {"secret": "env:lower"}}}),
    ("patch/tenant.providers.each", {"id": "twilio"}),
    ("patch/tenant.campaigns.each.schedule", {"type": "fixed", "offset": "-P60D"}),
    ("patch/tenant.campaigns.each.schedule", {"offset": "60 days"}),
    ("patch/tenant.campaigns.each.schedule", {"type": "weekly"}),
    ("patch/tenant.templates.each", {"fax": {}}),
    ("patch/tenant.templates.each.sms.each", {"text": {"file": 3}}),
    ("patch/tenant.templates.each.sms.each", {"text": {"file": "sms.txt", "encoding": "utf-8"}}),
    ("patch/tenant.templates.each.email.each", {"subject": {"file": "subject.txt"}}),
    ("patch/tenant.templates.each.whatsapp.each", {"buttons": [{"type": "url", "label": "Answer"}]}),
    ("patch/event.event.guests", {"expected": 0}),
]

RIGHT: list[tuple[str, Any]] = [
    ("patch/tenant", {"schema": "tenant/v1"}),
    ("patch/tenant", {"schema": "tenant/v1", "brand": None, "providers": {"gmail": None}}),
    ("patch/event", {"schema": "event/v1", "event": {"venue": {"name": None}}, "compliance": None}),
    ("patch/platform", {"schema": "platform/v1", "compliance": {"quiet_hours": {"unknown_zone": "event_zone"}}}),
    ("patch/tenant.brand", {"primary": None, "logo": {"url": None}, "corners": None}),
    ("patch/tenant.providers.each", {"type": None, "channel": None, "config": None}),
    ("patch/tenant.providers.each", {"id": None, "moved": ["rosewood:providers.twilio"]}),
    ("patch/tenant.providers.each", {"config": {"from": None, "auth_token": {"secret": "env:NAME"}}}),
    ("patch/tenant.providers.each", {"config": {"from": {"name": "Rosewood"}}}),
    ("patch/tenant.providers.each", {"config": {"auth": {"client_id": None, "app_password": None}}}),
    ("patch/tenant.providers.each", {"type": "smtp", "config": {"port": None, "dkim": None}}),
    ("patch/tenant.campaigns.each.schedule", {"at": "10:00", "delay": None, "day": "2027-02-01"}),
    ("patch/tenant.campaigns.each.schedule", {"type": None, "at": None}),
    ("patch/tenant.templates.each.sms.each", {"text": {"file": "sms.txt"}}),
    ("patch/tenant.templates", {"invitation": {"sms": {"en": {"text": None}, "pt-BR": None}}}),
    ("patch/tenant.templates.each.whatsapp.each.header", {"text": "Hello", "url": None}),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=str)
def test_a_mistake_is_refused(name: str, value: Any) -> None:
    """A typical mistake is refused by the schema of its file."""
    assert not accepts(name, value)


@pytest.mark.parametrize(("name", "value"), RIGHT, ids=str)
def test_a_patch_is_accepted(name: str, value: Any) -> None:
    """Parts, nulls at any depth and fields without their variant's name are what patches are made of."""
    assert accepts(name, value)
