"""An address that names nothing is answered with the nearest one that does."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.core.explain import Explanation, Part
from compiler.service import BadAddress, UnknownEnvironment, explain, open_folder, parse_address
from schemas.scope import Scope

TREE = Path(__file__).parent / "tree"


def _explain(address: str, environment: str = "") -> Explanation:
    return explain(open_folder(TREE), parse_address(address), environment)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("oka:brand.primary", "There is no tenant `oka`. Did you mean `oak`?"),
        ("oak/mai:brand.primary", "oak has no event `mai`. Did you mean `may`?"),
        ("oak:brandd.primary", "There is no section `brandd`. Did you mean `brand`?"),
        ("oak:brand.primry", "There is no setting `primry` in `oak:brand.primry`. Did you mean `primary`?"),
        ("oak:brand.logo.with", "There is no setting `with` in `oak:brand.logo.with`. Did you mean `width`?"),
        ("oak:campaigns.x.schedule.ofset", "There is no setting `ofset`"),
        ("oak:brand.primary.red", "`oak:brand.primary.red` goes into a single value."),
        ("oak:settings.channels.0", "`oak:settings.channels.0` goes into a single value."),
        ("oak", "`oak` is no address."),
        ("oak:", "`oak:` is no address."),
        ("oak:brand..primary", "is no address."),
        ("Oak:brand", "`Oak` is no scope."),
        ("oak/may/june:brand", "is no scope."),
    ],
)
def test_an_address_there_cannot_be_names_the_nearest(address: str, words: str) -> None:
    """Wrong scope, section, setting or form: one sentence says which part, and what comes nearest."""
    with pytest.raises(BadAddress) as wrong:
        _explain(address)
    assert words in str(wrong.value)


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("oak/may:providers.txts", "oak/may:providers.texts"),
        ("oak/may:providers.txts.config.from", "oak/may:providers.texts"),
        ("oak/may:providers.texts.config.frm", "oak/may:providers.texts.config.from"),
        ("oak/may:templates.invitatoin.sms.en.text", "oak/may:templates.invitation"),
        ("oak/may:providers.nothing-like-it", None),
        ("oak/may:providers.texts.priority", None),
    ],
)
def test_a_name_that_no_layer_says_points_to_the_nearest_that_one_does(address: str, nearest: str | None) -> None:
    """Such an address may be right, so it is answered, with the one that may be meant."""
    assert _explain(address).nearest == nearest


def test_an_unknown_environment_is_refused() -> None:
    """It says which there are."""
    with pytest.raises(UnknownEnvironment, match="There is: staging"):
        _explain("oak:brand", "stagin")


@pytest.mark.parametrize(
    ("address", "due"),
    [
        ("oak:brand", Scope.TENANT),
        ("oak:brand.text", Scope.TENANT),
        ("oak:brand.tagline", None),
        ("oak:brand.fonts.heading", None),
        ("oak:brand.logo.width", Scope.TENANT),
        ("oak:providers.texts.channel", Scope.TENANT),
        ("oak:providers.nobody.channel", None),
        ("oak:providers.texts.config.from", None),
        ("platform:platform.name", Scope.PLATFORM),
        ("oak/may:campaigns.save-the-date.schedule", Scope.EVENT),
        ("oak:compliance.controller.name", Scope.TENANT),
        ("oak/may:event.venue.city", Scope.EVENT),
    ],
)
def test_the_scope_from_which_a_value_is_due(address: str, due: Scope | None) -> None:
    """A field of something optional is demanded only once that something is there."""
    assert _explain(address).due is due


def test_a_null_that_a_floor_survives_is_told_apart_from_one_that_removes() -> None:
    """The one leaves the value as it is, the other takes it away."""
    kept = _explain("oak:compliance.contact_limits.per_day").values[0]
    gone = _explain("oak:settings.locale").values[0]
    assert (kept.is_set, [said.part for said in kept.said]) == (True, [Part.WINS, Part.KEPT])
    assert (gone.is_set, [said.part for said in gone.said]) == (False, [Part.OVERRIDDEN, Part.REMOVES])
