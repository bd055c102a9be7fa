"""A message that is sent is written in every language on offer, and every language is one that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.nearest import nearest
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.campaigns.agenda import agenda
from compiler.core.rules.check import EntryCheck, ViewCheck
from compiler.core.rules.shared.found import found, layer_of, listed
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View
from messages.locale.fallback import chosen
from messages.locale.written import is_known, known_languages

LOCALE_PARITY = Rule(
    id="locale-parity",
    severity=Severity.WARNING,
    summary="A message is not written in every language on offer",
    why="Guests who read the others get it in a language that is not theirs.",
)
LOCALE_UNKNOWN = Rule(
    id="locale-unknown",
    summary="Nobody knows how dates are written in a locale",
    why="Days, times and plurals of a message are written by CLDR's rules for its language.",
    sources=(Reference(title="Unicode CLDR, locales", url="https://cldr.unicode.org/index/cldr-spec/picking-the-right-language-code"),),
)  # fmt: skip
_Written = Mapping[tuple[str, str], Mapping[str, Resolved]]


def _parity(view: View) -> Iterator[Finding]:
    """Yield each message that lacks a language which its tenant chose.

    A language is chosen where the tenant or the event offers it, or writes some message of its own in it; what
    only the platform offers to everybody is nobody's promise.
    """
    offered, usual = view.find("settings.locales"), view.find("settings.locale")
    if offered is None or len(offered.value) < 2 or view.is_broken("templates", "campaigns", "settings"):
        return
    written = view.derived(_written, "templates")
    promised = offered.value if layer_of(offered, ()) else _own(view, written)
    told: set[tuple[str, str]] = set()
    for planned in agenda(view):
        wanted = planned.campaign.value.get("audience", {}).get("locales") or offered.value
        for channel in planned.channels:
            locales = written.get((planned.category, channel), {})
            if not locales or (planned.category, channel) in told:
                continue
            lacking = [locale for locale in offered.value if locale in wanted and locale in promised]
            instead = {
                locale: reads
                for locale in lacking
                if locale not in locales
                and is_known(locale)
                and (reads := chosen(locale, usual.value if usual else None, offered.value, locales)) is not None
                and not locale.startswith(f"{reads}-")
            }
            if instead:
                told.add((planned.category, channel))
                lines = [
                    *(Line(entry=entry, of_key=True, words=f"`{name}` is here") for name, entry in locales.items()),
                    Line(entry=offered, words="the languages on offer are said here"),
                    Line(entry=planned.campaign, route=("template",), words=f"{planned.key} sends it"),
                ]
                yield _lacking(view, f"templates.{planned.category}.{channel}", instead, lines)


def _own(view: View, written: _Written) -> frozenset[str]:
    """Return the languages of messages that campaigns send and that the tenant or the event wrote."""
    sent = {planned.category for planned in agenda(view)}
    return frozenset(
        locale
        for (category, _), entries in written.items()
        for locale, entry in entries.items()
        if category in sent and layer_of(entry, ())
    )


def _lacking(view: View, name: str, instead: Mapping[str, str], lines: list[Line]) -> Finding:
    shown = narrowest(lines[:-1])
    first, reads = next(iter(instead.items()))
    return Finding(
        rule=LOCALE_PARITY,
        at=shown.at(view),
        what=f"`{name}` is not written in {listed(list(instead))}: guests who read `{first}` get it in `{reads}`.",
        fix=f"Write `{name}.{first}`, or take `{first}` out of `settings.locales`.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _written(view: View) -> _Written:
    """Return the templates by category and channel, then by locale."""
    result: dict[tuple[str, str], dict[str, Resolved]] = {}
    for name, entry in sorted(view.section("templates").items()):
        _, category, channel, locale = name.split(".")
        result.setdefault((category, channel), {})[locale] = entry
    return result


def _settings(view: View, setting: Resolved) -> Iterator[Finding]:
    if setting.name == "settings.locale":
        yield from _unknown(view, setting, (), setting.value)
    elif setting.name == "settings.locales":
        for position, locale in enumerate(setting.value):
            yield from _unknown(view, setting, (position,), locale)


def _unknown(view: View, setting: Resolved, route: tuple[int, ...], locale: str) -> Iterator[Finding]:
    if not is_known(locale):
        close = nearest(locale, known_languages())
        fix = f"Did you mean `{close}`?" if close is not None else "Write a language such as en, it, de or pt-BR."
        yield found(LOCALE_UNKNOWN, view, setting, route, f"CLDR has no `{locale}`.", fix)


CHECK = ViewCheck(
    needs_sound=True, rules=(LOCALE_PARITY,), reads=frozenset({"templates", "campaigns", "settings"}), run=_parity
)
SETTINGS = EntryCheck(rules=(LOCALE_UNKNOWN,), section="settings", run=_settings)
