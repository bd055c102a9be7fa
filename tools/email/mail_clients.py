"""Writes messages/email/mail-clients.json: what common mail programmes do not show, out of caniemail's data.

Run: `npm pack caniemail@2.0.2` in an empty folder, unpack it, then
`python -m tools.email.mail_clients <folder>/package/data/caniemail.json > messages/email/mail-clients.json`.

Only features are kept whose lack makes a message worse to read. Rounded corners, shadows or a hover that
somebody does not see are nobody's business; columns that fall apart are. What only comes with another
feature (`align-items` with `display: flex`) is left to that one: one cause, one finding.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

CLIENTS = {
    "Gmail on the web": ("gmail", "desktop-webmail"),
    "Gmail on iPhone": ("gmail", "ios"),
    "Gmail on Android": ("gmail", "android"),
    "Outlook for Windows (classic)": ("outlook", "windows"),
    "Outlook.com and the new Outlook": ("outlook", "outlook-com"),
    "Outlook on iPhone": ("outlook", "ios"),
    "Outlook on Android": ("outlook", "android"),
    "Apple Mail": ("apple-mail", "macos"),
    "Mail on iPhone": ("apple-mail", "ios"),
    "Yahoo Mail": ("yahoo", "desktop-webmail"),
    "Yahoo Mail on Android": ("yahoo", "android"),
    "Samsung Email": ("samsung-email", "android"),
}
FEATURES: dict[str, dict[str, str]] = {
    "css-display-flex": {"property": "display", "value": "flex|inline-flex"},
    "css-display-grid": {"property": "display", "value": "grid|inline-grid"},
    "css-position": {"property": "position", "value": "absolute|fixed|sticky"},
    "css-column-count": {"property": "column-count"},
    "css-object-fit": {"property": "object-fit"},
    "css-aspect-ratio": {"property": "aspect-ratio"},
    "css-clip-path": {"property": "clip-path"},
    "css-mask-image": {"property": "mask-image|mask"},
    "css-mix-blend-mode": {"property": "mix-blend-mode"},
    "css-filter": {"property": "filter"},
    "css-transform": {"property": "transform"},
    "css-writing-mode": {"property": "writing-mode"},
    "css-shape-outside": {"property": "shape-outside"},
    "css-inline-size": {"property": "inline-size"},
    "css-block-inline-size": {"property": "block-size"},
    "css-variables": {"property": "--*", "function": "var"},
    "css-unit-calc": {"function": "calc"},
    "css-function-clamp": {"function": "clamp"},
    "css-function-max": {"function": "max"},
    "css-function-min": {"function": "min"},
    "css-function-light-dark": {"function": "light-dark"},
    "css-conic-gradient": {"function": "conic-gradient"},
    "css-nesting": {"nesting": "&"},
    "css-pseudo-class-has": {"selector": ":has("},
    "css-pseudo-class-checked": {"selector": ":checked"},
    "css-pseudo-element-before": {"selector": ":before"},
    "css-pseudo-element-after": {"selector": ":after"},
    "html-svg": {"element": "svg"},
    "html-video": {"element": "video"},
    "html-audio": {"element": "audio"},
    "html-dialog": {"element": "dialog"},
    "html-meter": {"element": "meter"},
    "html-progress": {"element": "progress"},
    "html-popover": {"attribute": "popover"},
    "image-svg": {"picture": "svg"},
    "image-webp": {"picture": "webp"},
    "image-avif": {"picture": "avif"},
    "image-heif": {"picture": "heic|heif"},
    "image-tiff": {"picture": "tif|tiff"},
    "image-bmp": {"picture": "bmp"},
    "image-mp4": {"picture": "mp4"},
}


def main(source: str) -> None:
    """Print the reduced data."""
    data = json.loads(Path(source).read_text(encoding="utf-8"))
    by_slug = {feature["slug"]: feature for feature in data["data"]}
    features = [_feature(by_slug[slug], where) for slug, where in FEATURES.items()]
    kept = [feature for feature in features if feature["not_in"]]
    head = {"source": "https://www.caniemail.com (npm caniemail 2.0.2, MIT: mail-clients.LICENSE)"}
    head["as_of"] = data["last_update_date"][:10]
    found = {**head, "clients": list(CLIENTS), "features": kept}
    sys.stdout.write(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def _feature(feature: dict[str, Any], where: dict[str, str]) -> dict[str, Any]:
    lacking = [name for name, way in CLIENTS.items() if _latest(feature, *way).startswith("n")]
    return {"title": feature["title"], "url": feature["url"], **where, "not_in": lacking}


def _latest(feature: dict[str, Any], family: str, platform: str) -> str:
    """Return the verdict on the newest version that was tested; partial and unknown count as shown."""
    versions = feature["stats"].get(family, {}).get(platform, {})
    return str(list(versions.values())[-1]) if versions else "u"


if __name__ == "__main__":
    main(sys.argv[1])
