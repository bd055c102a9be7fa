"""What a case gives: the layer as a change would leave it."""

from __future__ import annotations

import pytest

from compiler.service import run_tests
from tests.expectations.world import ANNA_BEN, ROSEWOOD, STAGING, World, file_of, only, ran, told


def _case(given: str, *expected: str, more: str = "") -> str:
    lines = "".join(f"\n    - {each}" for each in expected)
    return f"c:\n{more}  given: {given}\n  expect:{lines}"


def test_maps_unite_and_values_replace() -> None:
    """What is given takes the place of the layer's own line; the lines beside it stay."""
    cases = _case(
        "{brand: {primary: '#111111', sign_off: R}}",
        "{value: brand.primary, is: '#111111', origin: tenant}",
        "{value: brand.sign_off, is: R}",
        "{value: brand.name, is: Rosewood}",
    )
    assert told(ran(cases)) == []


def test_a_line_of_the_layer_itself_is_edited_rather_than_overridden() -> None:
    """A looser value than the layer's own is fine as long as it keeps the floors above: it is an edit."""
    cases = _case(
        "{compliance: {retention: {guest_details: P9M}}}", "{value: compliance.retention.guest_details, is: P9M}"
    )
    assert told(ran(cases)) == []


def test_a_rule_that_must_fire_is_found_at_its_line() -> None:
    """A looser value than the floor is found, and what it would replace stays in force."""
    cases = _case(
        "{compliance: {quiet_hours: {send_window: 06:00-23:00}}}",
        "{rule: floor-weakened, at: compliance.quiet_hours.send_window}",
        "{rule: floor-weakened, at: compliance}",
        "{value: compliance.quiet_hours.send_window, is: 08:00-21:00, origin: platform}",
    )
    assert told(ran(cases)) == []


def test_a_rule_elsewhere_than_expected_is_told_with_its_place() -> None:
    """A rule that only finds something at another address fails the case, and its place is the given line."""
    cases = _case(
        "{compliance: {quiet_hours: {send_window: 06:00-23:00}}}", "{rule: floor-weakened, at: compliance.retention}"
    )
    (unmet,) = only(ran(cases)).unmet
    assert unmet.what == "The rule finds something elsewhere only."
    assert str(unmet.lines[0].place) == "configs/tenants/rosewood/tests/t.yaml:4:53"


def test_errors_that_are_not_expected_fail_the_case() -> None:
    """A case whose settings would not be accepted proves nothing, also where its expectations hold."""
    cases = _case("{brand: {primary: red}}", "{value: brand.name, is: Rosewood}")
    (unmet,) = only(ran(cases)).unmet
    assert unmet.what == "What is given would be refused, and the case does not expect it."
    assert [str(shown.place) for shown in unmet.lines] == ["configs/tenants/rosewood/tests/t.yaml:4:30"]
    assert unmet.lines[0].text.startswith("bad-value: ")


def test_values_that_were_not_given_keep_their_places() -> None:
    """A value beside the given ones is told with the line of the settings it stands in; a given one with its own."""
    cases = _case("{brand: {name: R}}", "{value: brand.primary, is: x}", "{value: brand.name, is: x}")
    places = [str(shown.place) for unmet in only(ran(cases)).unmet for shown in unmet.lines if shown.layer]
    assert places == ["configs/tenants/rosewood/brand.yaml:2:10", "configs/tenants/rosewood/tests/t.yaml:4:27"]


@pytest.mark.parametrize(
    ("given", "absent"),
    [
        ("{providers: {brevo-email: null}}", "providers.brevo-email"),
        ("{providers: null}", "providers"),
        ("{brand: {accent: null}}", "brand.accent"),
        ("{settings: {locale: null}}", "settings.locale"),
        ("{routing: {sms: {attempts: null}}}", "routing.sms.attempts"),
    ],
)
def test_null_takes_out_whoever_said_it(given: str, absent: str) -> None:
    """Null removes what the layer says itself, in whole files too, and what it inherits."""
    run = ran(_case(given, f"{{absent: {absent}}}"))
    assert not any(unmet.subject == absent for unmet in only(run).unmet)


def test_null_removes_what_the_layer_changes_and_the_layer_above_says() -> None:
    """A provider that an event only changes is gone from the event, not back to what its tenant says."""
    files = {f"{ANNA_BEN}/providers/twilio-sms.yaml": "priority: 5\n"}
    cases = _case(
        "{providers: {twilio-sms: null}, routing: {sms: null}, settings: {channels: [email]}, campaigns: null}",
        "{absent: providers.twilio-sms}",
        "{route: sms, providers: []}",
    )
    run = run_tests(World({**files, f"{ANNA_BEN}/tests/t.yaml": file_of(cases)}))
    assert told(run) == []


def test_a_secret_is_replaced_whole() -> None:
    """A reference to a secret takes the place of another one; the two are not mixed."""
    given = "{providers: {brevo-email: {config: {api_key: {secret: env:OTHER}}}}}"
    cases = _case(given, "{value: providers.brevo-email.config.api_key, is: {secret: env:OTHER}}")
    assert told(ran(cases)) == []


def test_texts_survive_being_given() -> None:
    """Quotes, line ends and characters that YAML treats in its own way come through as they are."""
    text = '"q\'\\" \\\\ {{ event_date }}\\n\\u2028\\u0085\\ufeff é 💐 # no: yes"'
    given = f"{{brand: {{sign_off: 'x: y # z'}}, templates: {{invitation: {{sms: {{en: {{text: {text}}}}}}}}}}}"
    cases = _case(
        given, f"{{value: templates.invitation.sms.en.text, is: {text}}}", "{value: brand.sign_off, is: 'x: y # z'}"
    )
    assert told(ran(cases)) == []


def test_a_tenants_change_is_seen_by_its_events() -> None:
    """A tenant's case may give its own layer and look at an event, in an environment."""
    files = {f"{STAGING}/{ROSEWOOD}/providers/twilio-sms.yaml": "priority: 7\n"}
    more = "  event: anna-ben\n  environment: staging\n"
    cases = _case(
        "{providers: {twilio-sms: {priority: 3, daily_cap: 9}}}",
        "{value: providers.twilio-sms.daily_cap, is: 9, origin: tenant}",
        "{value: providers.twilio-sms.priority, is: 7, origin: tenant@staging}",
        more=more,
    )
    assert told(run_tests(World({**files, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))) == []


def test_cases_do_not_see_what_others_give() -> None:
    """What one case gives is gone for the next one, whatever their order."""
    cases = """
a:
  given: {brand: {primary: '#111111'}}
  expect: [{value: brand.primary, is: '#111111'}]
b:
  expect: [{value: brand.primary, is: '#7A1F3D'}]
c:
  given: {brand: {tagline: T}}
  expect: [{value: brand.tagline, is: T}, {value: brand.primary, is: '#7A1F3D'}]
"""
    assert ran(cases).failed == 0


def test_aliases_are_changed_one_by_one() -> None:
    """A value that the file repeats by an alias is given anew in one place only."""
    files = {
        f"{ROSEWOOD}/templates/invitation/sms.yaml": "en: &same {text: Hello}\nit: *same\n",
    }
    cases = _case(
        "{templates: {invitation: {sms: {it: {text: Ciao}}}}}",
        "{value: templates.invitation.sms.en.text, is: Hello}",
        "{value: templates.invitation.sms.it.text, is: Ciao}",
    )
    assert told(run_tests(World({**files, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))) == []


def test_what_a_day_brings_is_judged_as_of_the_day_a_case_names() -> None:
    """A case is the same on every day: it names its own, or nothing is judged by dates."""
    cases = "c:\n  day: 2027-06-19\n  expect: [{value: brand.name, is: Rosewood}]"
    assert told(ran(cases)) == []
