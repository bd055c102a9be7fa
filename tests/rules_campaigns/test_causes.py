"""One cause gets one finding, where it was said, and nothing is concluded from what is broken."""

from __future__ import annotations

import pytest

from tests.rules_campaigns.memory import ANNA_BEN, GIULIA_TOM, GMAIL, ROSEWOOD, found, lines, text, with_guests

_BY_PRIORITY = {f"{ROSEWOOD}/routing.yaml": "email:\n  providers: [brevo-email]\n"}
_THANKS = """\
title: Word to {name}
template: invitation
channels: [sms]
audience: {{tags: [family]}}
schedule: {{type: relative, anchor: event_start, offset: -P30D, at: '10:00'}}
"""


def test_the_small_configuration_is_right() -> None:
    """Nothing is found in the configuration the other tests change."""
    assert found() == []


def test_many_campaigns_without_a_provider_are_one_finding() -> None:
    """A provider put out of use is told once, however many campaigns and events went through it."""
    changes = {f"{ROSEWOOD}/campaigns/word-{n}.yaml": _THANKS.format(name=n) for n in range(5)}
    off = {f"{ROSEWOOD}/providers/twilio-sms.yaml": text(f"{ROSEWOOD}/providers/twilio-sms.yaml") + "enabled: false\n"}
    (said,) = found(_BY_PRIORITY, changes, off)
    assert lines([said]) == ["channel-provider tenants/rosewood/providers/twilio-sms.yaml:9"]
    assert said.events == 2


def test_a_provider_that_routing_still_names_is_told_once() -> None:
    """A removed provider that a way names is one finding, at the null, though campaigns go that way too."""
    said = found({f"{ANNA_BEN}/providers.yaml": "brevo-email: null\ntwilio-sms: null\n"})
    assert lines(said) == [f"routing-provider {ANNA_BEN}/providers.yaml:{line}" for line in (1, 2)]


def test_a_removed_section_is_told_at_its_null() -> None:
    """`providers: null` in an event takes away every provider, and that line is shown."""
    event = {f"{GIULIA_TOM}/event.yaml": text(f"{GIULIA_TOM}/event.yaml") + "\nproviders: null\nrouting: null\n"}
    said = found(event, rules="channel-provider")
    line = (text(f"{GIULIA_TOM}/event.yaml") + "\n").count("\n") + 1
    assert set(lines(said)) == {f"channel-provider {GIULIA_TOM}/event.yaml:{line}"}
    assert len(said) == 2


def test_an_environment_that_removes_a_provider_is_told_there() -> None:
    """What an environment takes away is told at the environment's own line."""
    path = f"environments/staging/{ROSEWOOD}/providers.yaml"
    (said,) = found(_BY_PRIORITY, {path: "twilio-sms: null\n"}, staging=True)
    assert lines([said]) == [f"channel-provider {path}:1"]
    assert said.environments == ("staging",)


@pytest.mark.parametrize(
    "broken",
    [
        {f"{ROSEWOOD}/providers/twilio-sms.yaml": "type: [twilio]\nchannel: sms\n"},
        {f"{ROSEWOOD}/providers/twilio-sms.yaml": "chanel: sms\ntype: twilio\n"},
        {f"{ROSEWOOD}/routing.yaml": "email:\n  providers: brevo-email\n"},
        {f"{ROSEWOOD}/campaigns/invitation.yaml": "title: Invitation\nchannels: [emial, sms]\n"},
        {f"{ANNA_BEN}/settings.yaml": "channels: [emial]\nlocale: [de]\n"},
        {f"{ANNA_BEN}/event.yaml": "schema: event/v1\nevent: {starts: tomorrow}\n"},
        {"platform/catalogue/categories.yaml": "invitation:\n  consent_from: rsvp\n  timing: soon\n"},
    ],
)
def test_nothing_is_concluded_from_what_is_broken(broken: dict[str, str]) -> None:
    """A mistake in a section is told itself; no rule about sections together adds to it."""
    rules = {said.rule.id for said in found(broken, {f"{ANNA_BEN}/routing.yaml": "sms: {then: null}\n"})}
    assert (
        rules
        & {
            "channel-provider",
            "failover-channel",
            "route-fallbacks",
            "provider-daily-cap",
            "provider-daily-limit",
            "campaign-after-event",
            "campaign-before-consent",
            "campaign-consent-source",
            "campaign-timing",
            "campaign-locale",
            "locale-default",
        }
        == set()
    )


def test_a_campaign_that_is_not_sent_is_not_judged() -> None:
    """A campaign with `enabled: false` may stand at any hour, on any channel."""
    said = "enabled: false\nchannels: [email, sms, whatsapp]\nschedule:\n  at: 23:30\n"
    assert found({f"{ANNA_BEN}/campaigns/invitation.yaml": said}) == []


def test_a_reply_is_later_than_an_invitation() -> None:
    """What a guest's answer sets off stands on the invitation by nature and has no date to compare."""
    catalogue = {"platform/catalogue/categories/rsvp_reminder.yaml": "consent_from: [invitation]\n"}
    template = {f"{ROSEWOOD}/templates/rsvp_reminder/sms.yaml": "en:\n  text: 'Rosewood: see you then.'\n"}
    campaign = _THANKS.format(name="guests").replace("template: invitation", "template: rsvp_reminder")
    campaign = campaign[: campaign.index("schedule")] + "schedule: {type: trigger, trigger: reply_accepted}\n"
    rules = {said.rule.id for said in found(catalogue, template, {f"{ANNA_BEN}/campaigns/word.yaml": campaign})}
    assert not {rule for rule in rules if rule.startswith("campaign-")}


def test_a_retired_category_is_not_judged_without_a_day() -> None:
    """Without a day nothing is judged by the date; on the day itself it is."""
    catalogue = {"platform/catalogue/categories/invitation.yaml": "retired: 2026-11-23\n"}
    assert found(catalogue) == []
    assert found(catalogue, today="2026-11-22") == []
    (said,) = found(catalogue, today="2026-11-23")
    assert said.rule.id == "category-retired"
    assert not said.is_error


def test_testers_need_no_plan() -> None:
    """Where all messages go to testers, no cap and no rate is too small."""
    cap = {f"{ANNA_BEN}/providers.yaml": "brevo-email:\n  daily_cap: 1\n"}
    sandbox = {f"{ROSEWOOD}/settings.yaml": "sandbox: {enabled: true, email: testers@rosewood.example}\n"}
    assert lines(found(cap)) == [f"provider-daily-cap {ANNA_BEN}/providers.yaml:2"]
    assert found(cap, sandbox) == []


@pytest.mark.parametrize(
    ("audience", "rules"),
    [
        ("{}", ["provider-daily-cap"]),
        ("{reply: [not_asked]}", ["provider-daily-cap"]),
        ("{reply: [accepted], without_tags: [staff]}", ["provider-daily-cap"]),
        ("{reply: [pending]}", []),
        ("{tags: [family]}", []),
        ("{locales: [it]}", []),
    ],
)
def test_only_campaigns_to_everybody_are_counted(audience: str, rules: list[str]) -> None:
    """How many guests have a tag or no answer, no file says: only what goes to all is held against a cap."""
    campaign = {f"{ANNA_BEN}/campaigns/word.yaml": _THANKS.format(name="all").replace("{tags: [family]}", audience)}
    cap = {f"{ANNA_BEN}/providers.yaml": "twilio-sms:\n  daily_cap: 100\n"}
    assert [said.rule.id for said in found(campaign, cap)] == rules


@pytest.mark.parametrize(("guests", "rules"), [(500, []), (501, ["provider-daily-limit"])])
def test_a_services_own_limit_binds_the_only_provider(guests: int, rules: list[str]) -> None:
    """A consumer's Gmail account alone on a channel may have as many guests as Google lets it write to in a day."""
    alone = {f"{ROSEWOOD}/providers/brevo-email.yaml": GMAIL}
    assert [said.rule.id for said in found(alone, with_guests(ANNA_BEN, guests))] == rules


def test_another_channel_can_take_over() -> None:
    """A `then` is a fallback too: the limit is then a matter of several days, not of lost messages."""
    alone = {f"{ROSEWOOD}/providers/brevo-email.yaml": GMAIL, f"{ANNA_BEN}/routing.yaml": "email: {then: sms}\n"}
    (said,) = found(alone, with_guests(ANNA_BEN, 1200))
    assert said.rule.id == "provider-daily-cap"
    assert said.what == "1,200 guests by email, 500 a day: 3 days."


@pytest.mark.parametrize(("tier", "expected"), [("", 250), ("TIER_250", 250), ("TIER_2K", 2000), ("TIER_10K", 10_000)])
def test_a_whatsapp_tier_binds_too(tier: str, expected: int) -> None:
    """A WhatsApp number writes to no more guests in a day than its tier allows; without one, than a new one may."""
    limit = f"  messaging_limit: {tier}\n" if tier else ""
    provider = (
        "type: meta_whatsapp\nchannel: whatsapp\nconfig:\n  phone_number_id: '100000000000101'\n"
        "  waba_id: '200000000000102'\n  display_phone_number: '+390555550130'\n"
        "  access_token: {secret: env:TOKEN}\n  app_secret: {secret: env:SECRET}\n"
        f"  verify_token: {{secret: env:VERIFY}}\n{limit}priority: 10\n"
    )
    said = found(
        {
            f"{ROSEWOOD}/providers/whatsapp.yaml": provider,
            "platform/settings.yaml": text("platform/settings.yaml").replace("sms]", "sms, whatsapp]"),
            f"{ANNA_BEN}/campaigns/word.yaml": _THANKS.format(name="all")
            .replace("{tags: [family]}", "{}")
            .replace("[sms]", "[whatsapp]"),
        },
        with_guests(ANNA_BEN, expected + 1),
        rules="provider-daily-limit",
    )
    assert [f"send to {expected:,} a day" in one.what for one in said] == [True]


def test_an_event_by_email_only_needs_no_other_failover() -> None:
    """Where an event leaves a channel out, a tenant's failover to it does not hold there and is not told."""
    routing = {f"{ROSEWOOD}/routing.yaml": "email:\n  providers: [brevo-email]\n  then: sms\n"}
    event = {
        f"{ANNA_BEN}/settings.yaml": "channels: [email]\n",
        f"{ANNA_BEN}/campaigns/invitation.yaml": "channels: [email]\n",
    }
    assert found(routing, event) == []


def test_a_provider_of_the_wrong_type_is_told_alone() -> None:
    """Where a provider cannot carry its own channel, nothing is said of channels that nobody carries."""
    wrong = text(f"{ROSEWOOD}/providers/twilio-sms.yaml").replace("channel: sms", "channel: email")
    said = found(_BY_PRIORITY, {f"{ROSEWOOD}/providers/twilio-sms.yaml": wrong})
    assert [one.rule.id for one in said] == ["provider-channel-unsupported"]


def test_an_event_whose_dates_contradict_each_other_is_told_alone() -> None:
    """While an event's own dates contradict each other no campaign is judged by them."""
    timing = "timing: {anchor: event_start, earliest: -P90D, latest: -P30D}\n"
    event = text(f"{ANNA_BEN}/event.yaml").replace("starts: 2027-06-19T15:30", "starts: 2028-06-19T15:30")
    catalogue = {"platform/catalogue/categories/invitation.yaml": timing}
    said = found(catalogue, {f"{ANNA_BEN}/event.yaml": event})
    assert [one.rule.id for one in said] == ["contradiction"]


def test_the_locales_of_an_event_do_not_make_a_tenants_templates_wrong() -> None:
    """An event may offer fewer locales than its tenant writes in."""
    template = {f"{ROSEWOOD}/templates/invitation/sms/it.yaml": "text: 'Rosewood: {{ event_date }}.'\n"}
    rules = {said.rule.id for said in found(template, {f"{ANNA_BEN}/settings.yaml": "locales: [en]\n"})}
    assert "template-locale" not in rules


def test_several_campaigns_moved_by_one_deadline_are_one_finding() -> None:
    """A reply deadline before the invitation is told once, at the deadline, with every reminder it moves."""
    catalogue = {"platform/catalogue/categories/rsvp_reminder.yaml": "consent_from: [invitation]\n"}
    template = {f"{ROSEWOOD}/templates/rsvp_reminder/sms.yaml": "en:\n  text: 'Rosewood: please answer.'\n"}
    reminder = _THANKS.replace("template: invitation", "template: rsvp_reminder").replace(
        "event_start", "reply_deadline"
    )
    reminders = {f"{ROSEWOOD}/campaigns/reminder-{n}.yaml": reminder.format(name=n) for n in range(3)}
    event = text(f"{ANNA_BEN}/event.yaml").replace("deadline: 2027-05-01", "deadline: 2027-04-10")
    other = text(f"{GIULIA_TOM}/event.yaml") + "\n  reply: {url: 'https://rsvp.example/g', deadline: 2027-08-20}\n"
    changes = {f"{ANNA_BEN}/event.yaml": event, f"{GIULIA_TOM}/event.yaml": other}
    (said,) = found(catalogue, template, reminders, changes)
    assert lines([said]) == [f"campaign-before-consent {ANNA_BEN}/event.yaml:17"]
    assert said.what.startswith("`reminder-0`, `reminder-1` and `reminder-2` go out before `invitation`")
