"""The gallery's page: whole, safe, and to be used with a keyboard."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest

from messages.preview.gallery import gallery_files
from messages.preview.page import POLICY
from tests.messages.preview.golden_views import CASES, gallery

_VOID = {"meta", "br", "img", "link", "input", "hr"}


class _Page(HTMLParser):
    """The tags of a page and the way they nest; what stands in a frame's `srcdoc` is an attribute here."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(params=CASES)
def pages(request: pytest.FixtureRequest) -> dict[str, _Page]:
    """Every page of a gallery, read."""
    files = gallery_files(gallery(request.param))
    return {path: _Page(content.decode()) for path, content in files if path.endswith(".html")}


def test_every_page_is_well_formed(pages: dict[str, _Page]) -> None:
    """What is opened is closed in order, whatever a template or a name holds."""
    assert all(page.open == [] for page in pages.values())


def test_pages_hold_only_tags_of_ours(pages: dict[str, _Page]) -> None:
    """No script, form, picture or style of somebody else's becomes part of a page."""
    for page in pages.values():
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "form", "input", "img", "object", "embed", "base", "link", "svg"}
        assert len(page.all("style")) == len(page.all("title")) == len(page.all("h1")) == len(page.all("main")) == 1
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_every_page_forbids_what_it_does_not_need(pages: dict[str, _Page]) -> None:
    """The policy stands before anything it governs, and every frame has an empty sandbox."""
    for page in pages.values():
        assert [tag for tag, _ in page.tags[:4]] == ["html", "head", "meta", "meta"]
        assert page.all("meta")[1]["content"] == POLICY
        assert all(frame["sandbox"] in (None, "") and "src" not in frame for frame in page.all("iframe"))


def test_every_link_leads_somewhere(pages: dict[str, _Page]) -> None:
    """A link leads to a page of the gallery or to a name on one; names are given once."""
    for path, page in pages.items():
        names = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(names) == len(set(names))
        for link in page.all("a"):
            target, _, name = str(link["href"]).partition("#")
            there = pages[normpath(join(dirname(path), target)) if target else path]
            assert not name or name in [attributes.get("id") for _, attributes in there.tags]


def test_frames_can_be_reached_and_told_apart(pages: dict[str, _Page]) -> None:
    """Each frame takes the focus, so that arrow keys scroll it, and has a title of its own."""
    for page in pages.values():
        frames = page.all("iframe")
        assert all(frame["tabindex"] == "0" and frame["title"] for frame in frames)
        assert len({frame["title"] for frame in frames}) == len(frames)


def test_a_failure_is_shown_where_the_message_would_stand() -> None:
    """The other messages are there, and the failed one says what to mend."""
    found = gallery("broken")
    assert (len(found.shown), len(found.failed)) == (8, 7)
    index = dict(gallery_files(found))["index.html"].decode()
    assert index.count("This message cannot be rendered.") == 7
    assert "templates.invitation.sms.en.text, line 2" in index
    assert "Thank you Maria" in index


def test_a_missing_language_says_what_is_sent_instead() -> None:
    """A locale without a text of its own shows which one its guests get, and is not shown twice."""
    found = gallery("letter")
    assert "it: en instead" in dict(gallery_files(found))["index.html"].decode()
    assert [each.locale for each in found.shown if (each.category, each.channel) == ("invitation", "sms")] == ["en"]


def test_the_list_for_machines_names_every_page() -> None:
    """`gallery.json` lists what the folder holds."""
    files = dict(gallery_files(gallery("letter")))
    listed = json.loads(files["gallery.json"])
    assert listed["format"] == "banns.gallery/v1"
    assert {message["page"] for message in listed["messages"]} == files.keys() - {"index.html", "gallery.json"}
