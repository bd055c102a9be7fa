"""What every text message says besides its matter: who sends it, and how to stop it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from jinja2 import nodes

from messages.template.paths import path_of
from messages.template.read import read

OPT_OUT = frozenset({"sms_optout_text", "unsubscribe_url"})
"""Variables that say how to stop."""


@lru_cache(maxsize=8192)
def always(bodies: tuple[str, ...]) -> tuple[frozenset[str], str]:
    """Return the variables and the words that stand in a message whatever its conditions say."""
    paths: set[str] = set()
    words: list[str] = []
    for body in bodies:
        tree = read(body).tree
        for node in tree.body if tree is not None else ():
            for part in node.nodes if isinstance(node, nodes.Output) else ():
                if isinstance(part, nodes.TemplateData):
                    words.append(part.data)
                else:
                    paths.add(path_of(part.node if isinstance(part, nodes.Filter) else part))
    return frozenset(paths), "".join(words)


@lru_cache(maxsize=8192)
def says_sender(bodies: tuple[str, ...], brand: str, before: str = "") -> bool:
    """Tell whether a message always names its sender; `before` is what the service writes before it."""
    paths, words = always(bodies)
    said = f"{before} {words}".casefold()
    return not {"brand_name", "brand.name"}.isdisjoint(paths) or (bool(brand) and brand.casefold() in said)


def says_stop(bodies: tuple[str, ...], keywords: Collection[str]) -> bool:
    """Tell whether a message always says how to stop: with the wording that is kept for it, or a word that does it."""
    paths, words = always(bodies)
    return not OPT_OUT.isdisjoint(paths) or says_keyword(words, keywords)


def says_keyword(words: str, keywords: Collection[str]) -> bool:
    """Tell whether one of some words stands in a text in capitals, as what is to be answered."""
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words) for word in keywords)
