"""What the settings have to give, an event gives: no message goes out with a gap where a value should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.place import Route
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.campaigns.agenda import agenda
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.messages.inside import inside, of_word
from compiler.core.rules.messages.message import Message, Use, messages
from compiler.core.rules.messages.vocabulary import vocabulary
from compiler.core.rules.shared.found import layer_of
from compiler.core.rules.view import View
from messages.contract import brand_paths
from messages.facts import given, where_said
from messages.when import unmet

TEMPLATE_VALUE = Rule(
    id="template-value",
    summary="A message uses a value that nobody gives",
    why="Guests would read a sentence with a gap in it.",
)
_READ = ("event", "tenant", "brand", "compliance.controller", "compliance.opt_out")
_BY_LOCALE = frozenset({"sms_optout_text"})
"""Variables for which the settings hold words in each language."""
_SECTIONS = ("templates", "layouts", "campaigns", "catalogue", "settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Need:
    """A value of the settings that some message writes, whatever its conditions say."""

    path: str
    use: Use
    template: Resolved
    locale: str
    campaign: Resolved | None = None
    """The campaign that sends it, where one does."""


def _run(view: View) -> Iterator[Finding]:
    needs = view.derived(_needs, *_SECTIONS)
    event = view.find("event")
    if not needs or event is None:
        return
    entries: dict[str, Any] = {name: entry.value for name in _READ if (entry := view.find(name)) is not None}
    lacking = [said for said in needs if _said(*said, entries) in (None, "")]
    if not lacking or view.is_broken("event", "tenant", "brand", "compliance", *_SECTIONS):
        return
    for path, locale in lacking:
        for need in needs[path, locale]:
            if unmet(need.template.value.get("when"), event.value) is None:
                yield _finding(view, need, _where(path, locale))
                break


def _needs(view: View) -> Mapping[tuple[str, str], tuple[_Need, ...]]:
    """Return what the enabled campaigns' messages need; of each value the first message of each condition.

    A value is known by its variable, and by the locale where each language has its own words.
    """
    written = view.derived(_written, "templates", "layouts", "catalogue")
    offered = view.find("settings.locales")
    found: dict[tuple[str, str], list[_Need]] = {}
    sent: set[tuple[str, str]] = set()
    for planned in agenda(view):
        for message in ((planned.category, channel) for channel in planned.channels):
            if message in sent:
                continue
            sent.add(message)
            for said, need in written.get(message, ()):
                if offered is None or need.locale in offered.value:
                    found.setdefault(said, []).append(replace(need, campaign=planned.campaign))
    return {said: tuple(needs) for said, needs in sorted(found.items())}


def _written(view: View) -> Mapping[tuple[str, str], tuple[tuple[tuple[str, str], _Need], ...]]:
    """Return what messages need, by category and channel; the same for all events that write none of their own."""
    found: dict[tuple[str, str], dict[tuple[tuple[str, str], str, str], _Need]] = {}
    for message in messages(view):
        condition = str(message.template.value.get("when"))
        for need in _of_message(view, message):
            said = (_whole(need.path), message.locale if need.path in _BY_LOCALE else "")
            key = (said, message.locale, condition)
            found.setdefault((message.category, message.channel), {}).setdefault(key, need)
    return {of: tuple((said, need) for (said, _, _), need in needs.items()) for of, needs in found.items()}


def _of_message(view: View, message: Message) -> Iterator[_Need]:
    contract = vocabulary(view).contract(message.template)
    for use in message.uses() if contract is not None else ():
        word = use.word
        if word.is_guarded or not word.is_written or contract is None:
            continue
        variable = contract.variables.get(word.path)
        from_settings = variable is not None and variable.given_by == "settings" and variable.type != "flag"
        if from_settings or word.path in brand_paths():
            yield _Need(path=word.path, use=use, template=message.template, locale=message.locale)


def _whole(path: str) -> str:
    """Return what a value is said with: a logo has all its parts or is not there."""
    return ".".join(path.split(".")[:2]) if path.startswith("brand.") else path


def _said(path: str, locale: str, entries: Mapping[str, Any]) -> Any:
    if path.startswith("brand."):
        return entries.get("brand", {}).get(path.removeprefix("brand."))
    value = given(path, entries)
    if locale and isinstance(value, Mapping):
        return value.get(locale) or value.get(locale.split("-", maxsplit=1)[0])
    return value


def _where(path: str, locale: str) -> str:
    """Return where the settings say a value: `event.facts.hotel_name`, `compliance.opt_out.wording.it`."""
    where = path if path.startswith("brand.") else where_said(path) or f"event.facts.{path}"
    return f"{where}.{locale}" if locale else where


def _finding(view: View, need: _Need, where: str) -> Finding:
    """Return the finding in the narrowest layer: where the value is to be said, or where the message is written."""
    use, path = need.use, need.path
    what = f"`{path}` has no value here, and `{need.template.name}` writes it."
    fix = f"Write `{where}`, or ask for it in the message: {{% if {path} %}} … {{% endif %}}."
    sends = (
        (("it is sent by this campaign", view.spot(need.campaign, ("template",))),) if need.campaign is not None else ()
    )
    mark = (use.word.line, use.word.column)
    holder, route = _holder(view, where)
    if holder is None or layer_of(use.entry, use.route) >= _deepest(holder):
        return of_word(TEMPLATE_VALUE, view, use.entry, use.route, mark, what, fix, related=sends)
    stands = (f"`{path}` stands here", inside(view.spot(use.entry, use.route), *mark))
    return Finding(
        rule=TEMPLATE_VALUE,
        at=view.spot(holder, route, of_key=True),
        what=what,
        fix=fix,
        related=(stands, *sends),
        subject=view.subject(holder, tuple(where.removeprefix(f"{holder.name}.").split("."))),
    )


def _holder(view: View, where: str) -> tuple[Resolved | None, Route]:
    """Return the entry in which a value is to be said, and how far the way to it is there already."""
    keys = where.split(".")
    length = 2 if keys[0] == "compliance" else 1
    entry = view.find(".".join(keys[:length]))
    route: list[str] = []
    value = entry.value if entry is not None else None
    for key in keys[length:]:
        value = value.get(key) if isinstance(value, Mapping) else None
        if value is None:
            break
        route.append(key)
    return entry, tuple(route)


def _deepest(entry: Resolved) -> int:
    """Return the narrowest layer that says anything of an entry."""
    return max((layer_of(entry, (key,)) for key in entry.value), default=0)


CHECK = ViewCheck(
    needs_sound=True,
    rules=(TEMPLATE_VALUE,),
    reads=frozenset({"event", "tenant", "brand", "compliance", *_SECTIONS}),
    run=_run,
)
