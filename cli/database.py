"""What the verbs that work with a database share: whose it is, and how its failures end a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import assert_never

import orjson

from applier.core.failure import (
    ApplyFailure,
    IdentityConflict,
    LockHeld,
    OutOfOrder,
    Stale,
    Unavailable,
    WrongBinding,
)
from applier.service import Binding
from cli.exits import Ended, Exit
from compiler.core.snapshot import PLATFORM, Snapshot

_Known = LockHeld | Unavailable | WrongBinding | OutOfOrder | Stale | IdentityConflict


def binding_of(snapshot: Snapshot) -> Binding:
    """Return to which configuration and environment a compiled tree belongs."""
    platform = snapshot.scopes[PLATFORM]["platform"]
    return Binding(repository=orjson.loads(platform.content or b"{}")["name"], environment=snapshot.environment)


@contextmanager
def ending() -> Iterator[None]:
    """Turn what can go wrong between a plan and a database into an end of the run."""
    try:
        yield
    except (LockHeld, Unavailable, WrongBinding, OutOfOrder, Stale, IdentityConflict) as failure:
        code, next_step = _end(failure)
        raise Ended(code, f"{_sentence(failure)} Nothing was written.", next_step) from None
    except LookupError as missing:
        words = str(missing.args[0])
        raise Ended(Exit.USAGE, f"{words[:1].upper()}{words[1:]}.", "choose a release that is there.") from None


def _end(failure: _Known) -> tuple[Exit, str]:
    match failure:
        case LockHeld():
            return Exit.LOCKED, "wait until it is done and run this again; --lock-timeout waits longer."
        case Unavailable():
            return Exit.UNAVAILABLE, "correct --target or BANNS_DATABASE_URL, or start the database."
        case WrongBinding():
            return Exit.STALE, "name this configuration's own database with --target."
        case OutOfOrder():
            return Exit.STALE, "bring your branch up to date with what is applied, and run this again."
        case Stale():
            return Exit.STALE, "run this again; it plans anew from what is there now."
        case IdentityConflict():
            return Exit.FINDINGS, "correct the `id:` lines it names."
        case _:
            assert_never(failure)


def _sentence(failure: ApplyFailure) -> str:
    text = str(failure)
    return f"{text[:1].upper()}{text[1:]}."
