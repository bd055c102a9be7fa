"""Each kind of expectation holds where it is so, and says what is there instead where it is not."""

from __future__ import annotations

import pytest

from compiler.service import run_tests
from tests.expectations.world import ANNA_BEN, ROSEWOOD, STAGING, World, file_of, only, ran, told

_SMTP = (
    "config: {host: mail.rosewood.example, port: 465, tls: implicit, user: hello@rosewood.example, "
    "password: {secret: env:ROSEWOOD_SMTP_PASSWORD}, from: {name: Rosewood, email: hello@rosewood.example}}"
)
_WORLD = {
    f"{ANNA_BEN}/brand.yaml": "primary: '#2F5D50'\naccent: null\nlogo:\n  url: https://a.example/l.png\n  alt: A\n",
    f"{ROSEWOOD}/providers/gmail.yaml": f"type: smtp\nchannel: email\n{_SMTP}\npriority: 1\nfallback: true\n",
    f"{ROSEWOOD}/providers/spare.yaml": f"type: smtp\nchannel: email\n{_SMTP}\npriority: 50\n",
    f"{ROSEWOOD}/providers/old.yaml": f"type: smtp\nchannel: email\n{_SMTP}\npriority: 2\nenabled: false\n",
    f"{ROSEWOOD}/templates/invitation/sms.yaml": "de: {text: D}\nen: {text: E}\nit: {text: I}\npt-BR: {text: P}\n",
    f"{ROSEWOOD}/settings.yaml": "locales: [en, it, pt-BR]\n",
    f"{STAGING}/{ROSEWOOD}/settings.yaml": "locale: it\n",
    f"{STAGING}/{ANNA_BEN}/brand.yaml": "primary: '#000000'\n",
}
_FREE = {f"{ROSEWOOD}/routing.yaml": "order: [sms, email]\n"}

HOLDS = [
    "{value: brand.primary, is: '#2F5D50'}",
    "{value: brand.primary, is: '#2F5D50', origin: event}",
    "{value: brand.text, origin: tenant}",
    "{value: brand.logo, is: {alt: A, url: https://a.example/l.png}, origin: event}",
    "{value: settings.sms_segments, is: 3}",
    "{value: settings.channels, is: [email, sms]}",
    "{value: settings.open_tracking, is: false, origin: platform}",
    "{value: providers.brevo-email.config.api_key, is: {secret: env:ROSEWOOD_BREVO_API_KEY}}",
    "{value: templates.invitation.sms, is: {de: {text: D}, en: {text: E}, it: {text: I}, pt-BR: {text: P}}}",
    "{absent: brand.accent}",
    "{absent: providers.twilio-whatsapp}",
    "{absent: experiments}",
    "{route: email, providers: [brevo-email]}",
    "{route: whatsapp, providers: []}",
    "{channels: [email, sms]}",
    "{template: invitation, channel: sms, locale: en}",
]


@pytest.mark.parametrize("expected", HOLDS)
def test_what_is_so_holds(expected: str) -> None:
    """A true expectation about an event passes."""
    cases = f"c:\n  event: anna-ben\n  expect: [{expected}]"
    run = run_tests(World({**_WORLD, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))
    assert only(run).unmet == ()
    assert run.holds


_OTHERS = "the providers of email: Others are tried."
_NONE = "the providers of whatsapp: None is tried: the channel is not in use, not allowed, or has no provider."
FAILS = [
    (
        "{value: brand.primary, is: '#7A1F3D'}",
        ["brand.primary: The value is another one.", "- #7A1F3D", "+ #2F5D50 (event)"],
    ),
    (
        "{value: settings.sms_segments, is: '3'}",
        ["settings.sms_segments: The value is another one.", '- "3"', "+ 3 (platform)"],
    ),
    (
        "{value: settings.open_tracking, is: 0}",
        ["settings.open_tracking: The value is another one.", "- 0", "+ false (platform)"],
    ),
    (
        "{value: brand.logo, is: {url: https://b.example, width: 3}}",
        [
            "brand.logo: The value is another one.",
            "- brand.logo.url: https://b.example",
            "+ brand.logo.url: https://a.example/l.png (event)",
            "- brand.logo.width: 3",
            "+ brand.logo.alt: A (event)",
        ],
    ),
    (
        "{value: settings.locales, is: [en, de, it]}",
        ["settings.locales: The value is another one.", "  en", "- de", "  it", "+ pt-BR (tenant)"],
    ),
    ("{value: brand.accent, is: '#C9A66B'}", ["brand.accent: Nothing is set there.", "- #C9A66B", "+ null (event)"]),
    ("{value: brand.sign_off, is: Anna}", ["brand.sign_off: Nothing is set there.", "- Anna"]),
    (
        "{value: brand.primary, origin: tenant}",
        ["brand.primary, its origin: It comes from another layer.", "- tenant", "+ event"],
    ),
    (
        "{value: brand, origin: tenant}",
        ["brand, its origin: Not all of it comes from that layer.", "  tenant: brand.name", "+ event: brand.primary"],
    ),
    ("{absent: brand.name}", ["brand.name: Something is set there.", "+ Rosewood (tenant)"]),
    (
        "{route: email, providers: [brevo-mail]}",
        [
            f"{_OTHERS} There is no provider `brevo-mail` here. Did you mean `brevo-email`?",
            "- brevo-mail",
            "+ brevo-email (tenant)",
        ],
    ),
    (
        "{route: email, providers: [old, twilio-sms, brevo-email]}",
        [
            f"{_OTHERS} `old` is not enabled. `twilio-sms` carries sms.",
            "- old",
            "- twilio-sms",
            "  brevo-email",
        ],
    ),
    (
        "{route: whatsapp, providers: [twilio-sms]}",
        [
            f"{_NONE} `twilio-sms` carries sms.",
            "- twilio-sms",
        ],
    ),
    ("{channels: [sms, email]}", ["the channels: They are tried in another order.", "+ email", "  sms", "- email"]),
    ("{channels: [email]}", ["the channels: Others are tried.", "  email", "+ sms"]),
    (
        "{template: invitation, channel: sms, locale: it}",
        ["templates.invitation.sms: The guest gets it in another language.", "- it", "+ en (tenant)"],
    ),
    (
        "{template: invitation, channel: sms, locale: fr}",
        ["templates.invitation.sms: It is not written in fr.", "- fr", "+ en (tenant)"],
    ),
    (
        "{template: invitation, channel: sms, locale: de}",
        [
            "templates.invitation.sms: It is written in de, which `settings.locales` does not offer.",
            "- de",
            "+ en (tenant)",
        ],
    ),
    (
        "{template: invitaton, channel: sms, locale: en}",
        ["templates.invitaton.sms: There is no such template. Did you mean `invitation`?", "- en"],
    ),
    ("{rule: floor-weakened}", ["floor-weakened: The rule finds nothing."]),
]


@pytest.mark.parametrize(("expected", "words"), FAILS, ids=[expected for expected, _ in FAILS])
def test_what_is_not_so_is_told(expected: str, words: list[str]) -> None:
    """A false expectation fails with what was expected, what is there, and the layer it comes from."""
    cases = f"c:\n  event: anna-ben\n  expect: [{expected}]"
    run = run_tests(World({**_WORLD, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))
    assert told(run) == words
    assert not run.holds


@pytest.mark.parametrize(
    ("guest", "expected"),
    [
        ("{locale: it}", "{template: invitation, channel: sms, locale: it}"),
        ("{locale: it-CH}", "{template: invitation, channel: sms, locale: it}"),
        ("{locale: pt-BR}", "{template: invitation, channel: sms, locale: pt-BR}"),
        ("{locale: pt}", "{template: invitation, channel: sms, locale: en}"),
        ("{locale: de}", "{template: invitation, channel: sms, locale: en}"),
        ("{locale: nl}", "{template: invitation, channel: sms, locale: en}"),
        ("{allows: [sms]}", "{channels: [sms]}"),
        ("{allows: [sms]}", "{route: email, providers: []}"),
        ("{allows: []}", "{channels: []}"),
        ("{allows: [whatsapp]}", "{channels: []}"),
    ],
)
def test_what_a_guest_meets(guest: str, expected: str) -> None:
    """A guest's language is the exact one, else its root, else the settings'; channels are those the guest allows."""
    cases = f"c:\n  event: anna-ben\n  guest: {guest}\n  expect: [{expected}]"
    run = run_tests(World({**_WORLD, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))
    assert told(run) == []


@pytest.mark.parametrize(
    "expected",
    [
        "{route: email, providers: [brevo-email, spare, gmail]}",
        "{channels: [sms, email]}",
    ],
)
def test_without_an_order_in_routing_priorities_decide(expected: str) -> None:
    """Lower priorities go first, fallbacks last whatever their number, what is not enabled never."""
    cases = f"c:\n  event: anna-ben\n  expect: [{expected}]"
    run = run_tests(World({**_WORLD, **_FREE, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))
    assert told(run) == []


def test_an_environment_is_a_layer_of_its_own() -> None:
    """A case may look at an environment, and name what it changes as an origin."""
    cases = """
c:
  event: anna-ben
  environment: staging
  guest: {locale: nl}
  expect:
    - {value: brand.primary, is: '#000000', origin: event@staging}
    - {value: settings.locale, origin: tenant@staging}
    - {value: settings.sandbox.enabled, is: true, origin: platform@staging}
    - {template: invitation, channel: sms, locale: it}
"""
    assert told(run_tests(World({**_WORLD, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))) == []


def test_a_long_text_differs_in_its_first_other_line() -> None:
    """Of two long texts only the first line that differs is shown, with its number."""
    cases = 'c:\n  expect: [{value: templates.invitation.sms.en.text, is: "one\\ntwo\\nthree"}]'
    run = ran(cases, tenants__rosewood__templates__invitation__sms__yaml=None)
    assert only(run).unmet[0].what == "The value is another one."
    files = {f"{ROSEWOOD}/templates/invitation/sms.yaml": "en:\n  text: |-\n    one\n    2\n    three\n"}
    run = run_tests(World({**files, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))
    assert told(run)[1:] == ["- line 2: two", "+ line 2: 2 (tenant)"]


def test_nothing_is_concluded_from_what_was_left_out() -> None:
    """Where a setting is wrong, an expectation about it neither holds nor differs: it cannot be judged."""
    files = {f"{ROSEWOOD}/brand.yaml": "primary: red\n", f"{ROSEWOOD}/routing.yaml": "email: {providers: 3}\n"}
    cases = "c:\n  expect:\n    - {absent: brand.primary}\n    - {route: email, providers: []}"
    run = run_tests(World({**files, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}))
    assert [unmet.what.partition(":")[0] for unmet in only(run).unmet] == ["It cannot be judged"] * 2


def test_each_layer_tests_its_own_scope() -> None:
    """Without an event a case looks at the layer it lies in; the platform's names an event with its tenant."""
    expected = "c:\n  expect: [{value: settings.locale, origin: platform}]"
    brand = "c:\n  expect: [{value: brand.primary, is: '#2F5D50'}]"
    files = {
        "platform/tests/a.yaml": file_of(expected),
        "platform/tests/b.yaml": file_of(brand.replace("c:\n", "c:\n  event: rosewood/anna-ben\n")),
        f"{ANNA_BEN}/tests/deep/c.yaml": file_of(brand),
    }
    run = run_tests(World({**_WORLD, **files}))
    assert [case.scope for case in run.cases] == ["platform", "rosewood/anna-ben", "rosewood/anna-ben"]
    assert run.holds
