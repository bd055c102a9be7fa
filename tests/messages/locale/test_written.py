"""Days, times, numbers and plurals as CLDR has them, over twelve languages; and which way they are written."""

from __future__ import annotations

import pytest

from messages.locale.direction import direction_of
from messages.locale.forms import forms_of
from messages.locale.written import clock, day, is_known, longest_clock, longest_day, number, regional
from messages.template.fill import fill

DAYS = {
    "en-GB": "Saturday 19 June 2027",
    "en-US": "Saturday June 19, 2027",
    "it": "sabato 19 giugno 2027",
    "de": "Samstag 19. Juni 2027",
    "fr": "samedi 19 juin 2027",
    "es": "sábado 19 de junio de 2027",
    "pt-BR": "sábado 19 de junho de 2027",
    "pl": "sobota 19 czerwca 2027",
    "nl": "zaterdag 19 juni 2027",
    "sv": "lördag 19 juni 2027",
    "ja": "土曜日 2027年6月19日",
    "ar": "السبت 19 يونيو 2027",
    "he": "יום שבת 19 ביוני 2027",
}


@pytest.mark.parametrize("locale", DAYS)
def test_a_day_is_written_as_its_language_does(locale: str) -> None:
    """With the weekday, so that no sentence needs an article that depends on the day."""
    assert day("2027-06-19", locale).replace("\u200f", "") == DAYS[locale]


PLURALS = {
    "en": {1: "one", 2: "other", 0: "other"},
    "it": {1: "one", 2: "other"},
    "fr": {0: "one", 1: "one", 2: "other"},
    "de": {1: "one", 7: "other"},
    "pl": {1: "one", 2: "few", 5: "many", 22: "few"},
    "cs": {1: "one", 3: "few", 5: "other"},
    "ar": {0: "zero", 1: "one", 2: "two", 5: "few", 11: "many", 100: "other"},
    "he": {1: "one", 2: "two", 5: "other"},
    "ja": {1: "other", 2: "other"},
    "lt": {1: "one", 2: "few", 11: "other"},
    "sl": {1: "one", 2: "two", 3: "few", 5: "other"},
    "ru": {1: "one", 2: "few", 5: "many", 21: "one"},
    "cy": {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many", 7: "other"},
}


@pytest.mark.parametrize("locale", PLURALS)
def test_a_plural_takes_the_form_of_its_language(locale: str) -> None:
    """The template writes every form; the number chooses."""
    text = "{{ n | plural(zero='zero', one='one', two='two', few='few', many='many', other='other') }}"
    assert {count: fill(text, {"n": number(count, locale)}) for count in PLURALS[locale]} == PLURALS[locale]


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("en", ["one", "other"]),
        ("it", ["one", "other"]),
        ("ja", ["other"]),
        ("pl", ["one", "few", "many"]),
        ("ar", ["zero", "one", "two", "few", "many", "other"]),
        ("he", ["one", "two", "other"]),
    ],
)
def test_the_forms_a_language_asks_for(locale: str, forms: list[str]) -> None:
    """Only those that whole numbers up to a thousand take: nobody writes a form for a million nights."""
    assert list(forms_of(locale)) == forms


def test_a_number_stands_in_its_form_as_it_is_written() -> None:
    """With the separators of its language."""
    assert fill("{{ n | plural(one='one', other='{} guests') }}", {"n": number(1200, "de")}) == "1.200 guests"


@pytest.mark.parametrize("locale", ["ar", "he", "fa", "ur", "yi", "ckb", "ar-EG"])
def test_right_to_left(locale: str) -> None:
    """Arabic, Hebrew, Persian, Urdu and the like are written from the right."""
    assert direction_of(locale) == "rtl"


@pytest.mark.parametrize("locale", ["en", "it", "ja", "ru", "tr", "zh-Hant"])
def test_left_to_right(locale: str) -> None:
    """All others are written from the left."""
    assert direction_of(locale) == "ltr"


@pytest.mark.parametrize("locale", [*DAYS, "ru", "el", "fi", "hu", "tr", "cs"])
def test_the_longest_day_and_time_are_the_longest(locale: str) -> None:
    """No day of two years and no minute is longer than what lengths are checked with."""
    days = [f"{year}-{month:02}-{each:02}" for year in (2027, 2028) for month in range(1, 13) for each in range(1, 29)]
    assert max(len(day(each, locale)) for each in days) <= len(longest_day(locale))
    times = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 5, 30, 59)]
    assert max(len(clock(each, locale)) for each in times) <= len(longest_clock(locale))


def test_english_follows_the_country_of_the_event() -> None:
    """English in Italy has no "June 19"; Danish English is Danish; nothing is made up for other languages."""
    assert day("2027-06-19", regional("en", "IT")) == "Saturday 19 June 2027"
    assert day("2027-06-19", regional("en", "US")) == "Saturday June 19, 2027"
    assert regional("de", "AT") == "de-AT"
    assert regional("it", "JP") == "it"
    assert regional("en-GB", "US") == "en-GB"


def test_a_locale_nobody_knows() -> None:
    """CLDR has no such language."""
    assert is_known("pt-BR")
    assert not is_known("xx")
    assert not is_known("gr")
