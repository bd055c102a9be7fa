"""What is said of a review as a whole, whatever it is shown on."""

from __future__ import annotations

from collections.abc import Iterator

from applier.core.review.review import Review, Unavailable
from applier.render.diff_pieces import Piece, Quoted
from applier.render.words import count


def between(review: Review) -> tuple[Piece, ...]:
    """Return which trees are compared."""
    return ("From ", Quoted(review.base.name), " to ", Quoted(review.head.name), ".")


def in_environment(review: Review) -> str:
    """Return the environment a review is of; its name is a key and needs no care."""
    return f"In {review.environment}" if review.environment else "Without an environment"


def headline(review: Review) -> str:
    """Return how much there is: lines, events, tenants."""
    if review.unavailable and not review.causes:
        return "Nothing can be compared." if not review.unavailable[0].tenant else "Nothing else differs."
    if not review.causes:
        return "No changes."
    seen = {reader for cause in review.causes for reader in cause.seeing if reader.event}
    events = f"{len(seen):,} of {count(review.events, 'event')}" if seen else "no event"
    tenants = {reader.tenant for reader in seen}
    events += " that can be compared" if review.unavailable and seen else ""
    inside = f", in {count(len(tenants), 'tenant')}" if seen else ""
    verb = "sees" if len(seen) <= 1 else "see"
    return f"{count(len(review.causes), 'edit')}; {events} {verb} a difference{inside}."


def broken(review: Review) -> Iterator[tuple[Piece, ...]]:
    """Return a sentence for each tenant that cannot be compared: never that nothing changes."""
    for each in review.unavailable:
        if not each.tenant:
            yield _unavailable(review, each, "The platform's layer, and with it every tenant")
            return
    for each in review.unavailable:
        yield _unavailable(review, each, Quoted(each.tenant))


def _unavailable(review: Review, each: Unavailable, name: Piece) -> tuple[Piece, ...]:
    base, head = Quoted(review.base.name), Quoted(review.head.name)
    if not each.in_head:
        where: tuple[Piece, ...] = ("in ", base, ". In ", head, " it compiles: there is nothing to compare it with.")
    elif each.in_base:
        where = ("in ", base, ", nor in ", head, ". `banns check` says why.")
    else:
        where = ("in ", head, ". `banns check` says why.")
    return (name, ": difference unavailable. It does not compile ", *where)
