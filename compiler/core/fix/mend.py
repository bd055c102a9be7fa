"""Makes the repairs of one file, from its end to its beginning, each proven before the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compiler.core.fix.proof import prove, same
from compiler.core.fix.reform import reform
from compiler.core.fix.repair import Form, Reform, Rename
from compiler.core.fix.spans import place_of, read_spans
from compiler.core.fix.splice import Refusal, RouteRepair, Splice, splice
from compiler.core.place import Place, Route

_MARK = "\ufeff"
_UNREADABLE = "the file cannot be read to its end."
_LATER = "another repair touches the same lines; run this again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A repair that is asked for in one file."""

    rule: str
    at: Place
    """Where the finding stands, in case it has to be left."""
    repair: RouteRepair | Reform
    route: Route = ()
    """The route in this file."""
    is_secret: bool = False
    """What stands there must not be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was repaired, in the words of the text."""

    rule: str
    at: Place
    before: str = ""
    """Empty where something was added."""
    after: str = ""
    """Empty where something was taken out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A repair that was asked for and not made."""

    rule: str
    at: Place
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """One file, before and after."""

    path: str
    before: bytes
    after: bytes
    """Empty where the file said nothing else, and goes."""
    changes: tuple[Change, ...]
    left: tuple[Left, ...]


@dataclass(slots=True)
class _Mending:
    shown: str
    """The file as people call it."""
    text: str
    changes: list[Change]
    left: list[Left]
    untouched: int
    """Before this character the text is still as it was."""

    def refuse(self, asked: Asked, why: str) -> None:
        self.left.append(Left(rule=asked.rule, at=asked.at, why=why))

    def change(self, asked: Asked, at: Place, before: str, after: str) -> None:
        if asked.is_secret and not isinstance(asked.repair, Rename):
            before, after = before and "…", after and "…"
        self.changes.append(Change(rule=asked.rule, at=at, before=before, after=after))


def mend(path: str, raw: bytes, wanted: Iterable[Asked], label: str) -> Mended:
    """Make the repairs that can be proven to do what was asked and nothing else; say why others are left."""
    mark, text = _decoded(raw)
    mending = _Mending(f"{label}/{path}", text, [], [], len(text))
    asked = list(dict.fromkeys(wanted))
    for one, planned in _from_the_end(mending, asked):
        _make(mending, one, planned)
    for one in asked:
        if isinstance(one.repair, Reform):
            mark = _reform(mending, one, one.repair.form, mark)
    order = sorted(mending.changes, key=lambda change: change.at)
    after = f"{mark}{mending.text}".encode()
    return Mended(path=path, before=raw, after=after, changes=tuple(order), left=tuple(mending.left))


def _decoded(raw: bytes) -> tuple[str, str]:
    text = raw.decode("utf-8")
    return (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)


def _from_the_end(mending: _Mending, asked: list[Asked]) -> list[tuple[Asked, RouteRepair]]:
    """Return the repairs of routes, the last in the text first."""
    root = read_spans(mending.text)
    found: list[tuple[int, int, Asked, RouteRepair]] = []
    for number, one in enumerate(asked):
        if isinstance(one.repair, Reform):
            continue
        if root is None:
            mending.refuse(one, _UNREADABLE)
            continue
        try:
            found.append((splice(mending.text, root, one.repair, one.route).start, -number, one, one.repair))
        except Refusal as refusal:
            mending.refuse(one, str(refusal))
    return [(one, repair) for _, _, one, repair in sorted(found, key=lambda each: each[:2], reverse=True)]


def _make(mending: _Mending, asked: Asked, repair: RouteRepair) -> None:
    try:
        made, after = _proven(mending, asked, repair)
    except Refusal as refusal:
        mending.refuse(asked, str(refusal))
        return
    mending.change(asked, place_of(mending.text, mending.shown, made.at), made.before, made.after)
    mending.text, mending.untouched = after, made.start


def _proven(mending: _Mending, asked: Asked, repair: RouteRepair) -> tuple[Splice, str]:
    """Return a splice and the text after it. Raises `Refusal`."""
    text = mending.text
    root = read_spans(text)
    if root is None:
        raise Refusal(_UNREADABLE)
    made = splice(text, root, repair, asked.route)
    if made.end > mending.untouched:
        raise Refusal(_LATER)
    after = f"{text[: made.start]}{made.text}{text[made.end :]}"
    prove(text, after, repair, made)
    return made, after


def _reform(mending: _Mending, asked: Asked, form: Form, mark: str) -> str:
    """Write the file in another form; return the mark that begins it."""
    if form is Form.BYTE_ORDER_MARK:
        mending.change(asked, asked.at, form.value, "")
        return ""
    text = reform(mending.text, form)
    if text is None or (form is Form.LINE_ENDS and not same(mending.text, text)):
        mending.refuse(asked, "it could be meant in several ways; mend it by hand.")
    else:
        mending.change(asked, asked.at, form.value, "spaces" if form is Form.TABS else "Unix line ends")
        mending.text = text
    return mark
