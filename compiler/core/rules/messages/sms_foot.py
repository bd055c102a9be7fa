"""Every text message says who sends it and how to stop it, as `compliance.footers` asks.

Messages that the law or a carrier asks for are exempt: what they say, the catalogue requires.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.laws import CTIA
from compiler.core.rules.messages.sms_texts import Text, texts
from compiler.core.rules.providers.way import ways
from compiler.core.rules.view import View
from messages.sms.foot import says_sender, says_stop

SMS_FOOT = Rule(
    id="sms-foot",
    summary="A text message does not say who sends it, or how to stop it",
    why="Carriers ask for both in the first text of a programme, and any text may be a guest's first.",
    sources=(CTIA,),
)
_READS = frozenset({"templates", "layouts", "catalogue", "brand", "compliance", "settings", "providers", "routing"})


def _run(view: View) -> Iterator[Finding]:
    footers, brand = view.find("compliance.footers"), view.find("brand")
    if footers is None or view.is_broken(*_READS):
        return
    due = footers.value.get("sms", ())
    name = str(brand.value.get("name", "")) if brand is not None else ""
    before = _prefix(view)
    for text in view.derived(_unsigned, *_SHARED) if "brand_name" in due else ():
        if not says_sender(text.bodies, name, before):
            what = f"It does not say who sends it{f': {name}' if name else ''}."
            yield _finding(view, text, what, "Begin it with {{ brand_name }}.")
    for text in view.derived(_endless, *_SHARED) if "opt_out" in due else ():
        yield _finding(view, text, "It does not say how to stop it.", "End it with {{ sms_optout_text }}.")


_SHARED = ("templates", "layouts", "catalogue", "compliance", "settings")


def is_exempt(view: View, text: Text) -> bool:
    """Tell whether a message is one that the law or a carrier asks for."""
    category = view.find(f"catalogue.categories.{text.category}")
    return category is None or category.value.get("kind") == "compliance"


def _unsigned(view: View) -> tuple[Text, ...]:
    """Return the texts that do not name their sender by the variable for it."""
    return tuple(text for text in texts(view) if not is_exempt(view, text) and not says_sender(text.bodies, ""))


def _endless(view: View) -> tuple[Text, ...]:
    """Return the texts that do not say how to stop them."""
    keywords = stop_words(view)
    return tuple(text for text in texts(view) if not is_exempt(view, text) and not says_stop(text.bodies, keywords))


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


CHECK = ViewCheck(needs_sound=True, rules=(SMS_FOOT,), reads=_READS, run=_run)
