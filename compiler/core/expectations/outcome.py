"""What running the tests of a tree gives back: each case with what it expected in vain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from compiler.core.diagnostic import Diagnostic
from compiler.core.expectations.coverage import Coverage
from compiler.core.place import Place


class Side(Enum):
    """Which side of a difference a line shows."""

    BOTH = " "
    EXPECTED = "-"
    FOUND = "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One line of a difference."""

    side: Side
    text: str
    layer: str = ""
    """The layer the text comes from."""
    place: Place | None = None
    """Where it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One expectation that does not hold."""

    place: Place
    """The expectation's own line."""
    subject: str
    """What was looked at."""
    what: str
    """What is not as expected, in a sentence."""
    lines: tuple[Shown, ...] = ()
    is_hidden: bool = False
    """Something that looks like a secret stands in its line, so that the line is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRun:
    """One case that was run."""

    file: str
    name: str
    scope: str
    environment: str
    place: Place
    expectations: int
    unmet: tuple[Unmet, ...]

    @property
    def holds(self) -> bool:
        """Whether everything it expects is so."""
        return not self.unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of all tests, or of one tenant's."""

    label: str
    """What people call the configuration's folder."""
    cases: tuple[CaseRun, ...]
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the test files themselves; such cases were not run."""
    coverage: Coverage | None = None

    @property
    def failed(self) -> int:
        """How many cases do not hold."""
        return sum(1 for case in self.cases if not case.holds)

    @property
    def holds(self) -> bool:
        """Whether every test could be read and holds."""
        return not self.failed and not any(diagnostic.is_error for diagnostic in self.diagnostics)
