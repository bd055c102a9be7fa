"""`banns render`: one message, every message, and what happens where one cannot be rendered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Banns, commit, edit

pytestmark = pytest.mark.usefixtures("repository")

_BODY = "configs/tenants/rosewood/templates/invitation/sms.yaml"


def _guest(text: str) -> Path:
    path = Path("guest.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def test_a_text_message_is_printed_with_its_parts(banns: Banns) -> None:
    """The guest's text comes first, then what it costs."""
    ended = banns("render", "rosewood/anna-ben", "invitation", "--channel", "sms")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Rosewood: Anna Conti & Ben Hughes")
    assert "in GSM-7" in ended.out


def test_an_email_is_printed_and_written_as_a_page(banns: Banns) -> None:
    """The text part is read in the terminal; a line says where the page is."""
    ended = banns("render", "rosewood/anna-ben", "invitation", "--locale", "it")
    page = Path("build/messages/rosewood.anna-ben.invitation.email.it.html")
    assert (ended.code, ended.out.splitlines()[-1]) == (0, f"Page: {page} shows it on a desktop and a phone.")
    assert "Gentile Maria Lombardi" in ended.out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_ending_of_out_chooses_the_form(banns: Banns) -> None:
    """A page, a mail client's file, JSON or text; --format says it otherwise."""
    for name, start in (("a.html", "<!doctype html>"), ("a.eml", "Subject: "), ("a.json", "{"), ("a.txt", "Subject: ")):
        ended = banns("render", "rosewood/anna-ben", "invitation", "--out", Path("build") / name)
        assert (ended.code, ended.out) == (0, f"Written to build/{name}.\n")
        assert Path("build", name).read_text(encoding="utf-8").startswith(start)
    wire = json.loads(banns("render", "rosewood/anna-ben", "invitation", "--format", "json").out)
    assert (wire["format"], wire["event"], wire["locale"]) == ("banns.message/v1", "rosewood/anna-ben", "en")
    assert wire == json.loads(Path("build/a.json").read_text(encoding="utf-8"))


def test_a_guest_is_written_to_in_their_own_words(banns: Banns) -> None:
    """Name, locale and values come from the guest's file; --locale goes before the file's."""
    guest = _guest("name: Zoë O'Neil\nlocale: it\nvalues:\n  days_remaining: 1\n")
    ended = banns("render", "rosewood/anna-ben", "rsvp_reminder", "--guest", guest)
    assert ended.code == 0
    assert "Zoë O'Neil" in ended.out
    italian, english = (
        json.loads(banns("render", "rosewood/anna-ben", "rsvp_reminder", "--guest", guest, "--format=json", *more).out)
        for more in ((), ("--locale", "en"))
    )
    assert (italian["locale"], english["locale"]) == ("it", "en")


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("name: Zoë\nvalues: {days_remainin: 7}\n", "2:10", "Did you mean `days_remaining`?"),
        ("values:\n  days_remaining: soon\n", "2:19", "a number such as 7"),
        ("values:\n  check_in: tomorrow\n", "2:13", "a day such as 2027-05-01"),
        ("values:\n  form_url: javascript:alert(1)\n", "2:13", "begins with https://"),
        ("values:\n  guest_name: Zoë\n", "2:3", "Write it as `name:`"),
        ("values:\n  form_url: [a]\n", "2:13", "Here stands a list."),
        ("values: none\n", "1:9", "Here stands text."),
        ("nmae: Zoë\n", "1:1", "Did you mean `name`?"),
        ("form_url: https://x.example\n", "1:1", "below `values:`"),
        ("name: 7\n", "1:7", "Here stands a number."),
        (f"name: {'Z' * 41}\n", "1:7", "at most 40"),
        ("locale: italian\n", "1:9", "en, it or pt-BR"),
        ("name: Zoë\nname: Zoe\n", "2:1", "Keep one of them."),
        ("name: [\n", "", "This is not YAML"),
    ],
)
def test_a_mistake_about_the_guest_is_found_at_its_line(text: str, at: str, words: str, banns: Banns) -> None:
    """A misspelt or malformed value stops the run and says what to write."""
    ended = banns("render", "rosewood/anna-ben", "invitation", "--guest", _guest(text))
    assert (ended.code, ended.out) == (1, "")
    assert f"guest.yaml:{at}" in ended.err
    assert words in ended.err
    assert "1 error." in ended.err
    assert "Nothing was rendered." in ended.err


def test_what_the_settings_say_is_not_the_guests_to_say(banns: Banns) -> None:
    """Where the catalogue says that a value comes from the settings, a guest's file may not give it."""
    name = "configs/platform/catalogue/variables.yaml"
    text = Path(name).read_text(encoding="utf-8")
    begin = text.index("venue_name:")
    entry = text[begin:].split("\n\n", maxsplit=1)[0]
    if "given_by: settings" not in entry:
        edit(name, entry, f"{entry}\n  given_by: settings")
    guest = _guest("values:\n  venue_name: Elsewhere\n")
    ended = banns("render", "rosewood/anna-ben", "invitation", "--guest", guest)
    assert ended.code == 1
    assert "`venue_name` comes from the settings" in ended.err


def test_a_fallback_is_said(banns: Banns) -> None:
    """Whoever asks for a language that is not written is told which one is sent."""
    ended = banns("render", "rosewood/anna-ben", "invitation", "--channel", "whatsapp", "--locale", "fr")
    assert ended.code == 0
    assert "a guest who reads it gets English (en)" in ended.err


def test_a_channel_the_event_does_not_use_is_said(banns: Banns) -> None:
    """luca-marie sends no WhatsApp: the message can be looked at, with a word that nobody gets it."""
    ended = banns("render", "rosewood/luca-marie", "invitation", "--channel", "whatsapp")
    assert ended.code == 0
    assert "so no guest gets this" in ended.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("rosewood/anna-ben",), 2, "Name a category, or ask for --all"),
        (("rosewood/anna-ben", "invitation", "--all"), 2, "not both"),
        (("rosewood/anna-ben", "invitatoin"), 2, "Did you mean `invitation`?"),
        (("rosewood/ana-ben", "invitation"), 2, "Did you mean `anna-ben`?"),
        (("Rosewood", "invitation"), 2, "is no scope"),
        (("rosewood/anna-ben", "invitation", "--locale", "italian"), 2, "is no locale"),
        (("rosewood/anna-ben", "gdpr_notice", "--channel", "sms"), 1, "choose --channel email."),
        (("rosewood/anna-ben", "invitation", "--channel", "sms", "--format", "eml"), 2, "Only an e-mail"),
        (("rosewood/anna-ben", "--all", "--format", "html"), 2, "means nothing"),
        (("rosewood/anna-ben", "--all", "--locale", "fr"), 1, "no such messages"),
        (("rosewood/anna-ben", "invitation", "--env", "stagign"), 2, "There is no environment"),
        (("rosewood/anna-ben", "invitation", "--rev", "nowhere"), 25, "Nothing was done"),
    ],
)
def test_what_is_not_there_ends_with_words(arguments: tuple[str, ...], code: int, words: str, banns: Banns) -> None:
    """Each end says what was not done and what to do next."""
    ended = banns("render", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err
    assert "Next: " in ended.err


def test_the_gallery_holds_every_message(banns: Banns) -> None:
    """--all writes a page with everything, and one for each message; the same commit gives the same bytes."""
    ended = banns("render", "rosewood/anna-ben", "--all")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("of rosewood/anna-ben: open build/gallery/index.html\n")
    first = _files(Path("build/gallery"))
    assert {"index.html", "gallery.json", "invitation/email.it.html", "gdpr_notice/email.en.html"} <= first.keys()
    assert banns("render", "rosewood/anna-ben", "--all", "--rev", commit("Same"), "--out", "build/again").code == 0
    assert _files(Path("build/again")) == first


def test_the_gallery_can_be_narrowed_and_listed(banns: Banns) -> None:
    """One channel or locale alone; --format json prints the list for machines."""
    ended = banns("render", "rosewood/anna-ben", "--all", "--channel", "sms", "--locale", "it", "--format", "json")
    listed = json.loads(ended.out)
    assert (ended.code, listed["event"]) == (0, "rosewood/anna-ben")
    assert {(each["channel"], each["locale"]) for each in listed["messages"]} == {("sms", "it")}


def test_a_folder_of_somebody_elses_is_not_replaced(banns: Banns) -> None:
    """The gallery takes the place of an earlier gallery only."""
    Path("build/mine").mkdir(parents=True)
    Path("build/mine/thesis.txt").write_text("years of work", encoding="utf-8")
    ended = banns("render", "rosewood/anna-ben", "--all", "--out", "build/mine")
    assert ended.code == 2
    assert list(Path("build/mine").iterdir()) == [Path("build/mine/thesis.txt")]


def test_a_message_that_cannot_be_rendered_names_the_line(banns: Banns) -> None:
    """What, where and what to write; the error the compiler has found there is shown with it."""
    edit(
        _BODY, "{{ rsvp_deadline }}: {{ rsvp_url }} {{ sms_optout_text }}", "{{ rsvp_daedline }} {{ sms_optout_text }}"
    )
    ended = banns("render", "rosewood/anna-ben", "invitation", "--channel", "sms")
    assert (ended.code, ended.out) == (1, "")
    assert "invitation by SMS in English cannot be rendered." in ended.err
    assert f"{_BODY}:" in ended.err
    assert "`rsvp_daedline` is no variable of this message." in ended.err


def test_other_messages_are_rendered_all_the_same(banns: Banns) -> None:
    """An error in one template hides no other one; the run ends with 1 and says that there are errors."""
    edit(_BODY, "{{ rsvp_url }} {{ sms_optout_text }}", "{{ 'a' * 100000000 }} {{ sms_optout_text }}")
    ended = banns("render", "rosewood/anna-ben", "invitation", "--channel", "whatsapp")
    assert ended.code == 1
    assert "Anna Conti & Ben Hughes" in ended.out
    assert "`banns check` shows what to mend" in ended.err
    ended = banns("render", "rosewood/anna-ben", "--all")
    assert ended.code == 1
    assert "invitation by SMS in English cannot be rendered." in ended.err
    page = Path("build/gallery/index.html").read_text(encoding="utf-8")
    assert "This message cannot be rendered." in page
    assert "Invito al matrimonio" in page


def test_a_secret_in_the_settings_is_never_shown(banns: Banns) -> None:
    """Where something that looks like a secret stands in the settings, nothing is rendered from them."""
    secret = "sk_live_" + "51H8xQ2eZvKYlo2C" + "0aBcDeFgHiJkLmNo"
    edit(_BODY, "{{ rsvp_url }} {{ sms_optout_text }}", f"{secret} {{{{ sms_optout_text }}}}")
    ended = banns("render", "rosewood/anna-ben", "invitation", "--channel", "sms")
    assert ended.code == 1
    assert secret not in ended.out + ended.err


def test_what_a_terminal_would_obey_is_shown_as_an_escape(banns: Banns) -> None:
    """A name moves no cursor and turns no text around."""
    ended = banns(
        "render",
        "rosewood/anna-ben",
        "invitation",
        "--guest",
        _guest('name: "Zoë \\e[2J \\u202e"\n'),
        "--format",
        "text",
    )
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out
    assert "Zoë \\u{1b}[2J \\u{202e}" in ended.out


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
