"""The frame an e-mail stands in: shown as it is, able to do nothing."""

from __future__ import annotations

from base64 import b64decode
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from messages.preview.frame import frame, pictures
from messages.preview.links import links


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.seen


@given(st.text(max_size=80) | st.text(alphabet="<>\"'/& =iframeaswcriptd-!", max_size=80))
def test_nothing_leaves_the_frame(body: str) -> None:
    """Whatever an e-mail holds, the page gets one frame, with an empty sandbox and the whole e-mail inside."""
    seen = _tags(str(frame(f"<html><head></head><body>{body}</body></html>", body)))
    assert [tag for tag, _ in seen] == ["iframe"]
    assert seen[0][1]["sandbox"] in (None, "")
    assert str(seen[0][1]["srcdoc"]).startswith('<html><head><base target="_blank">')


def test_a_body_without_a_head_is_shown_in_standards_mode() -> None:
    """Bare HTML gets a document type, so that it is laid out as mail clients do."""
    shown = _tags(str(frame("<p>Hello</p>", "x")))[0][1]["srcdoc"]
    assert shown == '<!doctype html><base target="_blank"><p>Hello</p>'


def test_pictures_show_their_words_at_their_size() -> None:
    """A picture is replaced by a sign that bears its alternative text; nothing is fetched."""
    html = '<img src="https://x.example/a.png" alt="Rose &amp; wood" width="160" height="60">'
    shown = str(_tags(str(frame(html, "x")))[0][1]["srcdoc"])
    assert "x.example" not in shown
    source = _tags(shown)[1][1]["src"]
    sign = b64decode(str(source).removeprefix("data:image/svg+xml;base64,")).decode()
    assert 'width="160" height="60"' in sign
    assert ">Rose &amp; wood</text>" in sign


def test_a_picture_of_one_pixel_bears_no_words() -> None:
    """A tracking pixel stays as small as it is."""
    shown = str(_tags(str(frame('<img src=https://x.example/p.gif width=1 height=1 alt="spy">', "x")))[0][1]["srcdoc"])
    sign = b64decode(str(_tags(shown)[1][1]["src"]).split(",")[1]).decode()
    assert 'width="1" height="1"' in sign
    assert "spy" not in sign


def test_pictures_and_links_are_listed() -> None:
    """Addresses that cannot be followed in a frame are there to be read, each once."""
    target = "https://x.example/?a=1&amp;b=2"
    html = f'<a href="{target}"> Answer\n <b>now</b></a><a href="{target}">Answer now</a>'
    assert links(html) == (("Answer now", "https://x.example/?a=1&b=2"),)
    assert pictures("<img alt='Rose' src='https://x.example/a.png'>") == (("https://x.example/a.png", "Rose"),)
