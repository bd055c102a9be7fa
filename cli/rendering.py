"""Renders messages of an event and writes them where they are wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
import orjson

from cli import options
from cli.event_view import EventView
from cli.exits import Ended, Exit
from cli.folder import write_folder
from cli.guest_file import read_guest
from cli.lines import line_reader
from compiler.core.diagnostic import Diagnostic
from compiler.core.nearest import did_you_mean
from compiler.render.safe import visible
from compiler.render.text import count, render_text
from messages import service
from messages.message import Email, Message
from messages.preview.eml import eml
from messages.preview.gallery import MARK, Gallery, gallery_files, listed
from messages.preview.message_page import message_page
from messages.preview.naming import CHANNELS, fallback, language
from messages.preview.plain import plain
from messages.preview.wire import FORMAT, as_wire
from messages.rendered import Channel, Failure, Rendered
from schemas.values.text import LOCALE_PATTERN

if TYPE_CHECKING:
    from messages.facts import Guest

_ENDINGS = {".html": "html", ".json": "json", ".eml": "eml"}
_GALLERY = Path("build/gallery")
_PAGES = Path("build/messages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for beside the message itself."""

    channel: str | None
    locale: str | None
    guest_file: Path | None
    out: Path | None
    output: str | None


def render_one(view: EventView, category: str, wish: Wish) -> int:
    """Render one message; it goes to standard output or into a file."""
    guest = _guest(view, wish)
    rendered = _rendered(view, category, cast("Channel", wish.channel or "email"), guest)
    if isinstance(rendered.outcome, Failure):
        raise _failed(view, rendered, rendered.outcome)
    _note(fallback(rendered))
    if rendered.channel not in service.channels(view.entries, category):
        _note(f"{view.scope} does not send {category} on {CHANNELS[rendered.channel]}, so no guest gets this.")
    form = wish.output or (_ENDINGS.get(wish.out.suffix, "text") if wish.out is not None else "text")
    written = _written(view, rendered, rendered.outcome, guest, form)
    if wish.out is not None:
        _write(wish.out, written)
        click.echo(f"Written to {wish.out}.")
    else:
        click.echo(_visible_lines(written.decode()) if form == "text" else written, nl=False)
        if wish.output is None and isinstance(rendered.outcome, Email):
            path = _PAGES / f"{str(view.scope).replace('/', '.')}.{category}.email.{rendered.locale}.html"
            _write(path, _written(view, rendered, rendered.outcome, guest, "html"))
            click.echo(f"Page: {path} shows it on a desktop and a phone.")
    return _end(view)


def render_gallery(view: EventView, wish: Wish) -> int:
    """Render every message of an event into a folder."""
    if wish.output in ("html", "eml"):
        words = f"With --all, --format {wish.output} means nothing: the gallery is pages. Nothing was rendered."
        raise Ended(Exit.USAGE, words, "leave --format out, or write --format json for the list of messages.")
    guest = _guest(view, wish)
    gallery = Gallery(
        address=str(view.scope),
        event=_event(view),
        sender=_sender(view),
        guest=guest.name,
        slots=tuple(slot for slot in service.slots(view.entries, guest) if _is_wanted(slot, wish)),
    )
    if not gallery.shown:
        words = f"{view.scope} has no such messages. Nothing was written."
        raise Ended(Exit.FINDINGS, words, "write templates, or leave out --channel and --locale.")
    out = wish.out or _GALLERY
    write_folder(out, gallery_files(gallery), MARK)
    if gallery.failed:
        _show(view, view.errors)
    for rendered in gallery.failed:
        if isinstance(rendered.outcome, Failure):
            _note(_why(view, rendered, rendered.outcome))
    if wish.output == "json":
        click.echo(listed(gallery), nl=False)
    else:
        click.echo(f"Rendered {count(len(gallery.shown), 'message')} of {view.scope}: open {out / 'index.html'}")
    return max(_end(view), Exit.FINDINGS if gallery.failed else Exit.OK)


def _visible_lines(text: str) -> str:
    """Return a text whose hidden characters a terminal shows as escapes; its lines stay."""
    return "\n".join(map(visible, text.split("\n")))


def _is_wanted(slot: service.Slot, wish: Wish) -> bool:
    return wish.locale in (None, slot.locale) and wish.channel in (None, slot.channel)


def _guest(view: EventView, wish: Wish) -> Guest:
    guest = service.sample_guest(view.entries)
    if wish.guest_file is not None:
        guest, found = read_guest(wish.guest_file, guest, view.entries)
        if found:
            _show(view, found)
            words = f"{wish.guest_file} does not describe a guest. Nothing was rendered."
            raise Ended(Exit.FINDINGS, words, "mend what is reported above and run this again.")
    if wish.locale is None:
        return guest
    if re.fullmatch(LOCALE_PATTERN, wish.locale) is None:
        words = f"`{visible(wish.locale)}` is no locale. Nothing was rendered."
        raise Ended(Exit.USAGE, words, "write one such as en, it or pt-BR.")
    return replace(guest, locale=wish.locale)


def _rendered(view: EventView, category: str, channel: Channel, guest: Guest) -> Rendered:
    known = service.categories(view.entries)
    if category not in known:
        words = f"There is no category `{visible(category)}`. {did_you_mean(category, known)} Nothing was rendered."
        raise Ended(Exit.USAGE, words, "choose a category of the catalogue and run this again.")
    rendered = service.render(view.entries, category, channel, guest)
    if rendered is not None:
        return rendered
    prefix = f"templates.{category}."
    written = sorted({name.split(".")[2] for name in view.entries if name.startswith(prefix)})
    words = f"{view.scope} has no {category} on {CHANNELS[channel]}. Nothing was rendered."
    next_step = (
        f"choose --channel {' or '.join(written)}." if written else f"write templates/{category}/{channel}.yaml."
    )
    raise Ended(Exit.FINDINGS, words, next_step)


def _written(view: EventView, rendered: Rendered, message: Message, guest: Guest, form: str) -> bytes:
    match form:
        case "html":
            return message_page(rendered, _event(view), _sender(view), guest.name).encode()
        case "json":
            document = {"format": FORMAT, "event": str(view.scope), **as_wire(rendered)}
            return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        case "eml" if isinstance(message, Email):
            return eml(message, _sender(view))
        case "eml":
            words = f"Only an e-mail can be written as eml, not {CHANNELS[rendered.channel]}. Nothing was written."
            raise Ended(Exit.USAGE, words, "choose --channel email, or another format.")
        case _:
            return plain(message).encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _failed(view: EventView, rendered: Rendered, failure: Failure) -> Ended:
    place = view.place(failure.entry, failure.part, failure.line)
    # What stands in the same file is what is being mended; else something elsewhere is why a value is missing.
    _show(view, tuple(error for error in view.errors if error.place.file == place.file) or view.errors)
    return Ended(Exit.FINDINGS, _why(view, rendered, failure), failure.fix)


def _why(view: EventView, rendered: Rendered, failure: Failure) -> str:
    what = f"{rendered.category} by {CHANNELS[rendered.channel]} in {language(rendered.locale)}"
    place = view.place(failure.entry, failure.part, failure.line)
    return f"{what} cannot be rendered.\n{visible(f'{place}: {failure.what}')}"


def _show(view: EventView, found: tuple[Diagnostic, ...]) -> None:
    if found:
        click.echo(render_text(found, line_reader(view.tree), options.paint()), err=True, nl=False)


def _note(words: str) -> None:
    if words:
        click.echo(words, err=True)


def _end(view: EventView) -> Exit:
    if not view.errors:
        return Exit.OK
    _note(f"The settings of {view.scope} have {count(len(view.errors), 'error')}: `banns check` shows what to mend.")
    return Exit.FINDINGS


def _event(view: EventView) -> str:
    event = view.entries.get("event") or view.entries.get("tenant") or {}
    return str(event.get("name", view.scope))


def _sender(view: EventView) -> str:
    return str(view.entries.get("brand", {}).get("name", view.scope))
