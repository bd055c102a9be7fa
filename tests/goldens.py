"""Compares what a person sees with a text in a file; one flag writes the files anew.

Run `pytest --regenerate`, then read the difference: a golden is right because somebody read it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag."""
    parser.addoption("--regenerate", action="store_true", help="Write golden files anew instead of comparing.")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write goldens where nobody would read them."""
    if config.getoption("--regenerate") and os.environ.get("CI"):
        raise pytest.UsageError("--regenerate is refused in CI: goldens are written by whoever reads them.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with a file, or writes it."""
    regenerate = bool(request.config.getoption("--regenerate"))

    def compare(file: Path, text: str) -> None:
        if regenerate:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.is_file(), f"{file} is not there; `pytest --regenerate` writes it"
        assert text == file.read_text(encoding="utf-8")

    return compare
