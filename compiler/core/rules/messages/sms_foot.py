"""Every text message says who sends it and how to stop it, as `compliance.footers` asks.

Messages that the law or a carrier asks for are exempt: what they say, the catalogue requires.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.laws import CTIA
from compiler.core.rules.messages.sms_texts import READS, Text, texts
from compiler.core.rules.view import View
from compiler.core.rules.way import ways
from messages.sms.foot import says_sender, says_stop

SMS_FOOT = Rule(
    id="sms-foot",
    summary="A text message does not say who sends it, or how to stop it",
    why="Carriers ask for both in the first text of a programme, and any text may be a guest's first.",
    sources=(CTIA,),
)


def _run(view: View) -> Iterator[Finding]:
    footers = view.find("compliance.footers")
    if footers is None or view.is_broken(*READS):
        return
    due = footers.value.get("sms", ())
    keywords = stop_words(view)
    brand = view.find("brand")
    name = str(brand.value.get("name", "")) if brand is not None else ""
    before = _prefix(view)
    for text in texts(view):
        category = view.find(f"catalogue.categories.{text.category}")
        if category is None or category.value.get("kind") == "compliance":
            continue
        if "brand_name" in due and not says_sender(text.bodies, name, before):
            what = f"It does not say who sends it{f': {name}' if name else ''}."
            yield _finding(view, text, what, "Begin it with {{ brand_name }}.")
        if "opt_out" in due and not says_stop(text.bodies, keywords):
            yield _finding(view, text, "It does not say how to stop it.", "End it with {{ sms_optout_text }}.")


def stop_words(view: View) -> frozenset[str]:
    """Return every word that stops messages, in any language."""
    said = view.find("compliance.opt_out")
    by_locale = said.value.get("keywords", {}) if said is not None else {}
    return frozenset(word for words in by_locale.values() for word in words)


def _prefix(view: View) -> str:
    """Return what all providers of the channel write before every message; empty where one of them writes nothing."""
    way = ways(view).get("sms")
    found = [provider.value["config"].get("organisation_prefix", "") for provider in way.providers] if way else []
    return str(found[0]) if found and len(set(found)) == 1 else ""


def _finding(view: View, text: Text, what: str, fix: str) -> Finding:
    asks = view.find("compliance.footers")
    words = "what every text must say is said here"
    return Finding(
        rule=SMS_FOOT,
        at=view.spot(text.template, ("text",)),
        what=what,
        fix=fix,
        related=((words, view.spot(asks, ("sms",))),) if asks is not None else (),
        subject=view.subject(text.template, ("text",)),
    )


CHECK = ViewCheck(rules=(SMS_FOOT,), reads=READS | {"providers", "routing"}, run=_run)
