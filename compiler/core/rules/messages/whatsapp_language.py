"""A WhatsApp template names a language of Meta's list, and it is the one that its locale speaks."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.whatsapp_faults import is_whatsapp
from compiler.core.rules.view import View
from messages.whatsapp.languages import LANGUAGES, fits, fitting

WHATSAPP_LANGUAGE = Rule(
    id="whatsapp-language",
    summary="A WhatsApp template's language is not the one it is written in, or none of Meta's",
    why="Meta refuses codes it does not list, and rejects a text in another language than the one it was sent in for.",
    sources=(
        Reference(
            title="Meta, supported languages",
            url="https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages",
        ),
    ),
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    language = template.value.get("language")
    if not is_whatsapp(template) or language is None:
        return
    locale = template.name.split(".")[3]
    if language in LANGUAGES and fits(language, locale):
        return
    what = f"`{language}` is not a language of the locale `{locale}`."
    if language not in LANGUAGES:
        what = f"`{language}` is not in Meta's list of languages."
    possible = fitting(locale)[:3]
    fix = (
        f"Write {_either(possible)}." if possible else f"Meta has no language for `{locale}`: take it out of WhatsApp."
    )
    yield Finding(
        rule=WHATSAPP_LANGUAGE,
        at=view.spot(template, ("language",)),
        what=what,
        fix=fix,
        subject=view.subject(template, ("language",)),
    )


def _either(words: tuple[str, ...]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


CHECK = EntryCheck(rules=(WHATSAPP_LANGUAGE,), section="templates", run=_run)
