"""Fills a template with values, within bounds of output. What may not stand in one is not filled at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateError, UndefinedError

from messages.template.engine import engine
from messages.template.read import MOST, read


class NotFilled(Exception):  # noqa: N818 - said in words to whoever wrote the template
    """A template could not be filled; the words say why."""


def fill(text: str, values: Mapping[str, Any], *, markup: bool = False) -> str:
    """Return a template's text with its values in place, escaped where it is markup. Raises `NotFilled`."""
    if "{" not in text:
        return text
    length, parts = 0, []
    try:
        for part in _compiled(text, markup=markup).generate(values):
            length += len(part)
            if length > MOST:
                raise NotFilled(f"It grows past {MOST:,} characters.")
            parts.append(part)
    except UndefinedError as wrong:
        raise NotFilled(f"{wrong.message}.") from None
    except (TemplateError, TypeError, ValueError, ArithmeticError) as wrong:
        raise NotFilled(f"{wrong}.") from None
    return "".join(parts)


@lru_cache(maxsize=2048)
def _compiled(text: str, *, markup: bool) -> Template:
    problems = read(text).problems
    if problems:
        raise NotFilled(f"In line {problems[0].line} {problems[0].what}")
    return engine(markup=markup).from_string(text)
