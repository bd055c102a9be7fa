"""The zones guests may live in."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from compiler.core.rules.compliance.audience import _candidates
from compiler.core.rules.compliance.country_zones import ZONES
from tools.zones import TARGET, module


def test_the_table_of_zones_is_that_of_the_time_zone_database() -> None:
    """`python -m tools.zones` would write what stands there."""
    assert TARGET.read_text(encoding="utf-8") == module()


def test_every_zone_of_the_table_is_known() -> None:
    """No country has a zone that clocks here do not know."""
    assert all(ZoneInfo(zone) for zones in ZONES.values() for zone in zones)
    assert ZONES["IT"] == ("Europe/Rome",)
    assert "Pacific/Honolulu" in ZONES["US"]


def test_zones_that_an_event_names_are_believed() -> None:
    """Who says that the American guests live in New York need not fear for Honolulu."""
    assert _candidates(("America/New_York", "Europe/Rome"), ("US", "IT")) == ("America/New_York", "Europe/Rome")


def test_a_country_without_a_named_zone_brings_all_of_its_own() -> None:
    """Guests of a country of which no zone is named may live in any of them."""
    found = _candidates(("Europe/Rome",), ("PT", "IT"))
    assert found == ("Atlantic/Azores", "Atlantic/Madeira", "Europe/Lisbon", "Europe/Rome")
