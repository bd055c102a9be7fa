"""Asks a Vault which fields an entry has. Values are never asked for, and no answer is repeated.

`subkeys` of the key-value engine, version 2, answers with the names of the fields and null for every
value. Version 1 knows nothing like it: there the names of the entries are listed, and a field is believed.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from compiler.core.secrets.lookup import StoreUnavailable
from schemas.values.secret import VaultReference

_SECONDS = 5.0
_ANSWERS = (
    http.client.OK,
    http.client.NOT_FOUND,
    http.client.FORBIDDEN,
    http.client.METHOD_NOT_ALLOWED,
)
_LONGEST_ANSWER = 1_048_576


class _UnixConnection(http.client.HTTPConnection):
    """HTTP over a unix socket, as a Vault agent offers it."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Connect to the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(self._path)


@dataclass(slots=True)
class Vault:
    """One Vault, named by VAULT_ADDR and opened by VAULT_TOKEN."""

    environ: Mapping[str, str] = field(repr=False)
    _failure: str = ""
    """Why it could not be asked; it is not asked again."""

    def has(self, reference: VaultReference) -> bool:
        """Tell whether an entry has a field. Raises `StoreUnavailable`."""
        mount, _, path = reference.path.partition("/")
        status, answer = self._ask("GET", f"{mount}/subkeys/{path}")
        if status == http.client.OK:
            subkeys = _inside(answer, "data", "subkeys")
            return isinstance(subkeys, dict) and reference.field in subkeys
        if status == http.client.FORBIDDEN:
            raise StoreUnavailable(f"VAULT_TOKEN may not look for fields at {reference.path}.")
        folder, _, name = path.rpartition("/")
        status, answer = self._ask("LIST", f"{mount}/{folder}".rstrip("/"))
        names = _inside(answer, "data", "keys")
        return status == http.client.OK and isinstance(names, list) and name in names

    def _ask(self, method: str, path: str) -> tuple[int, Any]:
        if self._failure:
            raise StoreUnavailable(self._failure)
        try:
            return self._answer(method, path)
        except StoreUnavailable as failure:
            self._failure = str(failure)
            raise

    def _answer(self, method: str, path: str) -> tuple[int, Any]:
        address = self.environ.get("VAULT_ADDR", "")
        if not address or not self.environ.get("VAULT_TOKEN"):
            raise StoreUnavailable("The Vault is not known: VAULT_ADDR and VAULT_TOKEN are not both set.")
        try:
            connection = self._connection(address)
            try:
                connection.request(method, f"/v1/{quote(path)}", headers=self._headers())
                with connection.getresponse() as response:
                    status, body = response.status, response.read(_LONGEST_ANSWER)
            finally:
                connection.close()
            answer = json.loads(body) if status == http.client.OK else None
        except (OSError, http.client.HTTPException, ValueError) as failure:
            # Neither the address nor the answer is repeated: both may hold what nobody should see.
            why = failure.strerror if isinstance(failure, OSError) and failure.strerror else type(failure).__name__
            raise StoreUnavailable(f"The Vault at VAULT_ADDR cannot be asked: {why}.") from None
        if status in _ANSWERS:
            return status, answer
        raise StoreUnavailable(f"The Vault at VAULT_ADDR cannot be asked: it answers with {status}.")

    def _headers(self) -> dict[str, str]:
        namespace = self.environ.get("VAULT_NAMESPACE")
        return {
            "X-Vault-Token": self.environ["VAULT_TOKEN"],
            "X-Vault-Request": "true",
            **({"X-Vault-Namespace": namespace} if namespace else {}),
        }

    def _connection(self, address: str) -> http.client.HTTPConnection:
        parts = urlsplit(address)
        if parts.scheme == "unix":
            return _UnixConnection(parts.path)
        if parts.hostname is None or parts.scheme not in ("http", "https"):
            raise ValueError(parts.scheme)
        if parts.scheme == "http":
            return http.client.HTTPConnection(parts.hostname, parts.port, timeout=_SECONDS)
        trusted = ssl.create_default_context(cafile=self.environ.get("VAULT_CACERT") or None)
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=_SECONDS, context=trusted)


def _inside(answer: Any, *keys: str) -> Any:
    for key in keys:
        answer = answer.get(key) if isinstance(answer, dict) else None
    return answer
