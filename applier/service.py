"""The applier's public face: what would change, and making it so.

    database = open_database("sqlite:///banns.db")       # connects to nothing yet
    base = database.inventory()                          # digests only; an empty database has an empty one
    base = inventory_of(snapshot, "main")                # or another compiled tree
    plan = make_plan(base, inventory_of(head, "HEAD"), head.environment)
    plan = database.plan(head, "HEAD", binding)          # the same against a database, with its own checks
    text = plan_text(plan, merged(bodies_of(head), database.bodies), colour=False)   # plan_json, plan_markdown
    receipt = database.apply(plan, head, warrant, descends=git_says, lock_timeout=10)
    text = receipt_text(receipt)                         # receipt_json
    view = read_effective(url, "rosewood", "anna-ben")

`plan.is_empty` is "no changes"; applying such a plan writes nothing and returns a receipt without a release.
What can go wrong is an `ApplyFailure`: LockHeld (exit 23), Unavailable (25), WrongBinding, OutOfOrder and
Stale (22), IdentityConflict (1). Whichever is raised, the database is as it was before.
This module does not load SQLAlchemy until a database is opened.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from applier.core.address import Address
from applier.core.binding import Binding, check_binding
from applier.core.failure import IdentityConflict
from applier.core.identity import NO_PAST, Past, assign, changed_ids, needed_addresses, needed_ids
from applier.core.inventory import Bodies, ContentKey, Inventory, bodies_of, inventory_of
from applier.core.order import Descends, check_order
from applier.core.plan import Plan, make_plan
from applier.core.receipt import Receipt, nothing_done, receipt_of
from applier.core.redaction import redacted
from applier.core.release import Release, Warrant, next_release
from applier.core.steps import make_steps, offered_contents
from applier.core.view import EffectiveView
from applier.render.markdown import plan_markdown
from applier.render.text import plan_text, receipt_text
from applier.render.wire import plan_json, receipt_json
from compiler.core.snapshot import ScopeKey, Snapshot

if TYPE_CHECKING:
    from applier.adapters.store import Store, Transaction

__all__ = [
    "Binding",
    "Bodies",
    "Database",
    "EffectiveView",
    "Inventory",
    "Plan",
    "Receipt",
    "Warrant",
    "bodies_of",
    "inventory_of",
    "make_plan",
    "merged",
    "open_database",
    "plan_json",
    "plan_markdown",
    "plan_text",
    "read_effective",
    "receipt_json",
    "receipt_text",
    "redacted",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A database, opened anew by every method and left at its end."""

    _store: Store

    def inventory(self, release: int | None = None) -> Inventory:
        """Return what is there: live, or as of a release. Raises LookupError where there is no such release."""
        return self._store.inventory(release)

    def bodies(self, keys: Collection[ContentKey]) -> Mapping[ContentKey, bytes]:
        """Read bodies by digest, as canonical JSON; those it does not have are left out."""
        return self._store.bodies(keys)

    def upgrade(self, who: str, lock_timeout: float) -> None:
        """Bring tables that an older banns made up to date, so that they can be planned against.

        Takes the same lock as an apply. An empty database stays empty: its tables come with the first apply.
        """
        self._store.upgrade(who, lock_timeout)

    def plan(self, head: Snapshot, name: str, binding: Binding) -> Plan:
        """Compare what is live with a compiled tree. Raises WrongBinding and IdentityConflict."""
        base, wanted = self.inventory(), inventory_of(head, name)
        check_binding(base.binding, binding)
        asked = {address: wish.id for address, wish in wanted.wishes.items() if wish.id is not None}
        conflicts = changed_ids(asked, self._store.last_at(asked)) if asked else ()
        if conflicts:
            raise IdentityConflict(conflicts)
        return make_plan(base, wanted, head.environment)

    def apply(
        self, plan: Plan, head: Snapshot, warrant: Warrant, *, descends: Descends, lock_timeout: float
    ) -> Receipt:
        """Carry out a plan made from this database for this tree, in one transaction.

        `lock_timeout` is in seconds. `descends(applied, new)` is asked once at most, and only where the
        last release came from a commit. Raises the failures named above.
        """
        if plan.is_empty:
            return nothing_done(plan)
        with self._store.writing(warrant.who, lock_timeout) as transaction:
            last = transaction.last_release()
            check_order(plan, warrant, last, descends)
            release = next_release(last, plan.digest, warrant)
            ids = _ids(transaction, plan, last, release.number)
            known = transaction.known_contents(offered_contents(plan)) if last is not None else frozenset()
            steps = make_steps(plan, head, ids, known, release)
            for step in steps:
                transaction.perform(step)
        return receipt_of(plan, release, steps)

    def effective(self, tenant: str, event: str = "") -> EffectiveView:
        """Read what an event, a tenant or the platform sees, as of its pointer."""
        return self._store.effective(ScopeKey(tenant, event))


def open_database(url: str) -> Database:
    """Return the database at an address, without connecting. Raises Unavailable for one that cannot be read."""
    from applier.adapters.store import Store  # noqa: PLC0415 (SQLAlchemy is loaded for those who need it)

    return Database(_store=Store.at(url))


def read_effective(url: str, tenant: str, event: str = "") -> EffectiveView:
    """Read what an event, a tenant or the platform sees, as of its pointer."""
    return open_database(url).effective(tenant, event)


def merged(*lookups: Bodies) -> Bodies:
    """Return a lookup that asks several, each for what the ones before do not have."""

    def read(keys: Collection[ContentKey]) -> Mapping[ContentKey, bytes]:
        found: dict[ContentKey, bytes] = {}
        for lookup in lookups:
            missing = [key for key in keys if key not in found]
            if missing:
                found |= lookup(missing)
        return found

    return read


def _ids(transaction: Transaction, plan: Plan, last: Release | None, number: int) -> Mapping[Address, str]:
    if last is None:
        return assign(plan.stored, plan.asked, NO_PAST, number)
    at = transaction.last_at(needed_addresses(plan.stored))
    holders = transaction.holders(needed_ids(plan.stored, plan.asked, at))
    return assign(plan.stored, plan.asked, Past(at=at, holders=holders), number)
