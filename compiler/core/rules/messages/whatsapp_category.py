"""A WhatsApp template is sent in under the category that Meta will find in its content."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule, Severity
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.whatsapp_faults import META_REVIEW, is_whatsapp, of_faults
from compiler.core.rules.view import View
from messages.whatsapp.fault import Fault, Part, at
from messages.whatsapp.promotion import promotion

_CATEGORIES = Reference(
    title="Meta, template categorisation",
    url="https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-categorization",
)
WHATSAPP_CATEGORY = Rule(
    id="whatsapp-category",
    summary="A WhatsApp template's category is not the one of its messages",
    why="Meta rejects a template for it, or moves it to the other category at another price.",
    sources=(_CATEGORIES,),
)
WHATSAPP_PROMOTION = Rule(
    id="whatsapp-promotion",
    severity=Severity.WARNING,
    summary="A WhatsApp message that is to be of use advertises",
    why="Meta takes a single promotional word for marketing, and moves the template there or rejects it.",
    sources=(_CATEGORIES, META_REVIEW),
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    said = template.value.get("category")
    if not is_whatsapp(template) or said is None:
        return
    category = view.find(f"catalogue.categories.{template.name.split('.')[1]}")
    due = category.value.get("whatsapp_category") if category is not None else None
    if category is not None and due is not None and said != due:
        yield _other(view, template, category, said, due)
    elif said == "utility":
        yield from of_faults(view, WHATSAPP_PROMOTION, template, _promotions(template))


def _other(view: View, template: Resolved, category: Resolved, said: str, due: str) -> Finding:
    title = category.value.get("title", category.name.split(".")[2])
    return Finding(
        rule=WHATSAPP_CATEGORY,
        at=view.spot(template, ("category",)),
        what=f"It is sent in as {said}, and “{title}” is {due} under Meta's rules.",
        fix=f"Write {due}.",
        related=(("the catalogue says it here", view.spot(category, ("whatsapp_category",))),),
        subject=view.subject(template, ("category",)),
    )


def _promotions(template: Resolved) -> Iterator[Fault]:
    header = template.value.get("header") or {}
    texts: list[tuple[Part, str]] = [
        (("header", "text"), header.get("text", "")),
        (("body",), template.value.get("body", "")),
    ]
    for part, text in texts:
        found = promotion(text)
        if found is not None:
            what = f"“{found[1]}” is a word of marketing, and the template is sent in as utility."
            yield at(part, text, found[0], what, "Say it without the word, or send it in a message of marketing.")


CHECK = EntryCheck(rules=(WHATSAPP_CATEGORY, WHATSAPP_PROMOTION), section="templates", run=_run)
