"""Generates configuration trees of any size, the same ones on every machine.

An event file has about forty lines, as in real use: facts, an override of a provider, two colours,
a template of its own here and there. Forty events to a tenant.
"""

from __future__ import annotations

import shutil
from pathlib import Path

EVENTS_OF_A_TENANT = 40
_EXAMPLE = Path(__file__).resolve().parent.parent / "configs"


def generate(folder: Path, events: int) -> Path:
    """Write a tree with so many events into a folder and return the folder."""
    configs = folder / "configs"
    if (configs / "complete").exists():
        return configs
    shutil.rmtree(configs, ignore_errors=True)
    configs.mkdir(parents=True)
    # What the example's platform says of the example's own tenants is about nobody here.
    about_tenants = shutil.ignore_patterns("tests", "secret_exceptions", "reviewed-transfers.yaml")
    shutil.copytree(_EXAMPLE / "platform", configs / "platform", ignore=about_tenants)
    for number in range(events):
        tenant, position = divmod(number, EVENTS_OF_A_TENANT)
        home = configs / "tenants" / f"tenant-{tenant:05}"
        if position == 0:
            _tenant(home, tenant)
        place = home / "events" / f"event-{number:06}"
        place.mkdir(parents=True)
        (place / "event.yaml").write_text(_event(number), encoding="utf-8")
    return configs


def _tenant(home: Path, number: int) -> None:
    home.mkdir(parents=True)
    (home / "tenant.yaml").write_text(_TENANT.format(number=number, sid=f"{number:032x}"), encoding="utf-8")


def _event(number: int) -> str:
    day = 1 + number % 28
    # Some events are content with their tenant's looks and ways, as in real use.
    said = _EVENT if number % 8 else _EVENT.replace(_OWN, "")
    return said.format(
        number=number,
        day=day,
        colour=f"{number % 100:02X}{number // 100 % 100:02X}{number // 10_000 % 100:02X}",  # dark: white is read on it
        guests=20 + number % 400,
        priority=11 + number % 80,
    )


_TENANT = """\
schema: tenant/v1
tenant:
  name: Tenant {number}
  legal_name: Tenant {number} S.r.l.
  country: IT
  timezone: Europe/Rome
  postal_address:
    street: Via dei Serragli {number}
    city: Firenze
    postcode: '50124'
    country: IT
  contact:
    email: hello@tenant-{number}.example
    phone: '+390555550{number:05}'
compliance:
  controller:
    name: Tenant {number} S.r.l.
    contact: privacy@tenant-{number}.example
    privacy_url: https://tenant-{number}.example/privacy
  quiet_hours:
    send_window: 09:00-20:00
brand:
  name: Tenant {number}
  primary: '#7A1F3D'
  accent: '#C9A66B'
  background: '#F7F1EA'
  surface: '#FFFFFF'
  text: '#2B2B2B'
  on_primary: '#FFFFFF'
providers:
  twilio-sms:
    type: twilio
    channel: sms
    priority: 10
    config:
      account_sid: AC{sid}
      auth_token: {{secret: 'env:TENANT_{number}_TWILIO'}}
      messaging_service_sid: MG{sid}
    processor: {{name: Twilio Ireland Limited, region: eu, transfer_basis: none_needed}}
routing:
  sms:
    providers: [twilio-sms]
roles:
  tenant_admin: {{members: ['@tenant-{number}/admins']}}
  event_manager: {{members: ['@tenant-{number}/events']}}
  data_protection: {{members: ['@tenant-{number}/privacy']}}
segments:
  pending-abroad:
    title: Abroad, and not answered
    all: {{reply: [pending], countries: [GB, DE]}}
orchestration:
  frequency: {{per_week: 2}}
analytics:
  costs: {{currency: EUR, sms: 0.07}}
templates:
  invitation:
    sms:
      en:
        text: >-
          {{{{ brand_name }}}}: {{{{ host_names }}}} invite you on {{{{ event_date }}}}.
          Answer by {{{{ rsvp_deadline }}}}: {{{{ rsvp_url }}}} {{{{ sms_optout_text }}}}
  rsvp_reminder:
    sms:
      en:
        text: '{{{{ brand_name }}}}: answer by {{{{ rsvp_deadline }}}}. {{{{ rsvp_url }}}} {{{{ sms_optout_text }}}}'
campaigns:
  invitation:
    title: Invitation
    template: invitation
    channels: [sms]
    audience:
      reply: [not_asked]
    schedule:
      type: relative
      anchor: event_start
      offset: -P70D
      at: '10:00'
"""

_OWN = """\
brand:
  primary: '#{colour}'
  sign_off: With love from event {number}
providers:
  twilio-sms:
    priority: {priority}
settings:
  tone: formal
"""

_EVENT = (
    """\
schema: event/v1
event:
  kind: wedding
  name: Event {number}
  hosts: Hosts of event {number}
  starts: 2027-06-{day:02}T15:30
  ends: 2027-06-{day:02}T23:30
  timezone: Europe/Rome
  venue:
    name: Villa {number}
    address: Strada di Cetinale {number}
    city: Siena
    country: IT
    map_url: https://maps.example/villa-{number}
  website: https://event-{number}.example
  reply:
    url: https://event-{number}.example/reply
    deadline: 2027-05-01
  features:
    plus_one: true
    children: false
    transport: true
  guests:
    expected: {guests}
    countries: [IT, GB]
    timezones: [Europe/Rome, Europe/London]
  attire: Garden formal
"""
    + _OWN
    + """\
compliance:
  contact_limits:
    per_week: 3
campaigns:
  rsvp-reminder:
    title: Reminder
    template: rsvp_reminder
    channels: [sms]
    audience:
      reply: [pending]
      segments: [pending-abroad]
    schedule:
      type: relative
      anchor: reply_deadline
      offset: -P7D
      at: '18:00'
"""
)
