"""Whatever the bytes are, reading them ends soon, raises nothing and says where it stopped."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from random import Random

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compiler.core.place import Place
from compiler.core.syntax.compose import compose
from compiler.core.syntax.locate import read_places
from tests.laws.law import law

_CONFIGS = Path(__file__).resolve().parents[2] / "configs"
_TOKENS = (
    *(
        "a",
        "b: ",
        ":",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|",
        ">",
        "|+2",
        "&x ",
        "*x",
        "!t ",
        "!!str ",
        "#",
        "%YAML",
    ),
    *(
        "\n",
        "  ",
        "\t",
        "\r",
        "---\n",
        "...\n",
        "<<: ",
        "~",
        "null",
        "1e400",
        ".nan",
        "0x",
        "\\",
        "\\u",
        "\ufeff",
        "\x85",
        "\u2028",
    ),
    *("\x00", "\x7f", "😀", "ü", "@", "`", "=", "--- ", "a: b: c", "\n\n", "  - ", "''", '""', "\\ud800"),
)


def _survives(raw: bytes) -> None:
    start = time.process_time()
    composed = compose(raw, "file.yaml")
    read_places(raw)
    assert time.process_time() - start < 15  # far more than it needs, far less than what grows with a square
    assert composed.value is not None or composed.findings
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in composed.findings:
        assert isinstance(found.at, Place)
        assert 1 <= found.at.line <= len(lines) + 1
        assert found.at.column >= 1
        assert found.what
        assert found.fix
    if composed.value is not None and not any(found.rule.severity.value == "error" for found in composed.findings):
        orjson.dumps(composed.value)


@law(400)
@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00:\x00")
@example(b"\xef\xbb\xbf")
@example(b"a: \xc3")
def test_random_bytes(raw: bytes) -> None:
    """Most of them are no UTF-8; none of them is a traceback."""
    _survives(raw)


@law(600)
@given(st.lists(st.sampled_from(_TOKENS), max_size=40).map("".join))
def test_random_pieces_of_yaml(text: str) -> None:
    """What looks like YAML and is not."""
    _survives(text.encode())


@pytest.mark.parametrize("seed", range(8))
def test_mutated_settings(seed: int) -> None:
    """Our own files with a few bytes changed, cut out, doubled or taken from another file."""
    dice = Random(seed)  # noqa: S311 - the same files on every machine
    files = [path.read_bytes() for path in sorted(_CONFIGS.rglob("*.yaml"))]
    for _ in range(150):
        raw = bytearray(dice.choice(files))
        for _ in range(dice.randint(1, 6)):
            begin, end = sorted((dice.randrange(len(raw) + 1), min(len(raw), dice.randrange(len(raw) + 1))))
            match dice.randrange(5):
                case 0:
                    raw[begin:begin] = dice.choice(_TOKENS).encode()
                case 1:
                    raw[begin : begin + 1] = bytes([dice.randrange(256)])
                case 2:
                    del raw[begin : min(end, begin + 30)]
                case 3:
                    raw[begin:begin] = raw[begin : min(end, begin + 200)]
                case _:
                    other = dice.choice(files)
                    raw[begin:end] = other[begin:end]
            if not raw:
                raw = bytearray(b"a")
        _survives(bytes(raw))


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "&a ",
        "*a ",
        "!a ",
        "'",
        '"',
        "|\n",
        "a: [1]\n",
        "%",
        "#\n",
        "\n",
        "\t",
        ", ",
        "a,",
        "{a,",
        "\\",
        "é",
        "a: &a\n",
        "- - a\n",
        "[[],",
        "{a: {},",
        '"\\x41"',
        "? a\n",
    ],
)
def test_one_piece_repeated_up_to_the_limit(piece: str) -> None:
    """No construct makes reading slow by being repeated: time grows with the file, not with its square."""
    _survives((piece * (1_048_576 // len(piece.encode()) // 8)).encode())
    _survives(("a: " + piece * (1_048_576 // len(piece.encode()) // 8)).encode())


def test_reading_grows_no_faster_than_the_file() -> None:
    """Four times the lines take about four times as long, right or wrong as they may be."""
    for line in ("k{}: v\n", "k{}: .inf\n", "k{}:\n", "K{}: 1\n"):
        times = []
        for count in (4_000, 16_000):
            raw = "".join(line.format(number) for number in range(count)).encode()
            best = min(_seconds(raw) for _ in range(3))
            times.append(best)
        assert all(later < 10 * earlier for earlier, later in pairwise(times)), line


def _seconds(raw: bytes) -> float:
    start = time.process_time()
    compose(raw, "file.yaml")
    return time.process_time() - start
