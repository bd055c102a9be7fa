"""The example's own sections, as one event sees them: each value with the layer that said it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.main import run
from tests.goldens import Golden

_HERE = Path(__file__).parent
_LAYERS = ("platform", "tenant", "event")


@pytest.mark.parametrize(
    ("section", "layers"),
    [
        ("roles", _LAYERS),
        ("retention", _LAYERS),
        ("suppression", _LAYERS),
        ("analytics", _LAYERS),
        ("alerts", _LAYERS),
        ("integrations", _LAYERS[1:]),
    ],
)
def test_a_section_comes_down_through_every_layer_that_may_say_it(
    section: str,
    layers: tuple[str, ...],
    golden: Golden,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each layer that may write a section says something that holds at the event, and some of it is overridden."""
    monkeypatch.chdir(_HERE.parents[1])
    assert run(["explain", f"summit-labs/perimeter-2027:{section}"]) == 0
    text = capsys.readouterr().out
    golden(_HERE / "golden" / f"{section}.txt", text)
    for layer in layers:
        assert f"▶ {layer}" in text
    assert "overridden" in text
