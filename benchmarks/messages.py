"""`python -m benchmarks.messages`: e-mails rendered in a second on one core, from a warm template.

Beside it the same template filled by Jinja alone, without MJML (its floor), and MJML compiled for every guest
(what the artifact saves). All three in turn, so that a drifting machine drifts for all.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from messages.email.mjml import html_of
from messages.layout import framed
from messages.render import render_email

_ROUNDS, _GUESTS = 9, 1000
_TENANT = Path(__file__).parent.parent / "configs" / "tenants" / "rosewood"
_FACTS = {
    "host_names": "Anna Conti & Ben Hughes", "event_date": "Saturday 19 June 2027", "start_time": "15:30",
    "venue_name": "Villa Belcolle", "event_city": "Montespertoli", "rsvp_deadline": "Saturday 1 May 2027",
    "rsvp_url": "https://rsvp.rosewood.example/anna-ben", "attire_code": "Garden formal", "plus_one_allowed": True,
    "children_allowed": True, "support_contact": "hello@rosewood.example", "brand_name": "Rosewood",
    "controller_name": "Rosewood Weddings S.r.l.", "postal_address": "Via dei Serragli 12, 50124 Firenze, IT",
    "privacy_url": "https://rosewood.example/privacy", "unsubscribe_url": "https://rosewood.example/u/7f3k2m",
    "event_name": "Anna & Ben", "event_website": "https://anna-ben.example", "locale": "en", "direction": "ltr",
    "couple_names": "Anna Conti & Ben Hughes", "rsvp_path": "anna-ben", "subject": "-", "preheader": "-",
}  # fmt: skip
_BRAND = {
    "name": "Rosewood", "tagline": "Weddings in Tuscany", "primary": "#7A1F3D", "on_primary": "#FFFFFF",
    "accent": "#C9A66B", "background": "#F7F1EA", "surface": "#FFFDFA", "text": "#3A2E2A", "corners": "soft",
    "logo": {"url": "https://assets.rosewood.example/mail/rosewood-320.png", "alt": "Rosewood", "width": 160},
    "fonts": {"heading": "Georgia, serif", "body": "Helvetica, Arial, sans-serif"}, "sign_off": "",
}  # fmt: skip


def main() -> None:
    """Measure and print a line for each way."""
    template, entries = _example()
    guests = [_values(number) for number in range(_GUESTS)]
    ways: dict[str, Callable[[Mapping[str, Any]], object]] = {
        "banns, warm template": lambda values: render_email(template, entries, values),
        "Jinja alone, no MJML": lambda values: _filled(template, entries, values),
        "MJML for every guest": lambda values: _compiled(template, entries, values),
    }
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_ROUNDS + 1):
        for name, way in ways.items():
            html_of.cache_clear()
            begun = time.process_time()
            for values in guests:
                way(values)
            found[name].append(len(guests) / (time.process_time() - begun))
    floor = statistics.median(found["Jinja alone, no MJML"][1:])
    print(f"{'':24}{'renders / s':>12}{'of Jinja alone':>16}")
    for name, speeds in found.items():
        speed = statistics.median(speeds[1:])
        print(f"{name:24}{speed:12,.0f}{speed / floor:15.2f}×")


def _example() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return Rosewood's English invitation and the layouts around it."""
    layouts, written = _TENANT / "layouts", _TENANT / "templates" / "invitation"
    outer = {"title": "-", "mjml": _read(layouts / "letter.mjml"), "text": "{{ content }}"}
    inner = {
        "title": "-",
        "within": "letter",
        "mjml": _read(layouts / "letter-en.mjml"),
        "text": _read(layouts / "letter-en.txt"),
    }
    template = {
        "subject": "{{ host_names }} invite you to their wedding",
        "preheader": "{{ event_date }} at {{ start_time }}. Please answer by {{ rsvp_deadline }}.",
        "mjml": _read(written / "email.en.mjml"),
        "text": _read(written / "email.en.txt"),
        "layout": "letter-en",
    }
    return template, {"layouts.letter": outer, "layouts.letter-en": inner}


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _values(number: int) -> dict[str, Any]:
    return {**_FACTS, "brand": _BRAND, "guest_name": f"Maria Lombardi {number}"}


def _filled(template: Mapping[str, Any], entries: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    framed(template, "mjml", entries, values)
    framed(template, "text", entries, values)


def _compiled(template: Mapping[str, Any], entries: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    html_of(framed(template, "mjml", entries, values))
    framed(template, "text", entries, values)


if __name__ == "__main__":
    main()
