"""Progress on long work: a line on standard error, when that is a terminal and a second has gone by."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from compiler.core.compile import Watch, unwatched

_PATIENCE = 1.0
_EVERY = 0.1


@contextmanager
def progress(doing: str) -> Iterator[Watch]:
    """Give a function that shows how many tenants are done; the line is gone when the work is."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    shown_at = begun = time.monotonic()

    def show(done: int, tenants: int) -> None:
        nonlocal shown_at
        now = time.monotonic()
        if now - begun > _PATIENCE and now - shown_at > _EVERY:
            shown_at = now
            sys.stderr.write(f"\r\033[K{doing}: {done:,} of {tenants:,} tenants")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if shown_at != begun:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
