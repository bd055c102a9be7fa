"""Every WhatsApp message says who sends it and how to stop it, as `compliance.footers` asks."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.laws import WHATSAPP
from compiler.core.rules.messages.sms_foot import stop_words
from compiler.core.rules.messages.sms_texts import READS, Text
from compiler.core.rules.messages.whatsapp_length import whatsapp_texts
from compiler.core.rules.view import View
from messages.sms.foot import always, says_keyword, says_sender

WHATSAPP_FOOT = Rule(
    id="whatsapp-foot",
    summary="A WhatsApp message does not say who sends it, or how to stop it",
    why="WhatsApp asks businesses to offer a way out, and guests block and report senders they do not know.",
    sources=(WHATSAPP,),
)


def _run(view: View) -> Iterator[Finding]:
    footers, brand = view.find("compliance.footers"), view.find("brand")
    if footers is None or view.is_broken(*READS):
        return
    due = footers.value.get("whatsapp", ())
    keywords = stop_words(view)
    name = str(brand.value.get("name", "")) if brand is not None else ""
    for text in whatsapp_texts(view):
        category = view.find(f"catalogue.categories.{text.category}")
        if category is None or category.value.get("kind") == "compliance":
            continue
        footer = text.template.value.get("footer", "")
        if "brand_name" in due and not says_sender(text.bodies, name, footer):
            what = f"It does not say who sends it{f': {name}' if name else ''}."
            yield _finding(view, text, what, "Write the name into the footer, or {{ brand_name }} into the body.")
        if "opt_out" in due and not _says_stop(text, footer, keywords):
            word = min((each for each in keywords if each == "STOP"), default="STOP")
            what = "It does not say how to stop it."
            yield _finding(view, text, what, f"Write into the footer what to answer: Reply {word} to opt out.")


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


CHECK = ViewCheck(rules=(WHATSAPP_FOOT,), reads=READS, run=_run)
