"""Makes the trees whose bytes git, an editor or a reviewer's screen would mangle."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

_EVENT = "tenants/rosewood/events/anna-ben"
_BRAND = f"{_EVENT}/brand.yaml"
_CAMPAIGN = f"{_EVENT}/campaigns/invitation.yaml"
_MIB = 1_048_576

Builder = Callable[[Path], None]


def _file(path: str, content: bytes | str) -> Builder:
    raw = content.encode("utf-8") if isinstance(content, str) else content

    def build(configs: Path) -> None:
        target = configs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)

    return build


def _link(path: str, to: str) -> Builder:
    def build(configs: Path) -> None:
        (configs / path).symlink_to(to)

    return build


def _both(*builders: Builder) -> Builder:
    def build(configs: Path) -> None:
        for builder in builders:
            builder(configs)

    return build


def _unreadable(path: str) -> Builder:
    """Nobody can read a socket as a file, not even root, whom permissions do not stop."""

    def build(configs: Path) -> None:
        os.mknod(configs / path, stat.S_IFSOCK | 0o600)

    return build


def _of_size(size: int) -> str:
    line = "# Colours to be chosen with Anna in March.\n"
    setting = "tagline: In the olive grove\n"
    lines, rest = divmod(size - len(setting), len(line))
    return line * lines + "#" * (rest - 1) + "\n" * bool(rest) + setting


def _laughs(levels: int) -> str:
    lines = ["tags0: &tags0 [family, friends]"]
    lines += [f"tags{n}: &tags{n} [{', '.join([f'*tags{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def _tags(count: int) -> str:
    return "audience:\n  tags: [" + ", ".join(f"t{n}" for n in range(count)) + "]\n"


BUILDERS: dict[str, Builder] = {
    "tab-indentation/tab-before-a-key": _file(f"{_EVENT}/campaigns/invitation.yaml", "audience:\n\ttags: [family]\n"),
    "tab-indentation/spaces-then-a-tab": _file(_CAMPAIGN, "audience:\n  reply: null\n  \ttags: [family]\n"),
    "byte-order-mark/saved-by-notepad": _file(_BRAND, b"\xef\xbb\xbfprimary: '#2F5D50'\n"),
    "windows-line-ends/every-line": _file(_BRAND, "primary: '#2F5D50'\r\naccent: '#B8945A'\r\n"),
    "windows-line-ends/one-line": _file(_BRAND, "primary: '#2F5D50'\naccent: '#B8945A'\r\n"),
    "windows-line-ends/old-mac": _file(_BRAND, "primary: '#2F5D50'\raccent: '#B8945A'\r"),
    "not-utf-8/latin-1": _file(_BRAND, "accent: '#B8945A'\ntagline: Città di Castello\n".encode("latin-1")),
    "not-utf-8/utf-16": _file(_BRAND, "primary: '#2F5D50'\n".encode("utf-16")),
    "not-utf-8/cut-off": _file(_BRAND, "tagline: Città".encode()[:-1]),
    "symbolic-link/file-of-another-tenant": _link(_BRAND, "../../../harbour-trust/tenant.yaml"),
    "symbolic-link/folder": _link(f"{_EVENT}/templates", "../../templates"),
    "symbolic-link/body-of-another-tenant": _both(
        _file(f"{_EVENT}/templates/invitation/email.yaml", "en:\n  text: {file: email.en.txt}\n"),
        _link(f"{_EVENT}/templates/invitation/email.en.txt", "../../../../../harbour-trust/tenant.yaml"),
    ),
    "symbolic-link/leads-nowhere": _link(f"{_EVENT}/brand.yaml", "colours.yaml"),
    "too-large/one-byte-more-than-a-mebibyte": _file(_BRAND, _of_size(_MIB + 1)),
    "too-large/good": _file(_BRAND, _of_size(_MIB)),
    "too-deep/sixty-thousand-brackets": _file(f"{_EVENT}/settings.yaml", "locales: " + "[" * 60_000 + "]" * 60_000),
    "too-deep/sixty-thousand-brackets-left-open": _file(f"{_EVENT}/settings.yaml", "locales: " + "[" * 60_000),
    "too-deep/fifty-one-levels": _file(f"{_EVENT}/settings.yaml", "locales: " + "[" * 50 + "]" * 50 + "\n"),
    "too-many-nodes/billion-laughs": _file(f"{_EVENT}/settings.yaml", _laughs(12)),
    "too-many-nodes/long-list": _file(_CAMPAIGN, _tags(100_001)),
    "too-many-nodes/good": _file(_CAMPAIGN, _tags(90_000)),
    "unprintable-character/nul": _file(_BRAND, "tagline: In the olive\x00 grove\n"),
    "unprintable-character/line-separator": _file(_BRAND, "tagline: In the olive\u2028grove\n"),
    "unprintable-character/bell": _file(_BRAND, "primary: '#2F5D50'\ntagline: In the olive grove\x07\n"),
    "unreadable-file/brand": _unreadable(_BRAND),
    "unreadable-file/good": _file(_BRAND, "tagline: In the olive grove\n"),
    "file-name/not-utf-8": _file(os.fsdecode(f"{_EVENT}/".encode() + b"br\xe4nd.yaml"), "primary: '#2F5D50'\n"),
    "file-not-text/latin-1": _both(
        _file(f"{_EVENT}/templates/invitation/email.yaml", "en:\n  text: {file: email.en.txt}\n"),
        _file(f"{_EVENT}/templates/invitation/email.en.txt", "Keep the day free.\nCittà\n".encode("latin-1")),
    ),
    "file-not-text/nul": _both(
        _file(f"{_EVENT}/templates/invitation/email.yaml", "en:\n  text: {file: email.en.txt}\n"),
        _file(f"{_EVENT}/templates/invitation/email.en.txt", "Keep the day free.\nAnna\x00Ben\n"),
    ),
    "file-not-text/more-than-a-mebibyte": _both(
        _file(f"{_EVENT}/templates/invitation/email.yaml", "en:\n  text: {file: email.en.txt}\n"),
        _file(f"{_EVENT}/templates/invitation/email.en.txt", "Keep the day free.\n" * 60_000),
    ),
    "file-not-text/good": _both(
        _file(f"{_EVENT}/templates/invitation/email.yaml", "en:\n  html: {file: a.html}\n  text: {file: a.txt}\n"),
        _both(
            _file(f"{_EVENT}/templates/invitation/a.html", "<p>Keep {{ event_date }} free.</p>"),
            _file(f"{_EVENT}/templates/invitation/a.txt", "\ufeffCittà.\r\nKeep {{ event_date }} free.\r\n"),
        ),
    ),
}
"""By rule and case."""
