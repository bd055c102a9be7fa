"""How well one colour is read on another (WCAG 2.2: relative luminance and contrast ratio)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from messages.email.element import markup_of
from messages.email.source import readings, said

TEXT = 4.5
"""The least ratio of text (success criterion 1.4.3)."""
LARGE = 3.0
"""The least ratio of text from 24 px, or from 18.66 px in bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A colour that stands on others, by their names in a brand, or they on it: contrast is the same both ways."""

    colour: str
    """The one to change where they cannot be read."""
    on: tuple[str, ...]
    least: float
    on_all: bool = True
    """It is read on all of them; else it is known to stand on one of them only, and the best is taken."""


PAIRS = (
    Pair(colour="text", on=("background", "surface"), least=TEXT),
    Pair(colour="primary", on=("on_primary",), least=TEXT),
)
"""What every brand is read by, whatever its templates look like."""


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, 0 to 1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def passing(front: str, behind: str, least: float) -> str | None:
    """Return the nearest colour of the same hue that can be read: darker on light, lighter on dark; None if neither."""
    ends = ("#000000", "#FFFFFF") if luminance(behind) > 0.18 else ("#FFFFFF", "#000000")
    for end in ends:
        for step in range(1, 101):
            mixed = _mixed(front, end, step / 100)
            if ratio(mixed, behind) >= least:
                return mixed
    return None


def _mixed(one: str, other: str, share: float) -> str:
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


@lru_cache(maxsize=2048)
def read_colours(text: str) -> tuple[tuple[str, float], ...]:
    """Return the colours of the brand that a text's words are written in, each with the ratio it needs."""
    found: dict[str, float] = {}
    for name, is_large in _colours(text):
        found[name] = max(found.get(name, LARGE), LARGE if is_large else TEXT)
    return tuple(sorted(found.items()))


def _colours(text: str) -> Iterator[tuple[str, bool]]:
    for reading in readings(text):
        markup = markup_of(reading)
        for element in markup.elements:
            size, weight = element.get("font-size"), element.get("font-weight")
            large = _is_large(size.value if size else "", weight.value if weight else "")
            colour = element.get("color")
            if colour is not None and element.name not in ("mj-divider", "mj-button", "mj-all"):
                yield from _brand(said(text, colour.value_at, colour.value_at + len(colour.value)), is_large=large)
            style = element.get("style")
            if style is not None:
                yield from _declared(said(text, style.value_at, style.value_at + len(style.value)))
        for words in markup.words:
            if words.inside[-1:] in (("style",), ("mj-style",)):
                for block in said(text, words.at, words.at + len(words.text)).replace("{{", "\x01").split("{")[1:]:
                    yield from _declared(block.split("}")[0] if "\x01" not in block else block.replace("\x01", "{{"))


def _declared(block: str) -> Iterator[tuple[str, bool]]:
    said_: Mapping[str, str] = {
        name.strip().lower(): value.strip() for name, _, value in (each.partition(":") for each in block.split(";"))
    }
    if "color" in said_:
        yield from _brand(said_["color"], is_large=_is_large(said_.get("font-size", ""), said_.get("font-weight", "")))


def _brand(value: str, *, is_large: bool) -> Iterator[tuple[str, bool]]:
    name = value.removeprefix("{{ brand.").split(" ", 1)[0]
    if value.startswith("{{ brand.") and name in ("primary", "accent"):
        yield name, is_large


def _is_large(size: str, weight: str) -> bool:
    number = size.strip().removesuffix("px")
    pixels = float(number) if number.replace(".", "", 1).isdecimal() else 0.0
    return pixels >= 24 or (pixels >= 18.66 and weight.strip() in ("bold", "700", "800", "900"))
