"""A review as blocks of lines: one block for each edited line, what it does to whom, and whom it passes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from applier.core.cause import Cause, Edit, Keys
from applier.core.fields import ABSENT, FieldChange
from applier.core.review.groups import Group, arrivals, follows, groups_of
from applier.core.review.leaves import LeafChange
from applier.core.review.review import Origin, Review
from applier.core.review.untouched import Untouched, Why
from applier.render.diff_pieces import Block, Line, Piece, Quoted
from applier.render.story import Sign
from applier.render.values import shown_pair
from applier.render.words import arrival, count, departure, short
from compiler.core.place import Place, dotted
from compiler.core.snapshot import ScopeKey
from schemas.values.secret import is_secret

_NAMES, _TENANTS, _GROUPS, _FIELDS = 5, 8, 6, 8
_WHY = {
    Why.STRICTER: "already stricter and not affected",
    Why.OWN: "with a value of their own and not affected",
    Why.WITHOUT: "without it and not affected",
    Why.SAME: "not affected",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Tells one review, folding what is long unless everything is asked for."""

    review: Review
    everything: bool

    def blocks(self) -> tuple[Block, ...]:
        """Return a block for each cause, those that reach nobody last."""
        told = [(self._order(cause), self._block(cause)) for cause in self.review.causes if not self._is_folded(cause)]
        return tuple(block for _, block in sorted(told, key=lambda each: each[0]))

    def _order(self, cause: Cause) -> tuple[bool, int, str, int, Keys]:
        """Those that reach nobody last; the widest layers first; then as they stand in the files."""
        at = self.review.place(cause.edit) or Place("")
        return not cause.readers, len(cause.edit.layer.scope.chain), at.file, at.line, cause.edit.route

    def _is_folded(self, cause: Cause) -> bool:
        """An event that arrives or leaves with its tenant is told with it."""
        scope = cause.edit.layer.scope
        above = ScopeKey(scope.tenant, "")
        return (
            bool(scope.event)
            and not cause.edit.route
            and any(each.edit.layer.scope == above and not each.edit.route for each in self.review.causes)
        )

    def _block(self, cause: Cause) -> Block:
        edit, groups, untouched = cause.edit, groups_of(cause), self.review.untouched(cause)
        came, went = arrivals(cause)
        subject = self._subject(cause, came, went)
        tail = "; ".join(filter(None, (_reach(cause), *(_passed_by(each) for each in untouched))))
        head = (*self._where(edit), "  ", *subject, *((f": {tail}",) if tail else ()))
        lines = [] if came or went else [*self._groups(edit, groups), *self._untouched(edit, untouched)]
        return Block(_sign(groups, came, went), head, tuple(lines))

    def _where(self, edit: Edit) -> tuple[Piece, ...]:
        now, before = self.review.place(edit), self.review.place_before(edit)
        where: tuple[Piece, ...] = (_at(now),) if now is not None else (Quoted(str(edit.layer)),)
        if edit.after is ABSENT or before is None or now is None or _line(before) == _line(now) or not edit.route:
            return where
        return (*where, " (was ", f"line {before.line}" if before.file == now.file else _at(before), ")")

    def _subject(self, cause: Cause, came: Sequence[ScopeKey], went: Sequence[ScopeKey]) -> tuple[Piece, ...]:
        edit, scope = cause.edit, cause.edit.layer.scope
        names = [each.effect.name for each in cause.consequences]
        own = {"event", "tenant", "platform"}
        inside = sorted(name for name in names if name not in own)
        moved = self.review.moved.get(scope)
        if not edit.route and moved is not None:
            return (Quoted(str(scope)), " moved from ", Quoted(str(moved)))
        renamed = next((each for each in groups_of(cause) if each.origin is not None), None)
        if renamed is not None:
            return (Quoted(f"{scope}:{renamed.entry}"), " moved from ", Quoted(str(renamed.origin)))
        if edit.route:
            said = _said(edit)
            return (*said, ", so the ", departure(scope, inside, ())) if went else said
        if came:
            return (Quoted(str(scope)), " ", arrival(scope, inside, self._with(scope)))
        if went:
            return (Quoted(str(scope)), " ", departure(scope, inside, self._with(scope)))
        return (Quoted(str(edit.layer)), " is new" if edit.before is ABSENT else " is gone")

    def _with(self, scope: ScopeKey) -> list[ScopeKey]:
        """The events that arrive or leave with their tenant."""
        if scope.event:
            return []
        layers = (cause.edit.layer for cause in self.review.causes if not cause.edit.route)
        return sorted({layer.scope for layer in layers if layer.scope.event and layer.scope.tenant == scope.tenant})

    def _groups(self, edit: Edit, groups: tuple[Group, ...]) -> Iterator[Line]:
        groups = tuple(group for group in groups if group.origin is None)
        if any(group.events for group in groups) and not self.everything:
            # Whoever reads the tenant itself sees what is told here of its events.
            groups = tuple(group for group in groups if group.events)
        limit = len(groups) if self.everything else _GROUPS
        for group in groups[:limit]:
            yield from self._group(edit, group)
        if len(groups) > limit:
            yield Line(1, (f"and {count(len(groups) - limit, 'other difference')}; --all lists them",))

    def _group(self, edit: Edit, group: Group) -> Iterator[Line]:
        if follows(group, edit):
            if not edit.layer.scope.event:
                yield Line(1, self._readers(edit, group.readers))
            return
        readers = (*self._readers(edit, group.readers), ": ") if not edit.layer.scope.event else ()
        verb, name = _verb(group), (Quoted(group.entry),)
        if len(group.leaves) == 1 and not verb:
            yield Line(1, (*readers, *self._leaf(edit, group, group.leaves[0], edit.route)))
            return
        yield Line(1, (*readers, verb, *name, f" ({count(len(group.leaves), 'value')})"))
        limit = len(group.leaves) if self.everything else _FIELDS
        for leaf in group.leaves[:limit]:
            yield Line(2, self._leaf(edit, group, leaf, leaf.route[: group.entry.count(".") + 1]))
        if len(group.leaves) > limit:
            yield Line(2, (f"and {count(len(group.leaves) - limit, 'other value')}; --all lists them",))

    def _leaf(self, edit: Edit, group: Group, leaf: LeafChange, above: Keys) -> tuple[Piece, ...]:
        inside = leaf.route[len(above) :] if leaf.route[: len(above)] == above else leaf.route
        name: tuple[Piece, ...] = (Quoted(dotted(inside)), " ") if inside else ()
        origins = self.review.origins(leaf, group.readers[0])
        before, after = shown_pair(FieldChange(path=(), before=leaf.before, after=leaf.after))
        if leaf.is_only_source:
            return (*name, "stays ", Quoted(after), *_from(edit, origins))
        return (*name, Quoted(before), " -> ", Quoted(after), *self._sources(edit, origins))

    def _sources(self, edit: Edit, origins: tuple[Origin | None, Origin | None]) -> Iterator[Piece]:
        """Say where each side's value comes from, as far as that is not the edited line."""
        here = {edit.layer, edit.layer._replace(scope=self.review.moved.get(edit.layer.scope, edit.layer.scope))}
        for word, origin in zip((", before from ", ", now from "), origins, strict=True):
            if origin is not None and origin.layer not in here:
                yield from (word, _source(origin))

    def _readers(self, edit: Edit, readers: tuple[ScopeKey, ...]) -> tuple[Piece, ...]:
        events = [reader for reader in readers if reader.event]
        if events:
            return (f"{count(len(events), 'event')} (", *self._names(edit, events), ")")
        return ("no event yet (", *self._names(edit, readers), ")")

    def _names(self, edit: Edit, scopes: Sequence[ScopeKey]) -> tuple[Piece, ...]:
        limit = len(scopes) if self.everything else _NAMES
        if len(scopes) > limit and not edit.layer.scope.tenant:
            return _by_tenant(scopes)
        pieces: list[Piece] = []
        for scope in scopes[:limit]:
            pieces += [", " if pieces else "", Quoted(short(scope, edit.layer.scope))]
        if len(scopes) > limit:
            pieces.append(f" and {len(scopes) - limit:,} more")
        return tuple(pieces)

    def _untouched(self, edit: Edit, untouched: tuple[Untouched, ...]) -> Iterator[Line]:
        for each in untouched:
            kinds = {Why.STRICTER: "already stricter", Why.OWN: "keep their own", Why.WITHOUT: "do not have it"}
            at = self.review.head.place(each.origin, each.route) if each.origin is not None else None
            such = (", the first of them at ", _at(at)) if at is not None and len(each.events) > 1 else ()
            such = (", at ", _at(at)) if at is not None and len(each.events) == 1 else such
            yield Line(1, (f"{kinds.get(each.why, 'not affected')}: ", *self._names(edit, each.events), *such))


def told_once(reviews: Sequence[Review], *, everything: bool) -> Iterator[tuple[Review, tuple[Block, ...] | None]]:
    """Yield each review with its blocks, later ones only with what is not in the first; None where nothing is."""
    told: tuple[Block, ...] | None = None
    for review in reviews:
        blocks = Telling(review=review, everything=everything).blocks()
        if told is None:
            told = blocks
            yield review, blocks
        else:
            new = tuple(block for block in blocks if block not in told)
            is_same = not new and review.unavailable == reviews[0].unavailable
            yield review, None if is_same else new


def _said(edit: Edit) -> tuple[Piece, ...]:
    route = Quoted(dotted(edit.route))
    sizes = [_size(value) for value in (edit.before, edit.after)]
    if any(sizes):
        what = "added" if edit.before is ABSENT else "taken out" if edit.after is ABSENT else "replaced"
        return (route, f" {what} ({count(sizes[1] or sizes[0] or 0, 'value')})")
    before, after = shown_pair(FieldChange(path=(), before=edit.before, after=edit.after))
    return (route, " ", Quoted(before), " -> ", Quoted(after))


def _size(value: object) -> int | None:
    """Return how many values a map holds; None for anything else."""
    if not isinstance(value, dict) or not value or is_secret(value):
        return None
    return sum(_size(inside) or 1 for inside in value.values())


def _reach(cause: Cause) -> str:
    scope = cause.edit.layer.scope
    if not cause.readers:
        return "nobody sees a difference"
    if scope.event or (scope.tenant and not cause.edit.route):
        return ""
    seeing = frozenset(cause.seeing)
    same = sum(1 for reader in cause.readers if reader.event and reader not in seeing)
    staying = f"{count(same, 'event')} with the same value from another line" if same else ""
    seen = "" if staying and not any(reader.event for reader in seeing) else _numbers(scope, seeing)
    return "; ".join(filter(None, (seen, staying)))


def _numbers(scope: ScopeKey, readers: frozenset[ScopeKey]) -> str:
    events = count(sum(1 for reader in readers if reader.event), "event")
    return (
        events
        if scope.tenant
        else f"{count(len({each.tenant for each in readers if each.tenant}), 'tenant')}, {events}"
    )


def _passed_by(untouched: Untouched) -> str:
    return f"{count(len(untouched.events), 'event')} {_WHY[untouched.why]}"


def _sign(groups: tuple[Group, ...], came: Sequence[ScopeKey], went: Sequence[ScopeKey]) -> Sign | None:
    kinds = {group.kind for group in groups}
    if not kinds:
        return None
    if came or went:
        return Sign.NEW if came else Sign.GONE
    if "move" in kinds:
        return Sign.MOVED
    single = {"gain": Sign.NEW, "lose": Sign.GONE, "reattribute": Sign.SOURCE}
    return single.get(next(iter(kinds)), Sign.OTHER) if len(kinds) == 1 else Sign.OTHER


def _verb(group: Group) -> str:
    return {"gain": "gained ", "lose": "lost "}.get(group.kind, "")


def _from(edit: Edit, origins: tuple[Origin | None, Origin | None]) -> Iterator[Piece]:
    """Say from where a value comes that stays what it was."""
    before, now = origins
    if now is not None:
        yield from (", from here now",) if now.layer == edit.layer else (", now from ", _source(now))
    if before is not None and before.layer != edit.layer:
        yield from (", not from ", _source(before))


def _source(origin: Origin) -> Quoted:
    return _at(origin.place) if origin.place is not None else Quoted(str(origin.layer))


def _by_tenant(scopes: Sequence[ScopeKey]) -> tuple[Piece, ...]:
    """Return how many of the scopes each tenant has; of very many tenants, the first."""
    numbers = Counter(scope.tenant for scope in scopes)
    pieces: list[Piece] = []
    for tenant, number in [*numbers.items()][:_TENANTS]:
        pieces += [", " if pieces else "", Quoted(tenant), f" {number:,}"]
    if len(numbers) > _TENANTS:
        pieces.append(f" and {count(len(numbers) - _TENANTS, 'other tenant')}")
    return tuple(pieces)


def _at(place: Place) -> Quoted:
    return Quoted(_line(place))


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"
