"""The nearest right name for a wrong one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like the word, or None when none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed once something is wrong

    found = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return advice: the nearest name, else the list of names there are (at most twelve)."""
    names = sorted(known)
    close = nearest(word, names)
    if close is not None:
        return f"Did you mean `{close}`?"
    if not names:
        return "There is none to choose from yet."
    shown = ", ".join(f"`{name}`" for name in names[:12])
    return f"There is: {shown}{' and more' if len(names) > 12 else ''}."
