"""Turns what drivers raise into the failures that `core` names; lets bugs through as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from applier.adapters.bulk import Bulk, Fault
from applier.core.failure import LockHeld, Unavailable
from applier.core.redaction import without_secrets


@contextmanager
def named_failures(url: str, bulk: Bulk) -> Iterator[None]:
    """Raise LockHeld or Unavailable instead of a driver's exception, wrapped by SQLAlchemy or not."""
    try:
        yield
    except (DBAPIError, bulk.errors) as failed:
        error = failed.orig if isinstance(failed, DBAPIError) and failed.orig is not None else failed
        match bulk.fault(error):
            case Fault.BUG:
                raise
            case Fault.BUSY:
                raise LockHeld(holder="another process, which has the file", host="", since="") from failed
            case Fault.OUTAGE:
                raise Unavailable(without_secrets(str(error).strip(), url)) from failed
