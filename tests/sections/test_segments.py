"""Segments: what one may say, and who names them."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from compiler.core.resolve.scope import Resolved
from compiler.core.rules.segments.segment_nobody import CHECK as NOBODY
from compiler.core.rules.segments.segment_reference import segments_named
from compiler.core.rules.view import View
from schemas.registry import entry_shape
from schemas.sections.segment import Segment


def _entry(name: str, value: Any) -> Resolved:
    shape = entry_shape(name)
    assert shape is not None
    return Resolved(name, shape, value, 2)


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("segments.a", {"all": {"segments": ["b"]}, "none": {"segments": ["c"]}}, ["b", "c"]),
        ("campaigns.a", {"audience": {"segments": ["b"], "without_segments": ["c"]}}, ["b", "c"]),
        ("integrations.a", {"type": "marketing", "segments": ["b"]}, ["b"]),
        ("integrations.a", {"type": "webhook"}, []),
        ("analytics.dashboards", {"one": {"segments": ["b"]}, "two": {}}, ["b"]),
        ("analytics.events", ["sent"], []),
    ],
)
def test_every_place_that_names_a_segment_is_known(name: str, value: Any, named: list[str]) -> None:
    """Segments, audiences, marketing platforms and dashboards name segments; each with the route it stands at."""
    found = list(segments_named(_entry(name, value)))
    assert [segment for _, segment in found] == named
    for route, segment in found:
        here = value
        for key in route:
            here = here[key]
        assert here == segment


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": "T"}, "at least one of all, any and none"),
        ({"title": "T", "all": {}}, "at least one"),
        ({"title": "T", "all": {"party_size": {}}}, "at_least, at_most or both"),
        ({"title": "T", "all": {"party_size": {"at_least": 3, "at_most": 2}}}, "at_least (3) is more than at_most (2)"),
        ({"title": "T", "any": {"opened": {"within": "P1D", "not_within": "P2D"}}}, "either within or not_within"),
    ],
)
def test_a_segment_that_says_nothing_or_two_things_is_refused(said: dict[str, Any], words: str) -> None:
    """What a segment lacks or has too much is said in its own words."""
    with pytest.raises(ValidationError) as refused:
        Segment.model_validate(said, strict=False)
    assert words in str(refused.value)


def _is_empty(view: View, **segment: Any) -> bool:
    return bool(list(NOBODY.run(view, _entry("segments.a", segment))))


def test_a_list_is_ruled_out_only_whole(any_view: View) -> None:
    """Of a list any value will do: as long as one is left, somebody can be meant."""
    assert _is_empty(any_view, all={"tags": ["a"]}, none={"tags": ["a", "b"]})
    assert not _is_empty(any_view, all={"tags": ["a", "b"]}, none={"tags": ["a"]})
    assert not _is_empty(any_view, all={"tags": ["a"]}, none={"locales": ["a"]})


def test_of_any_conditions_one_that_is_left_is_enough(any_view: View) -> None:
    """Only where every one of them is ruled out nobody is left."""
    assert _is_empty(any_view, any={"plus_one": True, "tags": ["a"]}, none={"plus_one": True, "tags": ["a"]})
    assert not _is_empty(any_view, any={"plus_one": True, "tags": ["a"]}, none={"tags": ["a"]})
