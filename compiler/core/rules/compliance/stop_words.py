"""Whichever of the usual words a guest answers with, messages stop, and HELP is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compiler.core.diagnostic import Rule
from compiler.core.rules.compliance.demand import MISSING, Demand, check_of
from compiler.core.rules.compliance.laws import CTIA, TCPA_REVOKED

STOP_WORDS = Rule(
    id="stop-words",
    summary="A word that people stop texts with would do nothing",
    why="A guest who was not heard complains to the carrier, which then blocks the number.",
    sources=(TCPA_REVOKED, CTIA),
)
_STOPS = ("STOP", "QUIT", "END", "REVOKE", "OPTOUT", "CANCEL", "UNSUBSCRIBE")


def _understood(*words: str) -> Callable[[Any], bool]:
    """Return whether keywords hold all of some words, in whichever locale: a word counts whoever writes it."""

    def holds(value: Any) -> bool:
        return set(words) <= {word for spoken in (value or {}).values() for word in spoken}

    return holds


CHECK = check_of(
    STOP_WORDS,
    [
        Demand(
            law=TCPA_REVOKED,
            entry="compliance.opt_out",
            route=("keywords",),
            holds=_understood(*_STOPS),
            asks=f"each of {', '.join(_STOPS[:-1])} and {_STOPS[-1]} stops texts",
            fix=f"Add {MISSING} to `compliance.opt_out.keywords.en`.",
            needs=_STOPS,
            channel="sms",
        ),
        Demand(
            law=CTIA,
            entry="compliance.opt_out",
            route=("help_keywords",),
            holds=_understood("HELP"),
            asks="HELP is answered",
            fix="Write `help_keywords: {en: [HELP, INFO]}` under `compliance.opt_out`.",
            channel="sms",
        ),
    ],
)
