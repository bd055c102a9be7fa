"""deepmerge, told to merge as settings do where nobody asks who said what.

It judges our merge (`test_deepmerge.py`) and overlays plain values in the trees that tests make up.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from deepmerge import Merger

from schemas.values.secret import is_secret


def _maps(merger: Merger, path: list[str], base: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    """Unite two maps; a null removes, a reference to a secret replaces."""
    if is_secret(patch):
        return patch
    if is_secret(base):
        base = {}
    for key, inside in patch.items():
        if inside is None:
            base.pop(key, None)
        else:
            above = base.get(key, {} if isinstance(inside, dict) else inside)
            base[key] = merger.value_strategy([*path, key], above, inside)
    return base


_REPLACES = Merger([(list, "override"), (dict, _maps)], ["override"], ["override"])
_ADDS = Merger([(list, "append_unique"), (dict, _maps)], ["override"], ["override"])


def overlaid(base: Any, *patches: Any) -> Any:
    """Apply plain patches in order; lists replace."""
    return _all(_REPLACES, base, *patches)


def appended(base: Any, *patches: Any) -> Any:
    """Apply plain patches in order; lists below are added to lists above."""
    return _all(_ADDS, base, *patches)


def _all(merger: Merger, base: Any, *patches: Any) -> Any:
    value = deepcopy(base)  # deepmerge writes into its first argument
    for patch in patches:
        value = merger.merge(value, deepcopy(patch))
    return value
