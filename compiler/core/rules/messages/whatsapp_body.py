"""A WhatsApp body is one fixed text with holes, within Meta's length and rules of where holes may be."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Reference, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.whatsapp_faults import META, META_REVIEW, is_whatsapp, of_faults
from compiler.core.rules.view import View
from messages.whatsapp.body import body_faults, variable_faults

WHATSAPP_BODY = Rule(
    id="whatsapp-body",
    summary="Meta would refuse the body of a WhatsApp message",
    why="It takes 1,024 characters, and refuses the template rather than to cut it.",
    sources=(META,),
)
WHATSAPP_VARIABLES = Rule(
    id="whatsapp-variables",
    summary="Meta would refuse the variables of a WhatsApp message",
    why="It approves one fixed text whose variables stand among words: neither first nor last, nor side by side.",
    sources=(
        META_REVIEW,
        Reference(title="Twilio, error 63040", url="https://www.twilio.com/docs/api/errors/63040"),
        Reference(
            title="Syniverse, too many parameters",
            url="https://sdcsupport.syniverse.com/hc/en-us/articles/30569685832471",
        ),
    ),
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    if is_whatsapp(template) and "body" in template.value:
        body = template.value["body"]
        yield from of_faults(view, WHATSAPP_BODY, template, body_faults(body))
        yield from of_faults(view, WHATSAPP_VARIABLES, template, variable_faults(body))


CHECK = EntryCheck(rules=(WHATSAPP_BODY, WHATSAPP_VARIABLES), section="templates", run=_run)
