"""The rules about secrets in the text of the settings, and about references to them."""

from __future__ import annotations

from compiler.core.diagnostic import Rule, Severity

SECRET_IN_TEXT = Rule(
    id="secret-in-text",
    summary="A text looks like a secret",
    why="Whoever can read the repository could use it, and so could whoever gets the message it stands in.",
    hides_source=True,
)
SECRET_EXCEPTION_UNUSED = Rule(
    id="secret-exception-unused",
    severity=Severity.WARNING,
    summary="An exception for a text that stands nowhere",
    why="An exception that nobody needs would one day let something through that nobody has looked at.",
)
SECRET_EXCEPTION_EXPIRED = Rule(
    id="secret-exception-expired",
    severity=Severity.WARNING,
    summary="An exception is past its last day",
    why="Whoever signed for it wanted somebody to look again by then.",
    by_time=True,
)
SECRET_OF_ANOTHER_TENANT = Rule(
    id="secret-of-another-tenant",
    severity=Severity.WARNING,
    summary="A reference leads to what looks like another tenant's secret",
    why="Messages would go out through somebody else's account, at their cost and under their name.",
)
SECRET_NOT_FOUND = Rule(
    id="secret-not-found",
    summary="A reference leads to no secret",
    why="The account could not be used; `check --secrets` looks where it runs, and only whether a secret is there.",
)
SECRET_READABLE_BY_ALL = Rule(
    id="secret-readable-by-all",
    severity=Severity.WARNING,
    summary="Everybody on the machine can read a secret's file",
    why="A secret that every program can read is one mistake away from being known.",
)
