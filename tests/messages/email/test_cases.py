"""Markup that looks real: what must be found, with the words that say it, and what must be let through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from messages.email.clients import client_faults
from messages.email.element import markup_of
from messages.email.fault import Fault
from messages.email.links import link_faults, name_faults
from messages.email.pictures import picture_faults
from messages.email.source import place, readings
from messages.email.structure import classes_of, structure_faults
from messages.email.unsafe import unsafe_faults

HERE = Path(__file__).parent / "cases"
FAIL = sorted((HERE / "must-fail").iterdir())
PASS = sorted((HERE / "must-pass").iterdir())
URLS = frozenset({"rsvp_url", "map_url", "privacy_url", "unsubscribe_url", "brand.logo.url"})
_FINDS = re.compile(r"<!-- finds: (.*) -->\n")


def _judged(file: Path, text: str) -> list[Fault]:
    found = [*link_faults(text, URLS), *name_faults(text), *picture_faults(text, URLS)]
    found += [*unsafe_faults(text), *client_faults(text)]
    if file.suffix == ".mjml":
        return [*found, *structure_faults(text, "", classes_of(text))]
    return [*found, *(fault for reading in readings(text) for fault in markup_of(reading).faults)]


@pytest.mark.parametrize("file", FAIL, ids=lambda file: file.stem)
def test_what_is_wrong_is_found_once_and_in_its_words(file: Path) -> None:
    """Each case of the list is found, with the words it names, and nothing else is found beside it."""
    text = file.read_text(encoding="utf-8")
    expected = _FINDS.match(text)
    assert expected is not None
    found = _judged(file, text)
    assert [fault for fault in found if expected[1] in f"{fault.what} {fault.fix}"], found
    assert len(found) == 1, found
    assert place(text, found[0].at)[0] > 1 or "no <mjml>" in found[0].what


@pytest.mark.parametrize("file", PASS, ids=lambda file: file.stem)
def test_what_is_right_is_let_through(file: Path) -> None:
    """Nothing is found in a case that is right, however close it comes."""
    assert _judged(file, file.read_text(encoding="utf-8")) == []


def test_the_lists_are_long_enough() -> None:
    """Both lists have at least thirty cases."""
    assert len(FAIL) >= 30
    assert len(PASS) >= 30
