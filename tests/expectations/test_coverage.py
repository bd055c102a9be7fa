"""Coverage counts the lines that decided something an expectation looked at."""

from __future__ import annotations

from compiler.core.expectations.coverage import SectionCoverage
from compiler.service import run_tests
from tests.expectations.world import ANNA_BEN, ROSEWOOD, STAGING, World, file_of

_FILES = {
    f"{ROSEWOOD}/brand.yaml": "name: R\nprimary: '#7A1F3D'\ntext: '#000000'\n",
    f"{ANNA_BEN}/brand.yaml": "primary: '#2F5D50'\ntext: null\n",
    f"{STAGING}/{ROSEWOOD}/brand.yaml": "primary: '#333333'\n",
}
_ALL_VALUES = 6


def _covered(
    expect: str, more: str = "  event: anna-ben\n", tenant: str | None = "rosewood", section: str = "brand"
) -> SectionCoverage:
    cases = f"c:\n{more}  expect: [{expect}]"
    run = run_tests(World({**_FILES, f"{ROSEWOOD}/tests/t.yaml": file_of(cases)}), tenant, with_coverage=True)
    assert run.coverage is not None
    return next(each for each in run.coverage.sections if each.section == section)


def test_the_line_that_wins_counts_and_the_overridden_one_does_not() -> None:
    """A value looked at in an event covers the event's line, in one of the three layers that speak of it."""
    found = _covered("{value: brand.primary, origin: event}")
    assert (found.entries, found.entries_looked_at) == (3, 1)
    assert (found.values, found.values_looked_at) == (_ALL_VALUES, 1)
    assert found.never == ("rosewood:brand", "rosewood:brand@staging")


def test_a_whole_entry_covers_the_lines_of_every_layer_in_it() -> None:
    """Looking at all of an entry covers what each layer adds to it."""
    found = _covered("{value: brand, is: {name: R, primary: '#2F5D50'}}")
    assert (found.entries_looked_at, found.values_looked_at) == (2, 2)


def test_a_null_counts_once_its_absence_is_expected() -> None:
    """A line that removes is covered by an expectation that nothing is there."""
    assert _covered("{absent: brand.text}").values_looked_at == 1
    assert _covered("{absent: brand.tagline}").values_looked_at == 0


def test_what_an_environment_says_counts_in_that_environment() -> None:
    """A line of staging is covered by a case in staging only."""
    found = _covered("{value: brand.primary, is: '#333333'}", more="  environment: staging\n")
    assert found.never == ("rosewood:brand", "rosewood/anna-ben:brand")


def test_expectations_that_fail_have_looked_too() -> None:
    """What a failing expectation looked at is not called never looked at."""
    assert _covered("{value: brand.primary, is: x}").values_looked_at == 1


def test_what_a_case_gives_is_none_of_the_settings() -> None:
    """A given value covers nothing; a value beside it covers its line."""
    given = "  given: {brand: {primary: '#111111'}}\n"
    assert _covered("{value: brand.primary, is: '#111111'}", more=given).values_looked_at == 0
    assert _covered("{value: brand.name, is: R}", more=given).values_looked_at == 1


def test_a_route_covers_what_decides_it() -> None:
    """A route looks at the order and at what makes a provider fit, not at its account."""
    found = _covered("{route: email, providers: [brevo-email]}", section="routing")
    assert (found.entries, found.entries_looked_at, found.values_looked_at) == (2, 1, 1)
    found = _covered("{route: email, providers: [brevo-email]}", section="providers")
    assert (found.entries, found.entries_looked_at, found.values_looked_at) == (2, 1, 2)


def test_a_template_covers_its_entry_but_none_of_its_words() -> None:
    """Which language a guest gets says nothing about what is written."""
    found = _covered("{template: invitation, channel: sms, locale: en}", section="templates")
    assert (found.entries, found.entries_looked_at, found.values_looked_at) == (2, 1, 0)


def test_one_tenant_counts_alone() -> None:
    """With a tenant only its layers are counted, without one everybody's."""
    assert all(name.startswith("rosewood") for name in _covered("{absent: brand.text}", section="event").never)
    everyone = _covered("{absent: brand.text}", section="event", tenant=None)
    assert "harbour-trust/gala-2027:event" in everyone.never
