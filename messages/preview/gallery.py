"""The gallery: every message of an event on one page, and a page for each.

`index.html` holds all of it and can be handed on alone; `<category>/<channel>.<locale>.html` shows one message
in full. No page loads anything or runs a script. `gallery.json` lists what there is, for machines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from messages.message import Email, Sms, Whatsapp
from messages.preview import email, failure, sms, whatsapp
from messages.preview.markup import Markup, element, joined
from messages.preview.message_page import message_page
from messages.preview.naming import CHANNELS, language
from messages.preview.page import page
from messages.preview.wire import as_wire
from messages.rendered import Failure, Rendered
from messages.service import Slot

FORMAT = "banns.gallery/v1"
MARK = "gallery.json"
"""The file by which a gallery is known."""

_TOP = """<p class="trail soft">{address}</p>
<h1>{event}</h1>
<p class="soft">{summary}</p>"""
_TABLE = """<nav class="wide" aria-label="All messages"><table class="all">
<thead><tr><th scope="col">Message</th>{heads}</tr></thead>
<tbody>
{rows}
</tbody></table></nav>"""
_CATEGORY = """<section class="category" id="{category}" aria-labelledby="{category}-title">
<h2 id="{category}-title">{title}</h2>
{rows}
</section>"""
_CARD = """<article class="card" id="{name}">
<header><h3>{channel}, {language}</h3><a class="small" href="{path}">In full<span class="skip"> {title}: {channel}, \
{language}</span></a></header>
{shown}
</article>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The messages of one event, and what is said around them."""

    address: str
    """The event's address: `rosewood/anna-ben`."""
    event: str
    sender: str
    guest: str
    slots: tuple[Slot, ...]

    @property
    def shown(self) -> tuple[Rendered, ...]:
        """The messages there are, each once: a locale that falls back to another one shows nothing of its own."""
        return tuple(slot.rendered for slot in self.slots if slot.rendered is not None and _is_own(slot, slot.rendered))

    @property
    def failed(self) -> tuple[Rendered, ...]:
        """Those that could not be rendered."""
        return tuple(rendered for rendered in self.shown if isinstance(rendered.outcome, Failure))


def gallery_files(gallery: Gallery) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file; the same gallery gives the same bytes."""
    yield "index.html", _index(gallery).encode()
    for rendered in gallery.shown:
        back = element(
            '<p class="trail"><a href="../index.html#{category}">All messages of {event}</a></p>\n',
            category=rendered.category,
            event=gallery.event,
        )
        yield path_of(rendered), message_page(rendered, gallery.event, gallery.sender, gallery.guest, back).encode()
    yield MARK, listed(gallery).encode()


def listed(gallery: Gallery) -> str:
    """Return what there is as JSON."""
    document = {
        "format": FORMAT,
        "event": gallery.address,
        "messages": [{"page": path_of(rendered), **as_wire(rendered)} for rendered in gallery.shown],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def path_of(rendered: Rendered) -> str:
    """Return the path of a message's page inside the gallery."""
    return f"{rendered.category}/{rendered.channel}.{rendered.locale}.html"


def _is_own(slot: Slot, rendered: Rendered) -> bool:
    return rendered.locale == slot.locale


def _index(gallery: Gallery) -> str:
    top = element(_TOP, address=gallery.address, event=gallery.event, summary=_summary(gallery))
    sections = [_category(list(found), gallery) for _, found in groupby(gallery.slots, lambda slot: slot.category)]
    content = joined([_table(gallery), *(section for section in sections if section)])
    return page(f"Messages of {gallery.event}", top, content)


def _summary(gallery: Gallery) -> str:
    categories = len({rendered.category for rendered in gallery.shown})
    languages = ", ".join(dict.fromkeys(language(slot.locale) for slot in gallery.slots))
    failed = f" {len(gallery.failed)} cannot be rendered." if gallery.failed else ""
    return (
        f"{_counted(len(gallery.shown), 'message', 'messages')} of {_counted(categories, 'category', 'categories')} "
        f"in {languages}, as {gallery.guest} would get them.{failed}"
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _table(gallery: Gallery) -> Markup:
    heads = joined(element('<th scope="col">{channel}</th>', channel=channel) for channel in CHANNELS.values())
    rows = [_table_row(list(found)) for _, found in groupby(gallery.slots, lambda slot: slot.category)]
    return element(_TABLE, heads=heads, rows=joined(rows))


def _table_row(slots: Sequence[Slot]) -> Markup:
    cells = (_cell([slot for slot in slots if slot.channel == channel]) for channel in CHANNELS)
    return element(
        '<tr><th scope="row">{title}</th>{cells}</tr>', title=slots[0].title, cells=joined(cells, between="")
    )


def _cell(slots: Sequence[Slot]) -> Markup:
    if not slots:
        return Markup('<td class="soft">\N{EN DASH}</td>')
    if all(slot.rendered is None for slot in slots):
        return Markup('<td class="soft">not written</td>')
    return element("<td>{locales}</td>", locales=joined(map(_locale, slots), between=" "))


def _locale(slot: Slot) -> Markup:
    if slot.rendered is None or not _is_own(slot, slot.rendered):
        instead = slot.rendered.locale if slot.rendered is not None else ""
        return element('<span class="soft">{locale}: {instead} instead</span>', locale=slot.locale, instead=instead)
    return element(
        '<a href="#{name}"><span class="skip">{title}: {channel} </span>{locale}</a>{fails}',
        name=_name(slot.rendered),
        title=slot.title,
        channel=CHANNELS[slot.channel],
        locale=slot.locale,
        fails=" fails" if isinstance(slot.rendered.outcome, Failure) else "",
    )


def _category(slots: Sequence[Slot], gallery: Gallery) -> Markup | None:
    rows = [
        _row([slot.rendered for slot in found if slot.rendered is not None and _is_own(slot, slot.rendered)], gallery)
        for _, found in groupby(slots, lambda slot: slot.locale)
    ]
    if not any(rows):
        return None
    return element(_CATEGORY, category=slots[0].category, title=slots[0].title, rows=joined(filter(None, rows)))


def _row(rendered: Iterable[Rendered], gallery: Gallery) -> Markup | None:
    cards = [_card(each, gallery) for each in rendered]
    return element('<div class="row">{cards}</div>', cards=joined(cards)) if cards else None


def _card(rendered: Rendered, gallery: Gallery) -> Markup:
    return element(
        _CARD,
        name=_name(rendered),
        channel=CHANNELS[rendered.channel],
        language=language(rendered.locale),
        path=path_of(rendered),
        title=rendered.title,
        shown=_shown(rendered, gallery),
    )


def _shown(rendered: Rendered, gallery: Gallery) -> Markup:
    match rendered.outcome:
        case Email() as message:
            title = f"{rendered.title}, {language(rendered.locale)}"
            return email.inbox(message, gallery.sender) + email.on_a_phone(message, title)
        case Sms() as message:
            return sms.shown(message)
        case Whatsapp() as message:
            return whatsapp.shown(message)
        case Failure() as why:
            return failure.shown(why)


def _name(rendered: Rendered) -> str:
    return f"{rendered.category}-{rendered.channel}-{rendered.locale}"
