"""Which locale's template a guest gets.

First the exact locale, then its language; then the same for the tenant's own locale (`settings.locale`);
then the other locales on offer (`settings.locales`) in their order. Each is looked for over all scopes,
the deepest first, before the next: a guest never gets another language because an event wrote a message
anew in one of several. What is not on offer is not sent, even where it is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

_SCRIPT = 4
"""Letters of a part that names a script."""


def candidates(wanted: str | None, usual: str | None, offered: Sequence[str]) -> tuple[str, ...]:
    """Return the locales to try for a guest, in order."""
    tried = [locale for locale in (wanted, usual, *offered) if locale is not None]
    return tuple(dict.fromkeys(narrower for locale in tried for narrower in _widening(locale)))


def chosen(wanted: str | None, usual: str | None, offered: Sequence[str], written: Collection[str]) -> str | None:
    """Return the locale a guest gets out of those a message is written in; None where there is none.

    Where nothing is offered, everything that is written is.
    """
    can_be = set(written) & set(offered or written)
    tried = candidates(wanted, usual, offered or sorted(written))
    return next((locale for locale in tried if locale in can_be), None)


def _widening(locale: str) -> Iterator[str]:
    """Yield a locale, then what is left when its territory is taken off: zh-Hant-TW, zh-Hant.

    Without its script it would be another one: whoever reads zh-Hant does not read zh.
    """
    yield locale
    *wider, last = locale.split("-")
    if wider and len(last) != _SCRIPT:
        yield from _widening("-".join(wider))
