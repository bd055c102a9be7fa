"""Reviews for a terminal: the edited lines, each with what it does to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from applier.core.review.review import Review
from applier.render.diff_pieces import Block, as_text
from applier.render.diff_story import told_once
from applier.render.diff_words import between, broken, headline, in_environment
from applier.render.story import Sign
from compiler.render.paint import Paint


def diff_text(reviews: Sequence[Review], *, everything: bool = False, colour: bool = False) -> str:
    """Return the reviews of all environments, of which each is told only as far as it is not like the first."""
    paint, parts = Paint(enabled=colour), []
    for number, (review, new) in enumerate(told_once(reviews, everything=everything)):
        parts.append(_review(review, new, is_first=not number, paint=paint))
    first = reviews[0]
    return f"{as_text(between(first))}\n\n" + "\n".join(parts)


def _review(review: Review, blocks: tuple[Block, ...] | None, *, is_first: bool, paint: Paint) -> str:
    title = "" if is_first and not review.environment else f"{in_environment(review)}: "
    if not is_first and blocks is None:
        return f"{title}the same.\n"
    lines = [paint.bold(title + headline(review)) + ("" if is_first else " What is not as above:")]
    lines += [paint.red(as_text(each)) for each in broken(review)]
    for block in blocks or ():
        lines += ["", *_block(block, paint)]
    return "\n".join(lines) + "\n"


def _block(block: Block, paint: Paint) -> Iterator[str]:
    sign = block.sign.value if block.sign is not None else "."
    yield _painted(f"{sign} {as_text(block.head)}", block.sign, paint)
    for line in block.lines:
        yield "    " * line.depth + as_text(line.pieces)


def _painted(line: str, sign: Sign | None, paint: Paint) -> str:
    match sign:
        case Sign.NEW:
            return paint.green(line)
        case Sign.GONE:
            return paint.red(line)
        case Sign.OTHER | Sign.MOVED:
            return paint.yellow(line)
        case Sign.SOURCE | None:
            return paint.faint(line)
        case _:
            assert_never(sign)
