"""`banns render`: a message as its guest gets it, or every message of an event as a gallery."""

from __future__ import annotations

from pathlib import Path

import click

from cli import options
from cli.exits import Ended, Exit

_CHANNELS = ("email", "sms", "whatsapp")
_FORMATS = ("text", "html", "json", "eml")


@click.command(
    "render",
    epilog="\b\nExamples:\n  banns render rosewood/anna-ben invitation --channel sms\n"
    "  banns render rosewood/anna-ben invitation --channel email --locale it\n"
    "  banns render rosewood/anna-ben invitation --guest guest.yaml --out build/maria.html\n"
    "  banns render rosewood/anna-ben --all --out build/gallery",
)
@click.argument("event")
@click.argument("category", required=False)
@click.option("--channel", type=click.Choice(_CHANNELS), default=None, help="Which channel; email, or with --all each.")
@click.option("--locale", default=None, metavar="LOCALE", help="What the guest reads: en, it, pt-BR.")
@click.option(
    "--guest",
    "guest_file",
    default=None,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="YAML file with a guest's name, locale and values; the catalogue's examples where none is given.",
)
@click.option("--all", "is_all", is_flag=True, help="Every category, channel and locale of the event, as a gallery.")
@click.option(
    "--out",
    default=None,
    type=click.Path(path_type=Path),
    help="File to write, or with --all the folder.  [default: build/messages, build/gallery]",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(_FORMATS),
    default=None,
    help="How to write it; by the ending of --out, else text. html is a page to look at, eml opens in a mail client.",
)
@options.configuration_option()
@options.environment()
@click.option("--rev", "revision", default=None, metavar="REVISION", help="Read a commit instead of the folder.")
def command(
    event: str,
    category: str | None,
    channel: str | None,
    locale: str | None,
    guest_file: Path | None,
    out: Path | None,
    output: str | None,
    folder: Path,
    environment: str,
    revision: str | None,
    *,
    is_all: bool,
) -> int:
    """Write a message as its guest gets it, or every message of an event as a gallery.

    EVENT is rosewood/anna-ben; a tenant shows what its events inherit. CATEGORY is one of the catalogue:
    invitation, rsvp_reminder. A message is printed as text; an e-mail is written as a page too, which shows
    it on a desktop and a phone. Nothing is sent, and no page loads anything: pictures show as frames with
    their words. Ends with 1 where a message cannot be rendered or the settings have errors.
    """
    from cli.event_view import event_view  # noqa: PLC0415 - slow to load
    from cli.rendering import Wish, render_gallery, render_one  # noqa: PLC0415

    if is_all == (category is not None):
        words = "Name a category, or ask for --all; not both and not neither. Nothing was rendered."
        raise Ended(Exit.USAGE, words, f"banns render {event} invitation, or banns render {event} --all.")
    wish = Wish(channel=channel, locale=locale, guest_file=guest_file, out=out, output=output)
    view = event_view(folder, revision, event, environment)
    if category is None:
        return render_gallery(view, wish)
    return render_one(view, category, wish)
