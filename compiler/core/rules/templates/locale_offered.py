"""Messages are written in locales that guests are offered, and the one for everybody else is among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.nearest import did_you_mean
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.campaigns.agenda import Planned, agenda
from compiler.core.rules.check import EntryCheck, ViewCheck
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

LOCALE_DEFAULT = Rule(
    id="locale-default",
    summary="The locale for everybody else is not one that messages are written in",
    why="Guests whose own language is not offered would get nothing.",
)
TEMPLATE_LOCALE = Rule(
    id="template-locale",
    severity=Severity.WARNING,
    summary="A template is written in a locale that is not offered",
    why="Nobody gets it.",
)
CAMPAIGN_LOCALE = Rule(
    id="campaign-locale",
    summary="A campaign's message is written only in locales that are not offered",
    why="Nobody would get it.",
)


def _default(view: View) -> Iterator[Finding]:
    locale, offered = view.find("settings.locale"), view.find("settings.locales")
    if locale is None or offered is None or locale.value in offered.value or view.is_broken("settings"):
        return
    lines = [
        Line(entry=locale, words="the locale for everybody else is said here"),
        Line(entry=offered, words="the locales messages are written in are said here"),
    ]
    shown = narrowest(lines)
    yield Finding(
        rule=LOCALE_DEFAULT,
        at=shown.at(view),
        what=f"`settings.locale` is {locale.value}, and `settings.locales` is {_listed(offered)}.",
        fix=f"Set `locale` to one of these, or add `{locale.value}` to `locales`.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _template(view: View, template: Resolved) -> Iterator[Finding]:
    offered = view.find("settings.locales")
    _, category, channel, locale = template.name.split(".")
    if not view.key.tenant or offered is None or locale in offered.value or view.is_broken("settings"):
        return
    written = view.derived(_locales, "templates")
    if written.get((category, channel), {}).keys().isdisjoint(offered.value) or _is_default(view, locale):
        return  # a campaign that sends it is told so, or the default locale is
    line = Line(entry=template, of_key=True, words="the template is written here")
    at, words = line, "the locales are said here"
    what = f"`settings.locales` is {_listed(offered)}, without `{locale}`."
    fix = f"{did_you_mean(locale, offered.value)} Otherwise add `{locale}` to `settings.locales`, or remove it here."
    others = {of for (of, _), found in written.items() if locale in found and _is_own(found[locale])}
    said = Line(entry=offered, words="")
    if len(others) > 1 and said.level >= line.level:
        # Written throughout: it is not the template that is wrong, and one line is to be changed for all.
        at, words = said, line.words
        what = f"It leaves out `{locale}`, in which templates are written."
        fix = f"Add `{locale}` to `settings.locales`, or remove its templates."
    yield Finding(
        rule=TEMPLATE_LOCALE,
        at=at.at(view),
        what=what,
        fix=fix,
        related=((words, view.spot(offered) if at is line else line.at(view)),),
        subject=at.subject(view),
    )


def _is_default(view: View, locale: str) -> bool:
    default = view.find("settings.locale")
    return default is not None and default.value == locale


def _is_own(template: Resolved) -> bool:
    """Tell whether a tenant wrote it, rather than the platform for all tenants."""
    return Line(entry=template, words="").level > 1


def _campaign(view: View) -> Iterator[Finding]:
    offered = view.find("settings.locales")
    if offered is None or view.is_broken("templates", "campaigns", "settings"):
        return
    written = view.derived(_locales, "templates")
    told: set[tuple[str, str]] = set()
    for planned in agenda(view):
        for channel in planned.channels:
            templates = written.get((planned.category, channel))
            message = (planned.category, channel)
            if templates and message not in told and templates.keys().isdisjoint(offered.value):
                told.add(message)
                yield _unread(view, planned, channel, templates, offered)


def _unread(
    view: View, planned: Planned, channel: str, templates: Mapping[str, Resolved], offered: Resolved
) -> Finding:
    lines = [
        *(Line(entry=entry, of_key=True, words=f"{locale} is written here") for locale, entry in templates.items()),
        Line(entry=offered, words="the locales that are offered are said here"),
        Line(entry=planned.campaign, route=("template",), words=f"{planned.key} sends it"),
    ]
    shown = narrowest(lines[:-1])
    name = f"templates.{planned.category}.{channel}"
    return Finding(
        rule=CAMPAIGN_LOCALE,
        at=shown.at(view),
        what=f"`{name}` is written in [{', '.join(templates)}]; `settings.locales` is {_listed(offered)}.",
        fix=f"Write it in `{offered.value[0]}`, or add {next(iter(templates))} to `settings.locales`.",
        related=related(view, lines, shown),
        subject=shown.subject(view),
    )


def _locales(view: View) -> Mapping[tuple[str, str], Mapping[str, Resolved]]:
    """Return the templates by category and channel, then by locale."""
    found: dict[tuple[str, str], dict[str, Resolved]] = {}
    for name, entry in sorted(view.section("templates").items()):
        _, category, channel, locale = name.split(".")
        found.setdefault((category, channel), {})[locale] = entry
    return found


def _listed(offered: Resolved) -> str:
    return f"[{', '.join(map(str, offered.value))}]"


DEFAULT = ViewCheck(rules=(LOCALE_DEFAULT,), reads=frozenset({"settings"}), run=_default)
TEMPLATES = EntryCheck(rules=(TEMPLATE_LOCALE,), section="templates", run=_template)
CAMPAIGNS = ViewCheck(rules=(CAMPAIGN_LOCALE,), reads=frozenset({"templates", "campaigns", "settings"}), run=_campaign)
