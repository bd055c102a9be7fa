"""The line above a WhatsApp message and the line below it are as plain as Meta asks."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.whatsapp_faults import META, is_whatsapp, of_faults
from compiler.core.rules.view import View
from messages.whatsapp.lines import footer_faults, header_faults

WHATSAPP_HEADER = Rule(
    id="whatsapp-header",
    summary="Meta would refuse the header of a WhatsApp message",
    why="It is one line of 60 characters with one variable at most, without emoji and formatting.",
    sources=(META,),
)
WHATSAPP_FOOTER = Rule(
    id="whatsapp-footer",
    summary="Meta would refuse the footer of a WhatsApp message",
    why="It is one line of 60 characters, the same for everybody, without emoji.",
    sources=(META,),
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    if not is_whatsapp(template):
        return
    header = template.value.get("header") or {}
    if "text" in header:
        yield from of_faults(view, WHATSAPP_HEADER, template, header_faults(header["text"]))
    if "footer" in template.value:
        yield from of_faults(view, WHATSAPP_FOOTER, template, footer_faults(template.value["footer"]))


CHECK = EntryCheck(rules=(WHATSAPP_HEADER, WHATSAPP_FOOTER), section="templates", run=_run)
