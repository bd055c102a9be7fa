"""Chromium, spoken to over a pipe in its own protocol (Chrome DevTools Protocol); needs no package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_MOST = 100_000_000


class NoBrowser(Exception):  # noqa: N818 - an answer, not a bug
    """There is no Chromium on this machine."""


@dataclass
class Browser:
    """One page of a browser that runs."""

    to: int
    back: int
    session: str = ""
    requests: dict[str, str] = field(default_factory=dict)
    """What the page and the frames in it have asked for and were not forbidden: addresses by number."""
    _number: int = 0
    _rest: bytes = b""

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method and return its result."""
        number = self._send(self.session, method, parameters)
        while True:
            answer = self._next()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def open(self, address: str, width: int, height: int) -> None:
        """Open a page as a screen of that size shows it."""
        self.requests.clear()
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Page.navigate", url=address)
        settled = "new Promise(done => document.readyState === 'complete' ? setTimeout(done, 400)"
        self.run(f"{settled} : addEventListener('load', () => setTimeout(done, 400)))")

    def run(self, script: str) -> Any:
        """Run a script in the page and return what it gives."""
        found = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"])[:500])
        return found["result"].get("value")

    def picture(self, form: str = "webp", quality: int = 80) -> bytes:
        """Return what the screen shows, as an image."""
        wanted = {"format": form} if form == "png" else {"format": form, "quality": quality}
        return b64decode(self.call("Page.captureScreenshot", **wanted)["data"])

    def _send(self, session: str, method: str, parameters: dict[str, Any]) -> int:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        return self._number

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self.back, 65_536)
            if not more or len(self._rest) > _MOST:
                raise RuntimeError("the browser has ended")
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        self._notice(found.get("method", ""), found.get("params", {}))
        return found

    def _notice(self, event: str, told: dict[str, Any]) -> None:
        match event:
            case "Target.attachedToTarget":  # a frame with a process of its own waits until it is listened to
                for method in ("Network.enable", "Runtime.runIfWaitingForDebugger"):
                    self._send(told["sessionId"], method, {})
            case "Network.requestWillBeSent":
                self.requests[told["requestId"]] = told["request"]["url"]
            case "Network.loadingFailed" if told.get("blockedReason") == "csp":
                self.requests.pop(told["requestId"], None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser of its own and end it. Raises `NoBrowser`."""
    command = next(filter(None, map(shutil.which, _NAMES)), None)
    if command is None:
        raise NoBrowser
    to_child, to = os.pipe()
    back, from_child = os.pipe()
    with tempfile.TemporaryDirectory(prefix="look-") as profile:
        # The protocol comes in on descriptor 3 and goes out on 4; a shell puts the pipes there.
        arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--force-color-profile=srgb", f"--user-data-dir={profile}", "--remote-debugging-pipe",
        ]  # fmt: skip
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            ["/bin/sh", "-c", f'exec "$0" "$@" 3<&{to_child} 4>&{from_child}', command, *arguments],
            pass_fds=(to_child, from_child),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_child)
        os.close(from_child)
        try:
            yield _page(Browser(to, back))
        finally:
            process.terminate()
            process.wait(timeout=20)
            os.close(to)
            os.close(back)


def _page(found: Browser) -> Browser:
    target = found.call("Target.createTarget", url="about:blank")["targetId"]
    found.session = found.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Network", "Runtime"):
        found.call(f"{domain}.enable")
    found.call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=True, flatten=True)
    return found
