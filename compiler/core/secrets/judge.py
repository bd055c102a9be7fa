"""Says what is wrong about the texts that look like secrets, and about the exceptions made for some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.core.diagnostic import Finding
from compiler.core.place import Place
from compiler.core.rules.view import View
from compiler.core.secrets import rules
from compiler.core.secrets.exception import SECTION, Exemption, exemptions
from compiler.core.secrets.scan import Leak
from compiler.core.secrets.scanned import ScannedTree
from schemas.values.secret import REFERENCE_FORM

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found, and the texts that no output may repeat."""

    findings: tuple[Finding, ...]
    hidden: tuple[tuple[str, Leak], ...]
    """By path; texts that an exception allows are not among them."""


def judge_leaks(tree: ScannedTree, view: View, environment: str) -> Judged:
    """Judge what a compile has read. `view` is the platform's, where the exceptions stand."""
    allowed = exemptions(view)
    lost = any(broken[:1] == (SECTION,) for patch in view.scope.patches for broken in patch.broken if len(broken) < 3)
    used: set[str] = set()
    hidden: list[tuple[str, Leak]] = []
    findings: list[Finding] = []
    for path, leak, is_name in _all(tree):
        fitting = [each for each in allowed if each.fits(leak, path)]
        used.update(each.entry.name for each in fitting)
        if fitting:
            continue
        hidden.append((path, leak))
        # What could not be read among the exceptions may be the one for this; it is reported itself.
        if not lost and _is_of(path, environment):
            findings.append(_finding(tree.label, path, leak, is_name=is_name))
    findings += _expired(view, allowed)
    findings += _unused(view, allowed, used) if tree.is_whole and not lost else ()
    return Judged(tuple(findings), tuple(hidden))


def _all(tree: ScannedTree) -> Iterator[tuple[str, Leak, bool]]:
    for path, leaks in sorted(tree.names.items()):
        for leak in leaks:
            yield path, leak, True
    for path, leaks in sorted(tree.leaks.items()):
        for leak in leaks:
            yield path, leak, False


def _is_of(path: str, environment: str) -> bool:
    """Tell whether a file is part of what is compiled: no environment's, or this one's."""
    parts = path.split("/")
    return parts[0] != "environments" or parts[1:2] == [environment]


def _finding(label: str, path: str, leak: Leak, *, is_name: bool) -> Finding:
    where = path.rpartition("/")[0] if is_name else path
    written = where if _PLAIN.fullmatch(where) else "'" + where.replace("'", "''") + "'"
    sha256 = "<the sha256 of what stands from :// to @>" if leak.is_guessable else leak.sha256
    block = f"{{sha256: {sha256}, where: {written}, reason: …, signed_by: …}}"
    name = f"{label}/platform/secret_exceptions/{'address' if leak.is_guessable else leak.sha256[:8]}.yaml"
    return Finding(
        rule=rules.SECRET_IN_TEXT,
        at=Place(path) if is_name else Place(path, leak.line, leak.column),
        what=f"{'The name of this file or folder is' if is_name else 'Here stands'} {leak.kind}.",
        fix=f"Remove it and change it at the provider, for history keeps it; where a secret is due, write "
        f"{REFERENCE_FORM}. If it is no secret, sign for it in {name}: {block}",
    )


def _expired(view: View, allowed: tuple[Exemption, ...]) -> Iterator[Finding]:
    for each in allowed:
        if view.today and each.until and each.until < view.today:
            yield Finding(
                rule=rules.SECRET_EXCEPTION_EXPIRED,
                at=view.spot(each.entry, ("until",)),
                what=f"It held until {each.until}.",
                fix="Look at the text again: remove it and this exception, or sign with a later day.",
                subject=view.subject(each.entry, ("until",)),
                value=each.until,
            )


def _unused(view: View, allowed: tuple[Exemption, ...], used: set[str]) -> Iterator[Finding]:
    for each in allowed:
        if each.entry.name in used or each.sha256 is None or each.where is None:
            continue
        yield Finding(
            rule=rules.SECRET_EXCEPTION_UNUSED,
            at=view.spot(each.entry, ("sha256",)),
            what=f"No text with this sha256 that looks like a secret stands at {each.where}.",
            fix="Remove the exception, or correct `sha256` and `where`.",
            subject=view.subject(each.entry),
        )
