"""Colours for a terminal, or none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps text in colours when there is a terminal to show them."""

    enabled: bool = False

    def red(self, text: str) -> str:
        """Something that is wrong."""
        return self._wrap("31;1", text)

    def yellow(self, text: str) -> str:
        """Something to look at."""
        return self._wrap("33;1", text)

    def green(self, text: str) -> str:
        """Something that is right or new."""
        return self._wrap("32", text)

    def bold(self, text: str) -> str:
        """Something to see first."""
        return self._wrap("1", text)

    def faint(self, text: str) -> str:
        """Something to see last."""
        return self._wrap("2", text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.enabled else text
