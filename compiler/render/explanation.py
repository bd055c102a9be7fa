"""An explanation for a person in a terminal, or as versioned JSON."""

from __future__ import annotations

from typing import Any

import orjson

from compiler.core.explain import Explained, Explanation, Part, Said
from compiler.core.place import dotted
from compiler.render.paint import Paint
from compiler.render.safe import visible

FORMAT = "banns.explanation/v1"
_LONGEST = 64


def render_text(explanation: Explanation, paint: Paint) -> str:
    """Return every value with the lines that said something about it."""
    return "\n".join(_value(explanation, explained, paint) for explained in explanation.values)


def _value(explanation: Explanation, explained: Explained, paint: Paint) -> str:
    address = f"{explanation.address.scope}:{dotted(explained.route)}"
    if explained.is_set:
        head = f"{paint.bold(address)} = {paint.green(show(explained.value))}"
    elif any(said.part is Part.REMOVES for said in explained.said):
        head = f"{paint.bold(address)} is removed"
    elif explained.said:
        head = f"{paint.bold(address)} is not set any more"
    else:
        return _nobody(explanation, address, paint)
    rows = [(said.layer, show(said.value) if said.value is not None else "null", said) for said in explained.said]
    width = max(len(layer) for layer, _, _ in rows)
    values = max(len(value) for _, value, _ in rows)
    last = Part.WINS if explained.is_set else Part.REMOVES
    lines = [
        _row(layer.ljust(width), value.ljust(values), said, paint, wins=said.part is last)
        for layer, value, said in rows
    ]
    return "\n".join([head, *lines]) + "\n"


def _row(layer: str, value: str, said: Said, paint: Paint, *, wins: bool) -> str:
    mark = paint.green("▶") if wins else " "
    line = f"{layer}  {value}  {visible(str(said.place))}  {said.part.value}"
    return f"  {mark} {line if wins else paint.faint(line)}"


def _nobody(explanation: Explanation, address: str, paint: Paint) -> str:
    may = ", ".join(explanation.may_be_said_in) or "none of the layers it inherits from"
    need = (
        f"It is demanded from {explanation.due.word} scope down."
        if explanation.due is not None
        else "It may stay unset."
    )
    meant = f"    Did you mean {explanation.nearest}?\n" if explanation.nearest is not None else ""
    return f"{paint.bold(address)} is not set by any layer.\n{meant}    It may be set in: {may}. {need}\n"


def show(value: Any) -> str:
    """Return a value on one line, shortened where it is long."""
    text = value if type(value) is str else orjson.dumps(value).decode()
    text = visible(text.replace("\n", "⏎"))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"


def render_json(explanation: Explanation) -> str:
    """Return the explanation as one JSON document."""
    document = {
        "format": FORMAT,
        "address": str(explanation.address),
        "environment": explanation.environment,
        "values": [_wire(explained) for explained in explanation.values],
        "may_be_said_in": list(explanation.may_be_said_in),
        "nearest": explanation.nearest,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"


def _wire(explained: Explained) -> dict[str, Any]:
    return {
        "route": dotted(explained.route),
        "is_set": explained.is_set,
        "value": explained.value,
        "said": [
            {
                "layer": said.layer,
                "value": said.value,
                "part": said.part.name.lower(),
                "file": said.place.file,
                "line": said.place.line,
                "column": said.place.column,
            }
            for said in explained.said
        ],
    }
