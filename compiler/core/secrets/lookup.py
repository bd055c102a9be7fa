"""What looking for the secrets has shown. The values themselves are never read into anything here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from compiler.core.diagnostic import Diagnostic, Rule
from compiler.core.locator import Locator
from compiler.core.place import Place
from compiler.core.secrets.references import Used
from compiler.core.secrets.rules import SECRET_NOT_FOUND
from schemas.values.secret import Reference

_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is wrong with what a reference leads to."""

    what: str
    fix: str
    rule: Rule = SECRET_NOT_FOUND


class StoreUnavailable(Exception):  # noqa: N818 - a sentence for people, not a bug
    """A store of secrets cannot be asked; the text says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of looking."""

    diagnostics: tuple[Diagnostic, ...]
    unavailable: str = ""
    """Why some could not be looked for."""
    skipped: int = 0
    """How many."""


LookUp = Callable[[Reference, str], Wrong | None]
"""Tells whether a reference of a tenant leads to a secret. Raises `StoreUnavailable`."""


def look_up_all(used: dict[str, Iterable[Used]], look_up: LookUp, locator: Locator) -> Looked:
    """Look for each reference once, however many layers and environments use it."""
    found: list[Diagnostic] = []
    reasons: list[str] = []
    for (_, tenant), uses in sorted(_by_reference(used).items()):
        try:
            wrong = look_up(uses[0][1].reference, tenant)
        except StoreUnavailable as reason:
            reasons.append(str(reason))
            continue
        if wrong is not None:
            found.append(_diagnostic(wrong, uses, locator))
    return Looked(diagnostics=tuple(found), unavailable=next(iter(reasons), ""), skipped=len(reasons))


def _by_reference(used: dict[str, Iterable[Used]]) -> dict[tuple[str, str], list[tuple[str, Used]]]:
    grouped: dict[tuple[str, str], list[tuple[str, Used]]] = {}
    for environment, uses in used.items():
        for use in uses:
            grouped.setdefault((str(use.reference), use.tenant), []).append((environment, use))
    return grouped


def _diagnostic(wrong: Wrong, uses: list[tuple[str, Used]], locator: Locator) -> Diagnostic:
    places: dict[Place, None] = dict.fromkeys(sorted({locator.place(use.at) for _, use in uses}))
    first, *others = places
    events = sorted({event for _, use in uses for event in use.events})
    environments = sorted({environment for environment, _ in uses})
    return Diagnostic(
        rule=wrong.rule,
        severity=wrong.rule.severity,
        place=first,
        what=wrong.what,
        fix=wrong.fix,
        related=tuple(("also referred to here", place) for place in others),
        subject=str(uses[0][1].reference),
        events=len(events),
        event_names=tuple(events[:_NAMED]),
        environments=tuple(environments) if "" not in environments else (),
    )
