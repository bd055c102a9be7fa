"""Every WhatsApp message says who sends it and how to stop it, as `compliance.footers` asks."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.laws import WHATSAPP
from compiler.core.rules.messages.sms_foot import is_exempt, stop_words
from compiler.core.rules.messages.sms_texts import Text
from compiler.core.rules.messages.whatsapp_length import whatsapp_texts
from compiler.core.rules.view import View
from messages.sms.foot import always, says_keyword, says_sender

WHATSAPP_FOOT = Rule(
    id="whatsapp-foot",
    summary="A WhatsApp message does not say who sends it, or how to stop it",
    why="WhatsApp asks businesses to offer a way out, and guests block and report senders they do not know.",
    sources=(WHATSAPP,),
)
_READS = frozenset({"templates", "catalogue", "brand", "compliance", "settings"})


def _run(view: View) -> Iterator[Finding]:
    footers, brand = view.find("compliance.footers"), view.find("brand")
    if footers is None or view.is_broken(*_READS):
        return
    due = footers.value.get("whatsapp", ())
    name = str(brand.value.get("name", "")) if brand is not None else ""
    for text in view.derived(_unsigned, *_SHARED) if "brand_name" in due else ():
        if not says_sender(text.bodies, name, text.template.value.get("footer", "")):
            what = f"It does not say who sends it{f': {name}' if name else ''}."
            yield _finding(view, text, what, "Write the name into the footer, or {{ brand_name }} into the body.")
    for text in view.derived(_endless, *_SHARED) if "opt_out" in due else ():
        fix = "Write into the footer what to answer: Reply STOP to opt out."
        yield _finding(view, text, "It does not say how to stop it.", fix)


_SHARED = ("templates", "catalogue", "compliance", "settings")


def _unsigned(view: View) -> tuple[Text, ...]:
    """Return the messages that do not name their sender by the variable for it."""
    found = (text for text in whatsapp_texts(view) if not is_exempt(view, text))
    return tuple(text for text in found if not says_sender(text.bodies, ""))


def _endless(view: View) -> tuple[Text, ...]:
    """Return the messages that do not say how to stop them."""
    keywords = stop_words(view)
    found = (text for text in whatsapp_texts(view) if not is_exempt(view, text))
    return tuple(text for text in found if not _says_stop(text, text.template.value.get("footer", ""), keywords))


def _says_stop(text: Text, footer: str, keywords: frozenset[str]) -> bool:
    buttons = " ".join(
        button.get("label", "")
        for button in text.template.value.get("buttons") or ()
        if button["type"] == "quick_reply"
    )
    return says_keyword(f"{always(text.bodies)[1]} {footer} {buttons}", keywords)


def _finding(view: View, text: Text, what: str, fix: str) -> Finding:
    asks = view.find("compliance.footers")
    route = ("footer",) if "footer" in text.template.value else ("body",)
    words = "what every message must say is said here"
    return Finding(
        rule=WHATSAPP_FOOT,
        at=view.spot(text.template, route),
        what=what,
        fix=fix,
        related=((words, view.spot(asks, ("whatsapp",))),) if asks is not None else (),
        subject=view.subject(text.template, route),
    )


CHECK = ViewCheck(needs_sound=True, rules=(WHATSAPP_FOOT,), reads=_READS, run=_run)
