"""Laws are about reading, merging and digests: what rules say of random colours and words is none of theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compiler.core.rules.judge import Judge


@pytest.fixture(scope="package", autouse=True)
def no_rules() -> Iterator[None]:
    """Let no rule judge what the laws make up."""
    with pytest.MonkeyPatch.context() as patch:
        for judging in ("entry", "views", "views_of_silent"):
            patch.setattr(Judge, judging, lambda *_: [])
        yield
