"""How laws are searched: the same examples on every machine, unless somebody goes looking for more.

`LAWS_SEARCH=20 pytest tests/laws` tries twenty times as many examples, other ones each time.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SEARCH = int(os.environ.get("LAWS_SEARCH", "0"))


def law(examples: int) -> settings:
    """Return the settings of a law that is tried on so many examples."""
    return settings(
        derandomize=not _SEARCH,
        database=None,
        deadline=None,
        max_examples=examples * (_SEARCH or 1),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
