"""Writes the zones of every country from the time zone database's own table.

`python -m tools.zones` after the database was updated; a test tells when it should be.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parents[1] / "compiler/core/rules/compliance/country_zones.py"
_HEAD = '''\
"""The time zones of every country, from zone.tab of the IANA database. Made by `python -m tools.zones`.

A core reads no files, so the table is kept as code: a line for each country, as long as there are countries.
"""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = """\\
'''
_FOOT = '''"""

ZONES: Mapping[str, tuple[str, ...]] = {
    country: tuple(zones) for country, *zones in (line.split() for line in _TABLE.splitlines())
}
"""Zones by ISO 3166 country code, in the table's order: the most populous parts first."""
'''


def module() -> str:
    """Return the module's text."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    zones: dict[str, list[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            zones.setdefault(country, []).append(zone)
    lines = [_wrapped(" ".join([country, *zones[country]])) for country in sorted(zones)]
    return _HEAD + "".join(lines) + _FOOT


def _wrapped(line: str) -> str:
    """Break a line where it is too long for a reader; a backslash joins it again."""
    out, at = "", 0
    for word in line.split(" "):
        if at and at + len(word) + 2 > 118:
            out, at = f"{out} \\\n", 0
        out, at = f"{out}{' ' * bool(at)}{word}", at + len(word) + bool(at)
    return f"{out}\n"


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")
