"""The one door to PyYAML: its C event stream, and nothing above it.

`yaml.load` and `yaml.compose` crash the process on sixty thousand nested brackets, keep the last of
two equal keys and read YAML 1.1; the event stream does none of that. Events carry their marks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml import MarkedYAMLError as BrokenYaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out
from yaml.reader import ReaderError as UnreadableYaml

__all__ = [
    "AliasEvent",
    "BrokenYaml",
    "DocumentEndEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "UnreadableYaml",
    "event_reader",
]


def event_reader(text: str) -> Callable[[], Any]:
    """Return a function that gives the next event of a text, past the start of the stream.

    Both raise `BrokenYaml` (with a mark) where the text is no YAML and `UnreadableYaml` where it
    holds a character that YAML does not allow.
    """
    read: Callable[[], Any] = CParser(text).get_event
    read()
    return read
