"""Meta's languages, and the locales they are for."""

from __future__ import annotations

import pytest

from messages.whatsapp.languages import LANGUAGES, fits, fitting


@pytest.mark.parametrize(
    ("language", "locale", "right"),
    [
        ("en_GB", "en", True),
        ("en", "en-GB", True),
        ("en_US", "en-GB", False),
        ("it", "it", True),
        ("it", "it-CH", True),
        ("de_AT", "de-AT", True),
        ("de_CH", "de-AT", False),
        ("pt_BR", "pt", True),
        ("nb", "no", True),
        ("zh_CN", "zh-Hans", True),
        ("zh_CN", "zh-Hant", False),
        ("zh_HK", "zh-Hant", True),
        ("fr", "it", False),
    ],
)
def test_a_language_is_for_its_locales(language: str, locale: str, right: bool) -> None:
    """The language is the same; where both name a country, so is that."""
    assert language in LANGUAGES
    assert fits(language, locale) is right


def test_the_plainest_comes_first() -> None:
    """What is offered begins with the code without a country."""
    assert fitting("de") == ("de", "de_AT", "de_CH")
    assert fitting("eo") == ()
