"""The exact text a person reads, and the JSON a program reads, on a small tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.render.explanation import render_json, render_text
from compiler.render.paint import Paint
from compiler.service import explain, open_folder, parse_address
from tests.goldens import Golden

HERE = Path(__file__).parent
CASES = {
    "set-in-one-layer": ("oak:brand.primary", ""),
    "overridden": ("oak/may:providers.texts.priority", ""),
    "secret-overridden-in-an-environment": ("oak/may:providers.texts.config.auth_token", "staging"),
    "every-layer-of-an-environment": ("oak/may:brand.primary", "staging"),
    "removed-leaf": ("oak/may:brand.logo.alt", ""),
    "removed-and-said-again": ("oak/may:brand.tagline", "staging"),
    "removed-entry": ("oak/may:providers.spare", ""),
    "removed-setting-is-an-entry": ("oak:settings.locale", ""),
    "removed-section": ("oak/may:settings.sandbox", ""),
    "unset": ("oak/may:brand.fonts.heading", ""),
    "unset-and-demanded": ("oak/may:brand.text", ""),
    "only-the-platform-may-say-it": ("oak/may:compliance.quiet_hours.unknown_zone", ""),
    "unset-and-due-from-the-event": ("oak/may:campaigns.save-the-date.schedule", ""),
    "whole-entry": ("oak/may:providers.texts", ""),
    "whole-section": ("oak/may:settings", ""),
    "floor-tightened-then-loosened": ("oak/may:settings.sms_segments", ""),
    "floor-in-an-environment": ("oak/may:settings.sms_segments", "staging"),
    "floor-that-is-looser": ("oak:settings.send_rate", ""),
    "floor-nobody-can-compare": ("oak/may:compliance.quiet_hours.send_window", ""),
    "floor-of-durations": ("oak:compliance.retention", ""),
    "floor-that-a-null-leaves-in-force": ("oak:compliance.contact_limits", ""),
    "body-in-a-file": ("oak/may:templates.invitation.sms.en.text", ""),
    "alias": ("oak/may:brand.accent", ""),
    "id-stays-with-its-layer": ("oak:tenant.id", ""),
    "addresses-it-had": ("oak/may:event.moved", ""),
    "name-that-no-layer-says": ("oak/may:providers.text.priority", ""),
    "platform": ("platform:settings.tone", ""),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_what_explain_prints(case: str, golden: Golden) -> None:
    """One address, one golden text and one golden document."""
    address, environment = CASES[case]
    explanation = explain(open_folder(HERE / "tree"), parse_address(address), environment)
    label = (HERE / "tree").as_posix()
    golden(HERE / "golden" / f"{case}.txt", render_text(explanation, Paint(False)).replace(label, "configs"))
    golden(HERE / "golden" / f"{case}.json", render_json(explanation).replace(label, "configs"))


def test_every_golden_has_its_case() -> None:
    """No golden outlives the case it was for."""
    assert {file.stem for file in (HERE / "golden").iterdir()} == set(CASES)


def test_a_value_whose_map_became_another_kind_is_told_so() -> None:
    """What a changed kind of schedule left behind is neither set nor removed, and the line that said it is shown."""
    tree = open_folder(HERE.parents[1] / "configs")
    address = parse_address("harbour-trust/patrons-breakfast-2027:campaigns.invitation.schedule.anchor")
    (explained,) = explain(tree, address).values
    assert (explained.is_set, [said.part.name for said in explained.said]) == (False, ["DROPPED"])
