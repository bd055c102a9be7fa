"""What a narrower layer removed while a wider one still names it: the null is the line to look at."""

from __future__ import annotations

from compiler.core.diagnostic import Finding, Rule
from compiler.core.merge.origins import origin_at
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.view import View


def removed_below(view: View, name: str, user: Resolved, route: Route) -> Resolved | None:
    """Return the tombstone of an entry, where it is narrower than the line of another entry that names it."""
    found = view.scope.find(name)
    if found is None or not found.is_removed:
        return None
    return found if origin_at(found.origins, ()) > origin_at(user.origins, route) else None


def while_named(view: View, rule: Rule, removed: Resolved, user: Resolved, route: Route, fix: str = "") -> Finding:
    """Return the finding that stands at the null, with the line that names what it removes beside it."""
    return Finding(
        rule=rule,
        at=view.spot(removed),
        what=f"`{removed.name}` is removed here, and still named.",
        fix=fix or "Keep it, or name something else here where it is named.",
        related=(("it is named here", view.spot(user, route)),),
        subject=view.subject(user, route),
    )
