"""The buttons under a WhatsApp message are as many and of the form that Meta takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import EntryCheck
from compiler.core.rules.messages.whatsapp_faults import META, is_whatsapp, of_faults
from compiler.core.rules.view import View
from messages.whatsapp.buttons import button_faults

WHATSAPP_BUTTONS = Rule(
    id="whatsapp-buttons",
    summary="Meta would refuse the buttons of a WhatsApp message",
    why="It takes two that open a page, one that calls, and a variable only where an address ends.",
    sources=(META,),
)


def _run(view: View, template: Resolved) -> Iterator[Finding]:
    if is_whatsapp(template):
        buttons = [each for each in template.value.get("buttons") or () if _is_whole(each)]
        yield from of_faults(view, WHATSAPP_BUTTONS, template, button_faults(buttons))


def _is_whole(button: Mapping[str, Any]) -> bool:
    return "label" in button and (button.get("type") != "url" or "url" in button)


CHECK = EntryCheck(rules=(WHATSAPP_BUTTONS,), section="templates", run=_run)
