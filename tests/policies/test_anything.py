"""Whatever stands in an expression, reading it ends in an expression or in words."""

from __future__ import annotations

import random
import re

import pytest

from compiler.core.policies.expression import Expression, Failure, Wrong, compile_expression, run
from compiler.core.policies.reading import project
from compiler.core.policies.target import Target, read_target
from compiler.core.policies.variables import kinds_of_variables
from tests.policies.hostile import HOSTILE
from tests.policies.test_expressions import ENTRY, RIGHT

_TOKEN = re.compile(r"\w+|'[^']*'|\S")
_SHORT = [source for source in (*(source for _, source in RIGHT), *HOSTILE.values()) if len(source) < 200]
_WORDS = [token for source in _SHORT for token in _TOKEN.findall(source)]
_TARGETS = ("providers", "templates.*.*.*", "settings.sms_segments", "settings.channels", "settings.*", "event")


@pytest.mark.parametrize("seed", range(200))
def test_a_jumbled_expression_is_read_or_refused(seed: int) -> None:
    """Tokens that are added, changed, dropped or moved never raise, neither when read nor when run."""
    dice = random.Random(seed)  # noqa: S311 - examples, not secrets
    tokens = _TOKEN.findall(dice.choice(_SHORT))
    for _ in range(dice.randint(0, 3)):
        at = dice.randrange(len(tokens) + 1)
        tokens[at : at + dice.randint(0, 1)] = [dice.choice(_WORDS)] * dice.randint(0, 2)
    target = read_target(dice.choice(_TARGETS))
    assert isinstance(target, Target)
    found = compile_expression(" ".join(tokens), kinds_of_variables(target.kinds), is_message=dice.random() < 0.3)
    if isinstance(found, Wrong):
        assert found.what
        assert found.fix
        return
    assert isinstance(found, Expression)
    known = {"entry": ENTRY, "name": ["twilio-sms"], "scope": {"tenant": "rosewood", "event": ""}}
    answer = run(found, {name: project(known.get(name, {}), routes) for name, routes in found.reads.items()})
    assert isinstance(answer, bool | int | float | str | list | Failure | None)
