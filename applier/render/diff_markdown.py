"""Reviews as Markdown for a pull request: what others wrote stands in code spans, where nothing is markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from applier.core.review.review import Review
from applier.render.diff_pieces import Block, as_markdown
from applier.render.diff_story import told_once
from applier.render.diff_words import between, broken, headline, in_environment
from applier.render.markdown import LONGEST
from applier.render.words import count

_MARKS = {"+": "➕", "~": "✏️", "-": "➖", ">": "➡️", "=": "🟰", ".": "▫️"}


def diff_markdown(reviews: Sequence[Review], *, everything: bool = False) -> str:
    """Return the reviews of all environments, as much of them as a comment holds."""
    parts = [f"## Banns\n\n{as_markdown(between(reviews[0]))}\n"]
    for number, (review, new) in enumerate(told_once(reviews, everything=everything)):
        parts += _review(review, new, is_first=not number)
    return _fitting(parts)


def _review(review: Review, blocks: tuple[Block, ...] | None, *, is_first: bool) -> Iterator[str]:
    if not is_first and blocks is None:
        yield f"### {in_environment(review)}\n\nThe same.\n"
        return
    title = "" if is_first and not review.environment else f"### {in_environment(review)}\n\n"
    yield f"{title}**{headline(review)}**{'' if is_first else ' What is not as above:'}\n"
    for sentence in broken(review):
        yield f"> {as_markdown(sentence)}\n"
    yield from (_block(block) for block in blocks or ())


def _block(block: Block) -> str:
    sign = block.sign.value if block.sign is not None else "."
    lines = [f"- {_MARKS[sign]} {as_markdown(block.head)}"]
    lines += [f"{'  ' * line.depth}- {as_markdown(line.pieces)}" for line in block.lines]
    return "\n".join(lines)


def _fitting(parts: list[str]) -> str:
    kept: list[str] = []
    length = 0
    for number, part in enumerate(parts):
        length += len(part) + 1
        if length > LONGEST - 200:
            kept.append(f"\n{count(len(parts) - number, 'paragraph')} more: `banns diff` shows them all.")
            break
        kept.append(part)
    return "\n".join(kept) + "\n"
