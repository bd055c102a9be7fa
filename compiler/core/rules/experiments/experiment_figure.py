"""The figure that decides an experiment is counted."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.experiments.experiment_campaign import running
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.shared.recording import SECTIONS, stopped_by, words_of
from compiler.core.rules.view import View

EXPERIMENT_FIGURE = Rule(
    id="experiment-figure",
    summary="An experiment is decided by what is not recorded",
    why="Its figure would stay at nought for every arm.",
)
_COUNTED_FROM = {
    "delivered_share": "delivered",
    "opened_share": "opened",
    "clicked_share": "clicked",
    "read_share": "read",
    "replied_share": "replied",
}


def _run(view: View) -> Iterator[Finding]:
    if view.is_broken("experiments", *SECTIONS):
        return
    for experiment in running(view):
        figure = experiment.value.get("aims_at")
        stop = stopped_by(view, _COUNTED_FROM[figure]) if figure in _COUNTED_FROM else None
        if stop is None:
            continue
        aim = Line(entry=experiment, route=("aims_at",), words="the experiment aims at it here")
        lines = [aim, Line(entry=stop, words="it is said here")]
        shown = narrowest(lines)
        yield Finding(
            rule=EXPERIMENT_FIGURE,
            at=shown.at(view),
            what=f"`{experiment.name}` aims at {figure}, and {words_of(stop)}.",
            fix="Aim at another figure, such as accepted_share, or record it.",
            related=related(view, lines, shown),
            subject=shown.subject(view),
        )


CHECK = ViewCheck(rules=(EXPERIMENT_FIGURE,), reads=frozenset({"experiments", *SECTIONS}), run=_run)
