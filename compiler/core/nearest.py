"""The nearest right name for a wrong one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known name that looks most like the word, or None when none is that like it (1 is the same)."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed once something is wrong

    names = sorted(known)
    found = get_close_matches(word.lower(), names, n=1, cutoff=likeness)
    # `phone_number` is not much like `phone`, and means it all the same.
    held = [name for name in names if name in word.lower().replace("-", "_").split("_")]
    return found[0] if found else held[0] if len(held) == 1 else None


def surely(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that can only be meant: very like the word, and no other one is nearly as like."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only needed once something is wrong

    likeness = sorted(((SequenceMatcher(None, word.lower(), name).ratio(), name) for name in known), reverse=True)
    if not likeness or likeness[0][0] < 0.8:
        return None
    return likeness[0][1] if len(likeness) == 1 or likeness[0][0] - likeness[1][0] >= 0.1 else None


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
