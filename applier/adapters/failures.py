"""Turns what drivers raise into the failures that `core` names; lets bugs through as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError

from applier.core.failure import LockHeld, Unavailable
from applier.core.redaction import without_secrets

_BUGS = ("IntegrityError", "DataError", "ProgrammingError", "InternalError", "NotSupportedError")


@contextmanager
def named_failures(url: str) -> Iterator[None]:
    """Raise LockHeld or Unavailable instead of a driver's exception."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as wrong:
        raise Unavailable("the database's address cannot be read: write sqlite:///FILE or postgresql://…") from wrong
    except DBAPIError as failed:
        told = without_secrets(str(failed.orig).strip(), url)
        if "database is locked" in told:
            raise LockHeld(holder="another process has the file", host="", since="") from failed
        if not isinstance(failed, DatabaseError) or type(failed).__name__ not in _BUGS or _is_refusal(failed):
            raise Unavailable(told) from failed
        raise


def _is_refusal(failed: DBAPIError) -> bool:
    """Whether PostgreSQL says that this account may not (class 42501), which is nobody's bug here."""
    return getattr(failed.orig, "sqlstate", None) == "42501"
