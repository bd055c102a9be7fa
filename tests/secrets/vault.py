"""A Vault on a unix socket, with entries of both engines, that remembers what was asked of it."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote

TOKEN = "hvs.not-a-real-token"  # noqa: S105 - it opens the fake below


@dataclass(slots=True)
class Kept:
    """What the fake holds, and what it was asked."""

    fields: dict[str, dict[str, Any]]
    """By path below `v1/`, the values of version 2 entries: `secret/rosewood/twilio`."""
    names: dict[str, list[str]] = field(default_factory=dict)
    """By folder, the names of version 1 entries."""
    status: int = 0
    """What every question is answered with; 0 for the true answer."""
    asked: list[str] = field(default_factory=list)


class _Server(socketserver.UnixStreamServer):
    kept: Kept


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer with the names of an entry's fields."""
        mount, _, path = self._path().removeprefix("v1/").partition("/subkeys/")
        found = self.server.kept.fields.get(f"{mount}/{path}")
        self._answer(found and {"subkeys": dict.fromkeys(found), "metadata": {"version": 1}})

    def do_LIST(self) -> None:
        """Answer with the names of a folder's entries."""
        found = self.server.kept.names.get(self._path().removeprefix("v1/"))
        self._answer(found and {"keys": found})

    def _path(self) -> str:
        path = unquote(self.path).strip("/")
        self.server.kept.asked.append(f"{self.command} {path}")
        return path

    def _answer(self, data: Any) -> None:
        status = 200 if data else 404
        if self.headers["X-Vault-Token"] != TOKEN:
            status = 403
        self.send_response(self.server.kept.status or status)
        self.end_headers()
        self.wfile.write(json.dumps({"data": data} if data else {"errors": []}).encode())

    def address_string(self) -> str:
        """A unix socket has no address."""
        return ""

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@contextmanager
def running(folder: Path, kept: Kept) -> Iterator[str]:
    """Run it while the block lasts and give its VAULT_ADDR."""
    path = folder / "vault"
    server = _Server(str(path), _Handler)
    server.kept = kept
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"unix://{path}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
