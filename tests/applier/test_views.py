"""The brief's tables, as views: its names, its columns, the live release's values."""

from __future__ import annotations

import json
from typing import Any

import pytest

from compiler.core.snapshot import Snapshot
from tests.applier.conftest import Trial
from tests.applier.trees import REMOVED, tree, warrant

COLUMNS = {
    "unified_communication_providers": (
        "id tenant_id event_id provider_type provider_name configuration priority is_active is_fallback "
        "health_status last_health_check created_at updated_at"
    ),
    "unified_communication_templates": (
        "id parent_template_id tenant_id event_id category channel name subject content variables design_settings "
        "brand_assets is_active version created_by created_at updated_at"
    ),
    "communication_campaigns": (
        "id event_id template_id name description scheduled_at status target_audience delivery_settings "
        "analytics_settings created_by created_at"
    ),
}
MAIL = {"subject": "You are invited", "preheader": "An invitation", "mjml": "<mjml/>", "text": "Come."}
CAMPAIGN = {"title": "Invitation", "template": "invitation", "channels": ["email", "sms"], "audience": {}}
FIXED = {"type": "fixed", "day": "2027-02-01", "at": "10:00"}


def _configuration(subject: str = "You are invited") -> Snapshot:
    return tree(
        {
            "platform": {
                "settings.locale": "it",
                "settings.open_tracking": False,
                "catalogue.categories.invitation": {"variables": ["guest_name"]},
                "templates.invitation.email.en": MAIL | {"subject": "Platform"},
            },
            "rosewood": {
                "tenant": {"name": "Rosewood", "legal_name": "R", "country": "IT", "timezone": "Europe/Rome"},
                "brand": {"primary": "#7A1F3D"},
                "providers.twilio-sms": {
                    "type": "twilio",
                    "channel": "sms",
                    "priority": 10,
                    "config": {"auth_token": {"secret": "env:TWILIO"}},
                },
                "templates.invitation.email.en": MAIL | {"subject": subject},
                "templates.invitation.email.it": MAIL,
                "templates.invitation.sms.it": {"text": "Ciao"},
                "campaigns.invitation": CAMPAIGN,
            },
            "rosewood/anna-ben": {
                "event": {
                    "name": "Anna & Ben",
                    "kind": "wedding",
                    "starts": "2027-06-19T15:30",
                    "ends": "2027-06-20T01:00",
                    "timezone": "Europe/Rome",
                },
                "brand": {"primary": "#000000"},
                "providers.twilio-sms": {
                    "type": "twilio",
                    "channel": "sms",
                    "priority": 5,
                    "config": {},
                    "enabled": False,
                    "fallback": True,
                },
                "templates.invitation.email.en": MAIL,
                "templates.invitation.email.it": REMOVED,
                "campaigns.invitation": CAMPAIGN | {"schedule": FIXED},
            },
        }
    )


@pytest.fixture
def live(trial: Trial) -> Trial:
    """A database with a small configuration applied."""
    trial.apply(_configuration())
    return trial


def _one(trial: Trial, view: str, where: str) -> dict[str, Any]:
    with trial.connected() as connection:
        rows = connection.exec_driver_sql(f"SELECT * FROM {view} WHERE {where}").mappings().all()  # noqa: S608
    (row,) = rows
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """The same for both databases: SQLite has JSON as text, truth as a number and moments as text."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    return value if value is None or isinstance(value, str | int | dict | list) else str(value)


@pytest.mark.parametrize("view", COLUMNS)
def test_a_view_has_the_briefs_columns(live: Trial, view: str) -> None:
    """Every column of the brief's table is a column of the view."""
    with live.connected() as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {view}").keys()  # noqa: S608
    assert set(COLUMNS[view].split()) <= set(found)


def test_providers_are_the_tenants_and_the_events(live: Trial) -> None:
    """A tenant's provider has no event; an event's own one has, with its own values."""
    tenants = _one(live, "unified_communication_providers", "event_id IS NULL")
    events = _one(live, "unified_communication_providers", "event_id IS NOT NULL")
    assert (tenants["provider_type"], tenants["provider_name"], tenants["priority"]) == ("sms", "twilio", 10)
    assert tenants["configuration"] == {"auth_token": {"secret": "env:TWILIO"}}
    assert (tenants["is_active"], tenants["is_fallback"], tenants["health_status"]) == (True, False, "unknown")
    assert (events["is_active"], events["is_fallback"], events["priority"]) == (False, True, 5)
    assert tenants["tenant_id"] == events["tenant_id"] == _one(live, "tenants", "1 = 1")["id"]
    assert events["event_id"] == _one(live, "events", "1 = 1")["id"]


def test_templates_know_their_parent_their_brand_and_their_variables(live: Trial) -> None:
    """A template's parent is the one above; its brand is that of its scope; its variables its category's."""
    named = "name = 'invitation.email.en'"
    platforms = _one(live, "unified_communication_templates", f"{named} AND tenant_id IS NULL")
    tenants = _one(live, "unified_communication_templates", f"{named} AND tenant_id IS NOT NULL AND event_id IS NULL")
    events = _one(live, "unified_communication_templates", f"{named} AND event_id IS NOT NULL")
    assert (platforms["parent_template_id"], platforms["brand_assets"]) == (None, {})
    assert (tenants["parent_template_id"], tenants["brand_assets"]) == (platforms["id"], {"primary": "#7A1F3D"})
    assert (events["parent_template_id"], events["brand_assets"]) == (tenants["id"], {"primary": "#000000"})
    assert (events["category"], events["channel"], events["locale"]) == ("invitation", "email", "en")
    assert (events["subject"], events["content"], events["variables"]) == ("You are invited", "<mjml/>", ["guest_name"])
    assert (events["design_settings"], events["version"]) == ({"preheader": "An invitation"}, 1)


def test_a_template_that_an_event_removed_is_no_row(live: Trial) -> None:
    """A tombstone shows nothing: the Italian invitation is the tenant's only."""
    assert _one(live, "unified_communication_templates", "name = 'invitation.email.it'")["event_id"] is None


def test_versions_are_counted_and_the_first_author_stays(live: Trial) -> None:
    """A changed template has version 2, was created by who said it first and updated later."""
    live.apply(_configuration(subject="Another"), warrant(who="grace"))
    where = "name = 'invitation.email.en' AND tenant_id IS NOT NULL AND event_id IS NULL"
    row = _one(live, "unified_communication_templates", where)
    assert (row["version"], row["created_by"], row["subject"]) == (2, "ada", "Another")


def test_campaigns_find_their_template_and_their_time(live: Trial) -> None:
    """A campaign points at the template its scope sees; only a fixed schedule has a time."""
    tenants = _one(live, "communication_campaigns", "event_id IS NULL")
    events = _one(live, "communication_campaigns", "event_id IS NOT NULL")
    italian = _one(live, "unified_communication_templates", "name = 'invitation.email.it'")
    english = _one(live, "unified_communication_templates", "name = 'invitation.email.en' AND event_id IS NOT NULL")
    assert (tenants["template_id"], tenants["status"], tenants["scheduled_at"]) == (italian["id"], "draft", None)
    assert (events["template_id"], events["status"]) == (english["id"], "scheduled")
    assert events["scheduled_at"] == "2027-02-01 10:00:00"
    assert events["delivery_settings"] == {"channels": ["email", "sms"], "schedule": FIXED}
    assert events["analytics_settings"] == {"open_tracking": False}


def test_a_run_decides_a_campaigns_status(live: Trial) -> None:
    """What the running side last noted of a campaign is its status."""
    with live.connected() as connection:
        for started, status in (("2027-02-01T10:00:00Z", "running"), ("2027-02-02T10:00:00Z", "completed")):
            connection.exec_driver_sql(
                f"INSERT INTO campaign_runs VALUES ('rosewood', 'anna-ben', 'invitation', '{started}', '{status}', NULL)"  # noqa: S608, E501
            )
    assert _one(live, "communication_campaigns", "event_id IS NOT NULL")["status"] == "completed"


def test_views_follow_the_pointer_of_each_scope(live: Trial) -> None:
    """An event held at an older release shows its rows of then, and its tenant those of now."""
    changed = _configuration(subject="Another")
    live.apply(changed)
    with live.connected() as connection:
        connection.exec_driver_sql("INSERT INTO config_pointers VALUES ('rosewood', '', 1)")
    where = "name = 'invitation.email.en' AND tenant_id IS NOT NULL AND event_id IS NULL"
    assert _one(live, "unified_communication_templates", where)["subject"] == "You are invited"
