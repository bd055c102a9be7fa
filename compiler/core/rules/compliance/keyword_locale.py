"""Texts in a language are stopped, and answered, in that language."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import cited, documented
from compiler.core.rules.compliance.laws import CTIA
from compiler.core.rules.compliance.sent import sent
from compiler.core.rules.shared.found import listed
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

KEYWORD_LOCALE = Rule(
    id="keyword-locale",
    summary="Texts go out in a language in which nobody can stop them",
    why="Guests answer in the language they were written to.",
    sources=(CTIA,),
)
HELP_UNANSWERED = Rule(
    id="help-unanswered",
    summary="A guest who asks for help by text would get no answer",
    why="The answer to HELP says who writes and how to reach someone; carriers test it.",
    sources=(CTIA,),
)
_FIELDS = {
    "keywords": "no word in that language stops them",
    "help_keywords": "no word in that language asks for help",
    "wording": "nothing says in that language how to stop them",
}
_EXAMPLES = {"keywords": "[STOP, …]", "help_keywords": "[HELP, …]", "wording": "'STOP …'"}


def _run(view: View) -> Iterator[Finding]:
    opt_out = view.find("compliance.opt_out")
    written = view.derived(_written, "campaigns", "catalogue", "templates", "settings")
    if opt_out is None or not written or view.is_broken("compliance", "templates", "campaigns", "settings"):
        return
    for field, trouble in _FIELDS.items() if documented(view, CTIA) is not None else ():
        known = opt_out.value.get(field)
        for locale, template in written.items() if known is not None else ():
            if not _is_among(locale, known):
                yield _wordless(view, opt_out, field, trouble, locale, template)
    if opt_out.value.get("help_keywords") is not None:
        yield from _unanswered(view, opt_out, written)


def _written(view: View) -> dict[str, Resolved]:
    """Return the locales that campaigns send texts in, each with one of the texts."""
    offered = view.find("settings.locales")
    texts = view.derived(_texts, "templates")
    texted = {each.category.name.split(".")[2] for each in sent(view) if "sms" in each.channels}
    found: dict[str, Resolved] = {}
    for category in sorted(texted & texts.keys()):
        for locale, template in texts[category].items():
            if offered is None or locale in offered.value:
                found.setdefault(locale, template)
    return dict(sorted(found.items()))


def _texts(view: View) -> dict[str, dict[str, Resolved]]:
    """Return the texts there are, by category and locale."""
    found: dict[str, dict[str, Resolved]] = {}
    for name, template in view.section("templates").items():
        _, category, channel, locale = name.split(".")
        if channel == "sms":
            found.setdefault(category, {})[locale] = template
    return found


def _is_among(locale: str, known: object) -> bool:
    return isinstance(known, dict) and (locale in known or locale.split("-", 1)[0] in known)


def _wordless(view: View, opt_out: Resolved, field: str, trouble: str, locale: str, template: Resolved) -> Finding:
    lines = [
        Line(entry=template, of_key=True, words=f"a text is written in {locale} here"),
        Line(entry=opt_out, route=(field,), words="the words are said here"),
    ]
    shown = narrowest(lines)
    return Finding(
        rule=KEYWORD_LOCALE,
        at=shown.at(view),
        what=f"Texts go out in `{locale}`, and {trouble}.",
        fix=f"Add `{locale}: {_EXAMPLES[field]}` to `compliance.opt_out.{field}`.",
        related=(*related(view, lines, shown), *cited(view, CTIA)),
        subject=lines[1].subject(view),
    )


def _unanswered(view: View, opt_out: Resolved, written: dict[str, Resolved]) -> Iterator[Finding]:
    if view.find("catalogue.categories.sms_help_reply") is None:
        return
    answers = {name.split(".")[3] for name in view.section("templates") if name.startswith("templates.sms_help_reply.")}
    silent = [locale for locale in written if not _is_among(locale, dict.fromkeys(answers))]
    if silent:
        lines = [
            Line(entry=opt_out, route=("help_keywords",), words="the words that ask for help are said here"),
            Line(entry=written[silent[0]], of_key=True, words=f"a text is written in {silent[0]} here"),
        ]
        shown = narrowest(lines)
        yield Finding(
            rule=HELP_UNANSWERED,
            at=shown.at(view),
            what=f"Texts go out in {listed(silent)}, and `templates.sms_help_reply.sms` is not written in that.",
            fix=f"Write the answer in {listed(silent)} in the platform's templates/sms_help_reply/sms.yaml.",
            related=(*related(view, lines, shown), *cited(view, CTIA)),
            subject=lines[0].subject(view),
        )


CHECK = ViewCheck(
    rules=(KEYWORD_LOCALE, HELP_UNANSWERED),
    reads=frozenset({"compliance", "campaigns", "catalogue", "templates", "settings"}),
    run=_run,
)
