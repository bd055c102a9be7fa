"""Whole-text matching of the patterns that models carry.

`$` in Python's `re` also matches before a final line break; patterns here mean the very end.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def whole(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that its `$` means the end of the text and nothing else."""
    return re.compile(re.sub(r"(?<!\\)\$(?=$|\))", r"\\Z", pattern))


def key_matches(pattern: str, key: str) -> bool:
    """Tell whether a key of a collection has the form its model asks for."""
    return whole(pattern).search(key) is not None
