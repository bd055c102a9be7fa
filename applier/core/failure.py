"""What can go wrong between a plan and a database, each as a type of its own.

None of these is a bug: the cli turns each into an exit code and says what was not done. No message
holds a password.
"""

from __future__ import annotations


def short(commit: str) -> str:
    """Return a commit as people write it; what the caller noted after a `+` stays."""
    name, plus, note = commit.partition("+")
    return f"{name[:12]}{plus}{note}"


class ApplyFailure(Exception):  # noqa: N818 (an error is a bug; these are not)
    """The database is as it was before."""


class LockHeld(ApplyFailure):
    """Somebody else is applying to this database."""

    def __init__(self, *, holder: str, host: str, since: str) -> None:
        self.holder = holder
        self.host = host
        self.since = since
        told = "".join((f" on {host}" if host else "", f" since {since}" if since else ""))
        super().__init__(f"another apply is running: {holder}{told}")


class Unavailable(ApplyFailure):
    """The database cannot be reached, or cannot be used as it is."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class WrongBinding(ApplyFailure):
    """The database belongs to another configuration or another environment."""

    def __init__(self, *, bound: str, asked: str) -> None:
        self.bound = bound
        self.asked = asked
        super().__init__(f"this database belongs to {bound}; it was asked to take {asked}")


class OutOfOrder(ApplyFailure):
    """The commit does not descend from the one that was applied last."""

    def __init__(self, *, release: int, applied: str, commit: str, who: str) -> None:
        self.release = release
        self.applied = applied
        self.commit = commit
        self.who = who
        asked = f"commit {short(commit)}" if commit else "an uncommitted tree"
        super().__init__(f"{asked} does not descend from {short(applied)}, which {who} applied as release {release}")


class Stale(ApplyFailure):
    """The database has moved on since the plan was made."""

    def __init__(self, *, planned: int, release: int, who: str) -> None:
        self.planned = planned
        self.release = release
        self.who = who
        base = f"release {planned}" if planned else "an empty database"
        super().__init__(f"the plan was made from {base}; {who} has applied release {release} since")


class IdentityConflict(ApplyFailure):
    """Layers ask for ids that cannot be given."""

    def __init__(self, conflicts: tuple[str, ...]) -> None:
        self.conflicts = conflicts
        super().__init__("; ".join(conflicts))
