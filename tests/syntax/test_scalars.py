"""Plain scalars are read as the YAML 1.2 core schema has it (YAML 1.2.2, section 10.3.2)."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from compiler.core.syntax.compose import compose
from compiler.core.syntax.scalar import EMPTY, OUT_OF_RANGE, plain

TEXT = object()
"""It stays the text it is."""
REFUSED = object()
"""It is a number that JSON cannot carry."""

TABLE: dict[str, Any] = {
    # Null.
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "nULL": TEXT,
    "nil": TEXT,
    "none": TEXT,
    "None": TEXT,
    "~x": TEXT,
    # Truth values. The words of YAML 1.1 are words.
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "tRUE": TEXT,
    "truE": TEXT,
    "t": TEXT,
    "yes": TEXT,
    "Yes": TEXT,
    "YES": TEXT,
    "no": TEXT,
    "No": TEXT,
    "NO": TEXT,
    "on": TEXT,
    "On": TEXT,
    "ON": TEXT,
    "off": TEXT,
    "OFF": TEXT,
    "y": TEXT,
    "n": TEXT,
    "Y": TEXT,
    "N": TEXT,
    # Whole numbers.
    "0": 0,
    "1": 1,
    "-1": -1,
    "+1": 1,
    "-0": 0,
    "+0": 0,
    "00": 0,
    "010": 10,
    "-010": -10,
    "+49301234": 49301234,
    "08": 8,
    "50124": 50124,
    "9007199254740991": 2**53 - 1,
    "-9007199254740991": -(2**53 - 1),
    "9007199254740992": REFUSED,
    "-9007199254740992": REFUSED,
    "18446744073709551616": REFUSED,
    "99999999999999999999999999": REFUSED,
    "0o17": 15,
    "0o7": 7,
    "0o8": TEXT,
    "0O17": TEXT,
    "-0o17": TEXT,
    "+0o17": TEXT,
    "0x1F": 31,
    "0xff": 255,
    "0X1F": TEXT,
    "-0x1F": TEXT,
    "0x": TEXT,
    "0xG": TEXT,
    "0x20000000000000": REFUSED,
    "0b101": TEXT,
    "1_000": TEXT,
    "0x1_F": TEXT,
    "1,000": TEXT,
    "1 000": TEXT,
    "--1": TEXT,
    "+-1": TEXT,
    "1-": TEXT,
    "+": TEXT,
    "١٢": TEXT,
    "１２": TEXT,
    # Numbers with a fraction or an exponent; an integral one is a whole number.
    "1.5": 1.5,
    "-1.5": -1.5,
    "+1.5": 1.5,
    ".5": 0.5,
    "-.5": -0.5,
    "+.5": 0.5,
    "5.": 5,
    "1.0": 1,
    "-0.0": 0,
    "1e3": 1000,
    "1E3": 1000,
    "1e+3": 1000,
    "1e-3": 0.001,
    "1.5e3": 1500,
    ".5e1": 5,
    "5.e1": 50,
    "12e03": 12000,
    "1e": TEXT,
    "e3": TEXT,
    "1e3.5": TEXT,
    ".e3": TEXT,
    ".": TEXT,
    "..": TEXT,
    "-.": TEXT,
    "1.2.3": TEXT,
    "0.1.0": TEXT,
    "1e15": 10**15,
    "1e16": REFUSED,
    "1e400": REFUSED,
    "-1e400": REFUSED,
    "1e-400": REFUSED,
    "0e-400": 0,
    ".inf": REFUSED,
    ".Inf": REFUSED,
    ".INF": REFUSED,
    "-.inf": REFUSED,
    "+.inf": REFUSED,
    ".nan": REFUSED,
    ".NaN": REFUSED,
    ".NAN": REFUSED,
    "-.nan": TEXT,
    ".iNF": TEXT,
    "inf": TEXT,
    "nan": TEXT,
    "NaN": TEXT,
    "Infinity": TEXT,
    # What YAML 1.1 took for dates, times and other numbers.
    "2027-06-19": TEXT,
    "2027-06-19T15:30": TEXT,
    "2027-06-19 15:30:00Z": TEXT,
    "12:30": TEXT,
    "1:30": TEXT,
    "190:20:30": TEXT,
    "12:30.5": TEXT,
    "08:00-21:00": TEXT,
    "P90D": TEXT,
    "-P7D": TEXT,
    "<<": TEXT,
    "=": TEXT,
    "a b": TEXT,
    "a#b": TEXT,
    "https://rosewood.example": TEXT,
    "100%": TEXT,
    "-a": TEXT,
    "it's": TEXT,
}


def test_the_table_is_long_enough() -> None:
    """Eighty at the least."""
    assert len(TABLE) >= 80


@pytest.mark.parametrize("text", TABLE)
def test_a_plain_scalar(text: str) -> None:
    """In a file, behind a key and in a list, the scalar is what the core schema says, and of that very type."""
    expected = text if TABLE[text] is TEXT else TABLE[text]
    composed = compose(f"key: {text}\nlist: [{text!r}]\n".encode(), "file.yaml")
    if expected is REFUSED:
        assert plain(text) is OUT_OF_RANGE
        assert [(found.rule.id, found.at.line, found.at.column) for found in composed.findings] == [
            ("number-out-of-range", 1, 6)
        ]
        return
    assert composed.findings == ()
    assert composed.value is not None
    assert composed.value["key"] == expected
    assert type(composed.value["key"]) is type(expected)


@pytest.mark.parametrize("text", TABLE)
def test_quotes_make_text_of_anything(text: str) -> None:
    """Single or double, quotes say that it is text."""
    single = text.replace("'", "''")
    composed = compose(f"single: '{single}'\ndouble: \"{text}\"\n".encode(), "file.yaml")
    assert composed.findings == ()
    assert composed.value == {"single": text, "double": text}


def test_nothing_is_neither_text_nor_null() -> None:
    """What is empty was forgotten, or meant as a removal: nobody can know."""
    assert plain("") is EMPTY


def test_the_table_holds_what_yaml_1_1_reads_otherwise() -> None:
    """The table earns its keep: PyYAML's own loader, which reads YAML 1.1, differs on many rows."""
    differing = {text for text, value in TABLE.items() if _yaml_1_1(text) != (text if value is TEXT else value)}
    assert {"no", "on", "off", "Yes", "12:30", "190:20:30", "010", "0o17", "1e3", "1_000", "2027-06-19"} <= differing


def _yaml_1_1(text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return REFUSED
