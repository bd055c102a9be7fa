"""Looks at the messages of an event in Chromium; `make look` calls it.

python -m tools.look rosewood/anna-ben docs/pictures --axe build/axe/package/axe.min.js

Renders the gallery, opens every page of it as a desktop and a phone show it, and takes the documentation's
pictures. Ends with 1 where a page asks the network for anything, is wider than the screen, or is hard to use
by the judgement of axe-core (serious or critical).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from cli.main import run
from tools.look.browser import Browser, NoBrowser, browser

SCREENS = {"desktop": (1280, 1600), "phone": (390, 1000)}
PICTURES = {
    "gallery-desktop": ("index.html", "desktop"),
    "gallery-phone": ("index.html#invitation", "phone"),
    "invitation-en-desktop": ("invitation/email.en.html", "desktop"),
    "invitation-it-desktop": ("invitation/email.it.html", "desktop"),
    "invitation-en-phone": ("invitation/email.en.html", "phone"),
    "invitation-it-phone": ("invitation/email.it.html", "phone"),
    "sms-it-phone": ("invitation/sms.it.html", "phone"),
    "whatsapp-it-phone": ("invitation/whatsapp.it.html", "phone"),
}
_LARGEST = 150 * 1024
_JUDGE = """axe.run({iframes: false}).then(found => found.violations
  .filter(each => ['serious', 'critical'].includes(each.impact))
  .map(each => each.id + ': ' + each.nodes[0].html.slice(0, 120)))"""


def look(page: Browser, folder: Path, axe: str) -> list[str]:
    """Open every page on every screen and return what is wrong."""
    wrong = []
    for path in sorted(folder.rglob("*.html")):
        for screen, (width, height) in SCREENS.items():
            page.open(path.as_uri(), width, height)
            name = f"{path.relative_to(folder)} on a {screen}"
            wrong += [f"{name} asks for {address}" for address in page.requests.values() if not _is_own(address)]
            if page.run("document.documentElement.scrollWidth") > width:
                wrong.append(f"{name} is wider than the screen")
            if axe:
                page.run(f"{axe};0")
                wrong += [f"{name}: {found}" for found in page.run(_JUDGE)]
    return wrong


def take_pictures(page: Browser, folder: Path, into: Path) -> list[str]:
    """Take the documentation's pictures; return which of them are too large."""
    wrong = []
    for name, (path, screen) in PICTURES.items():
        page.open(f"{folder.as_uri()}/{path}", *SCREENS[screen])
        taken = page.picture()
        into.mkdir(parents=True, exist_ok=True)
        (into / f"{name}.webp").write_bytes(taken)
        if len(taken) > _LARGEST:
            wrong.append(f"{name}.webp has {len(taken) // 1024} KB")
    return wrong


def _is_own(address: str) -> bool:
    return address.startswith(("file:", "data:", "about:"))


def main(arguments: list[str]) -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(prog="python -m tools.look")
    parser.add_argument("event")
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--axe", type=Path, help="axe.min.js; without it accessibility is not judged")
    chosen = parser.parse_args(arguments)
    axe = chosen.axe.read_text(encoding="utf-8") if chosen.axe is not None else ""
    with tempfile.TemporaryDirectory(prefix="look-") as place:
        folder = Path(place) / "gallery"
        if run(["render", chosen.event, "--all", "--out", str(folder)]) != 0:
            return 1
        try:
            with browser() as page:
                wrong = look(page, folder, axe) + take_pictures(page, folder, chosen.pictures)
        except NoBrowser:
            sys.stderr.write("There is no Chromium. Next: install it (Debian: apt-get install chromium).\n")
            return 1
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or "Nothing is wrong with what was looked at.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
