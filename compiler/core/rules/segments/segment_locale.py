"""Segments by locale ask for locales that messages are written in."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule, Severity
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.view import View

SEGMENT_LOCALE = Rule(
    id="segment-locale",
    severity=Severity.WARNING,
    summary="A segment asks for a locale that no message is written in",
    why="Its guests would get what everybody gets, so they need no segment of their own.",
)


def _run(view: View) -> Iterator[Finding]:
    written = view.find("settings.locales")
    if written is None or view.is_broken("settings"):
        return
    languages = {locale.split("-")[0] for locale in written.value}
    for segment in view.section("segments").values():
        for part in ("all", "any"):
            for position, locale in enumerate(segment.value.get(part, {}).get("locales", ())):
                if locale.split("-")[0] not in languages:
                    route = (part, "locales", position)
                    yield Finding(
                        rule=SEGMENT_LOCALE,
                        at=view.spot(segment, route),
                        what=f"Messages are written in {' and '.join(written.value)}, not in {locale}.",
                        fix=f"Take {locale} out, or add it to `settings.locales`.",
                        related=(("locales are said here", view.spot(written)),),
                        subject=view.subject(segment, route),
                    )


CHECK = ViewCheck(rules=(SEGMENT_LOCALE,), reads=frozenset({"segments", "settings"}), run=_run)
