"""What Meta asks of the buttons under a message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from messages.sms.links import SHORTENERS
from messages.whatsapp.fault import Fault, at
from messages.whatsapp.numbering import numbered
from messages.whatsapp.signs import emoji

MOST = 10
_MOST_OF = {"url": 2, "phone": 1}
_NAMES = {"url": "buttons that open a page", "phone": "buttons that call"}
LONGEST_LABEL = 25
LONGEST_URL = 2000


def button_faults(buttons: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Yield what is wrong with a template's buttons, each alone and all together."""
    if len(buttons) > MOST:
        yield Fault(
            part=("buttons", MOST), what=f"There are {len(buttons)} buttons; Meta takes {MOST}.", fix="Take some out."
        )
    yield from _counts(buttons)
    runs = [
        kind for kind, _ in groupby("quick_reply" if each["type"] == "quick_reply" else "other" for each in buttons)
    ]
    if runs.count("quick_reply") > 1:
        last = max(number for number, each in enumerate(buttons) if each["type"] == "quick_reply")
        what = "Quick replies stand on both sides of another button."
        yield Fault(part=("buttons", last), what=what, fix="Put all quick replies together.")
    labels: dict[str, int] = {}
    for number, each in enumerate(buttons):
        yield from _label(number, str(each["label"]), labels)
        if each["type"] == "url":
            yield from _url(number, str(each["url"]))


def _counts(buttons: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    for kind, most in _MOST_OF.items():
        numbers = [number for number, each in enumerate(buttons) if each["type"] == kind]
        if len(numbers) > most:
            what = f"There are {len(numbers)} {_NAMES[kind]}; Meta takes {most}."
            yield Fault(part=("buttons", numbers[most]), what=what, fix=f"Keep {most}.")


def _label(number: int, label: str, labels: dict[str, int]) -> Iterator[Fault]:
    part = ("buttons", number, "label")
    if len(label) > LONGEST_LABEL:
        what = f"The label has {len(label)} characters; a button takes {LONGEST_LABEL}."
        yield Fault(part=part, what=what, fix=f"Cut {len(label) - LONGEST_LABEL}.")
    if "{{" in label or "{%" in label:
        what = "There is a variable in the label; it is the same for everybody."
        yield Fault(part=part, what=what, fix="Write the words themselves.")
    if "\n" in label:
        yield Fault(part=part, what="The label has a line break.", fix="Write it on one line.")
    found = emoji(label)
    if found is not None:
        yield at(part, label, found[0], f"`{found[1]}` is an emoji; Meta refuses it on a button.", "Take it out.")
    before = labels.setdefault(label.casefold(), number)
    if before != number:
        what = f"Button {before + 1} has the same label."
        yield Fault(part=part, what=what, fix="Give each button its own.")


def _url(number: int, url: str) -> Iterator[Fault]:
    part = ("buttons", number, "url")
    found = numbered(url)
    if found is None:
        return
    if found.odd:
        what = "A condition or an expression stands in the address."
        yield Fault(part=part, what=what, fix="Write a fixed address, with one variable at its end.")
        return
    if len(found.holes) > 1:
        what = f"There are {len(found.holes)} variables in the address; Meta takes one, at its end."
        yield Fault(part=part, what=what, fix="Use one variable that holds the whole end, such as {{ rsvp_path }}.")
    elif found.holes and found.holes[0].end != len(found.text.rstrip()):
        what = f"{{{{ {found.holes[0].path} }}}} is followed by more of the address."
        yield Fault(part=part, what=what, fix="Put the variable at the end of the address.")
    yield from _address(part, found.text[: found.holes[0].start] if found.holes else found.text, found.text)


def _address(part: tuple[str | int, ...], fixed: str, whole: str) -> Iterator[Fault]:
    try:
        parsed = urlsplit(fixed)
        host = parsed.hostname or ""
    except ValueError:
        parsed, host = urlsplit(""), ""
    is_cut = whole != fixed and (not parsed.path or not host)
    if parsed.scheme != "https" or "." not in host or is_cut:
        what = "The address does not begin with https:// and a host of its own."
        fix = "Write https://, the host and a slash before the variable: https://rsvp.rosewood.example/{{ rsvp_path }}."
        yield Fault(part=part, what=what, fix=fix)
    elif host.removeprefix("www.") in SHORTENERS:
        what = f"The address leads through {host}, and Meta refuses short links and links to WhatsApp itself."
        yield Fault(part=part, what=what, fix="Write the page's own address.")
    if len(whole) > LONGEST_URL:
        what = f"The address has {len(whole):,} characters; Meta takes {LONGEST_URL:,}."
        yield Fault(part=part, what=what, fix="Use a shorter one.")
    if any(sign.isspace() for sign in whole.strip()):
        yield Fault(part=part, what="There is a space in the address.", fix="Write %20, or leave it out.")
