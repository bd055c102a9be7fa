# ruff: noqa: E501 (what a terminal shows stands here as it is)
"""`banns affects`: who sees what a line says."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import Banns

pytestmark = pytest.mark.usefixtures("repository")


def test_a_line_has_its_readers(banns: Banns) -> None:
    """A line is looked up by file and number: who reads it, and who says otherwise, where."""
    found = banns("affects", "configs/tenants/rosewood/brand.yaml:5")
    assert found.code == 0
    assert (
        found.out
        == """\
configs/tenants/rosewood/brand.yaml:5  rosewood:brand.primary = #7A1F3D
    2 of 4 events read it: giulia-tom, sofia-james
    2 of 4 events say otherwise: anna-ben #2F5D50 (configs/tenants/rosewood/events/anna-ben/event.yaml:46), luca-marie #1F2F4F (configs/tenants/rosewood/events/luca-marie/brand.yaml:3)
"""
    )


def test_an_address_is_the_same_as_its_line(banns: Banns) -> None:
    """A route in a scope that says it gives what its line gives."""
    line = banns("affects", "configs/tenants/rosewood/brand.yaml:5").out
    assert banns("affects", "rosewood:brand.primary").out == line


def test_a_route_that_is_inherited_shows_the_line_it_comes_from(banns: Banns) -> None:
    """A scope that says nothing itself is told the nearest line above, as its own events see it."""
    found = banns("affects", "rosewood:compliance.requests.answered_within").out
    assert found.startswith("configs/platform/compliance.yaml:")
    assert "4 of 4 events read it" in found


def test_a_floor_names_who_is_stricter(banns: Banns) -> None:
    """Under a floor, those below with a smaller limit are stricter and not merely other."""
    found = json.loads(banns("affects", "platform:compliance.contact_limits.per_week", "--format", "json").out)
    (value,) = found["values"]
    stands = {each["event"]: each["stands"] for each in value["events"]}
    assert len(stands) == 12
    assert stands["rosewood/luca-marie"] == "stricter"


def test_a_text_in_a_file_of_its_own_has_its_route(banns: Banns) -> None:
    """A line of a message body is a line of the template that reads it."""
    found = banns("affects", "configs/tenants/rosewood/templates/invitation/email.en.txt:3").out
    assert "rosewood:templates.invitation.email.en.text" in found


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("configs/tenants/rosewood/brand.yaml:1", "says nothing"),
        ("configs/tenants/rosewood/brand.yaml:900", "beyond the end"),
        ("configs/tenants/rosewood/nothing.yaml:1", "no file that any layer reads"),
        ("configs/environments/staging/platform/settings.yaml:2", "add --env staging"),
        ("rosewood:brand.primry", "Did you mean `primary`?"),
        ("rosewod:brand.primary", "Did you mean `rosewood`?"),
        ("rosewood:brand.legal_line", ""),
    ],
)
def test_what_is_no_setting_is_said(banns: Banns, target: str, words: str) -> None:
    """A comment, a wrong line, file, environment, route or scope ends with what to write."""
    found = banns("affects", target)
    assert found.code == 2
    assert words in found.err
