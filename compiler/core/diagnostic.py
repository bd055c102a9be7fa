"""What the compiler has to say about the text: rules, findings and located diagnostics.

What a person got wrong is a value that is returned, never an exception. A `Finding` speaks in
routes; `Diagnostic` is the same with its places looked up, ready for a renderer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from compiler.core.fix.repair import Repair
from compiler.core.place import Place, Spot


class Severity(Enum):
    """How bad it is: an error keeps the tenant from being compiled, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A public page a rule follows: a law, a specification, a vendor's own words."""

    title: str
    url: str
    document: str = ""
    """For laws: the name under which the platform keeps what it says of it, in `compliance.sources`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that can be wrong, described once."""

    id: str
    severity: Severity = Severity.ERROR
    summary: str
    """What is wrong, in a few words that never change."""
    why: str
    """Why it matters; ends as a full sentence."""
    hides_source: bool = False
    """The line itself is not shown: it may hold a secret."""
    sources: tuple[Reference, ...] = ()
    """Where it is written, for rules that follow somebody else's."""
    repairs: str = ""
    """What `check --fix` does about it, and when; empty where a person has to decide."""
    by_time: bool = False
    """Time alone can bring it: a warning that not even `--strict` fails, an error in the change that says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, at a spot that may not have been looked up yet."""

    rule: Rule
    at: Spot | Place
    what: str
    """What stands there, in this case."""
    fix: str
    """What to write instead."""
    related: tuple[tuple[str, Spot | Place], ...] = ()
    """Other places that matter, each with a few words."""
    subject: str = ""
    """Address of what it is about, so that findings with one cause can be counted."""
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    repair: Repair | None = None
    """What `check --fix` may do: only what keeps the meaning, or gives the one that can be meant."""
    events: tuple[str, ...] = ()
    """Events it was found in, when it was found while reading events."""
    value: Any = None
    """What is said there, where the severity depends on whether it was said before the change under review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding with its place, as people and machines read it."""

    rule: Rule
    severity: Severity
    place: Place
    what: str
    fix: str
    related: tuple[tuple[str, Place], ...] = ()
    subject: str = ""
    events: int = 0
    """How many events it touches; 0 where that is not meant."""
    event_names: tuple[str, ...] = ()
    """The first few of them, so that whoever mends it knows where to look."""
    environments: tuple[str, ...] = ()
    """Environments it was found in; empty where it does not depend on one."""
    is_hidden: bool = False
    """Something that looks like a secret stands in its line, so that the line is not shown."""
    repair: Repair | None = None

    @property
    def is_error(self) -> bool:
        """Whether it keeps the tree from being applied."""
        return self.severity is Severity.ERROR

    @property
    def order(self) -> tuple[bool, str, bool, Place, str, str]:
        """Causes come before what follows from them: the base before environments, a tenant before its events."""
        owner, _, below = self.place.file.partition("/events/")
        parts = owner.split("/")
        depth = parts.index("tenants") + 2 if "tenants" in parts else len(parts) - 1
        return (bool(self.environments), "/".join(parts[:depth]), bool(below), self.place, self.rule.id, self.what)


def as_warning(finding: Finding) -> Finding:
    """Return the same finding as a warning."""
    return replace(finding, severity=Severity.WARNING)
