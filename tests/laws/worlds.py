"""Whole configurations as plain values: a small one that compiles, and random ones laid over it.

A world is a map from a layer's folder (`tenants/oak/events/may`) to the tree that the layer says.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from compiler.core.layer.gather import bodies_of, gather
from compiler.core.layer.layout import lay_out
from compiler.core.snapshot import PLATFORM, ScopeKey
from compiler.service import open_folder
from tests.laws.judge import overlaid


class World(dict[str, dict[str, Any]]):
    """Layers by folder; shown without what is always the same."""

    def __repr__(self) -> str:
        return repr({folder: tree for folder, tree in self.items() if tree != base().get(folder)})


CONFIGS = Path(__file__).resolve().parents[2] / "configs"
LAYERS = ("platform", "tenants/oak", "tenants/oak/events/may", "tenants/oak/events/june")
ENVIRONMENT = "staging"
FOLDERS = (*LAYERS, *(f"environments/{ENVIRONMENT}/{layer}" for layer in LAYERS))


def scope_of(folder: str) -> ScopeKey:
    """Return the scope whose layer lies in a folder, whichever environment it is for."""
    parts = folder.removeprefix(f"environments/{ENVIRONMENT}/").split("/")
    return PLATFORM if len(parts) == 1 else ScopeKey(parts[1], parts[3] if len(parts) > 2 else "")


@cache
def _example() -> dict[str, Any]:
    """The platform's settings and compliance of our own configuration."""
    tree = open_folder(CONFIGS)
    layout = lay_out(tree.files(), "configs")
    patches, _ = gather(tree, layout, PLATFORM, "", bodies_of(tree, layout, [PLATFORM], ""))
    return dict(patches[0].tree)


@cache
def base() -> World:
    """The smallest world with an event that has a provider, a template, a campaign and a brand."""
    example = _example()
    catalogue = example["catalogue"]
    return World(
        {
            "platform": {
                "platform": {"name": "laws", "operator": "Banns"},
                "environments": {ENVIRONMENT: {"title": "Staging", "may_change": ["**"]}},
                "settings": example["settings"],
                "compliance": {key: said for key, said in example["compliance"].items() if key != "sources"},
                "catalogue": {
                    "categories": {
                        "invitation": {**catalogue["categories"]["invitation"], "requires": [], "variables": []}
                    },
                    "variables": {name: said for name, said in catalogue["variables"].items() if said.get("common")},
                },
            },
            "tenants/oak": _TENANT,
            "tenants/oak/events/may": {"event": _event("May")},
            "tenants/oak/events/june": {"event": _event("June")},
        }
    )


_TENANT: dict[str, Any] = {
    "tenant": {
        "name": "Oak",
        "legal_name": "Oak Ltd",
        "country": "GB",
        "timezone": "Europe/London",
        "postal_address": {"street": "1 Oak Lane", "city": "Kew", "postcode": "01234", "country": "GB"},
        "contact": {"email": "hello@oak.example", "phone": "+442071234567"},
    },
    "compliance": {
        "controller": {"name": "Oak Ltd", "contact": "p@oak.example", "privacy_url": "https://oak.example/privacy"}
    },
    "brand": {
        "name": "Oak",
        **dict.fromkeys(("primary", "accent", "background", "surface", "text", "on_primary"), "#123456"),
    },
    "providers": {
        "texts": {
            "type": "twilio",
            "channel": "sms",
            "priority": 10,
            "config": {
                "account_sid": "AC" + "0" * 32,
                "auth_token": {"secret": "env:OAK_TWILIO"},
                "from": "+442071234567",
            },
        }
    },
    "routing": {"sms": {"providers": ["texts"]}},
    "templates": {"invitation": {"sms": {"en": {"text": "{{ brand_name }}: come. {{ sms_optout_text }}"}}}},
}


def _event(name: str) -> dict[str, Any]:
    return {
        "kind": "party",
        "name": name,
        "hosts": "The hosts",
        "starts": "2027-05-01T12:00",
        "ends": "2027-05-01T23:00",
        "timezone": "Europe/London",
        "venue": {"name": "Hall", "address": "2 Oak Lane", "city": "Kew", "country": "GB"},
        "guests": {"expected": 40, "countries": ["GB"], "timezones": ["Europe/London"]},
    }


_TEXTS = (
    "Oak",
    "no",
    "12:30",
    "0x1F",
    "~",
    "Zoë & Søren",
    "a: b # c",
    "- dash",
    "'quoted'",
    '"double"',
    "{curly}",
    "😀",
)
_BODIES = (
    "{{ brand_name }}: {{ sms_optout_text }}",
    "{{ brand_name }}\nline two\n\n  indented ü\n{{ sms_optout_text }}\n",
    "{{ brand_name }} # no comment: {{ sms_optout_text }}",
)
_text, _colour = st.sampled_from(_TEXTS), st.sampled_from(["#000000", "#FFFFFF", "#a1B2c3"])
_length = st.sampled_from(["P1M", "P30D", "P6M", "P12M", "P2D"])
_provider = {
    "title": _text,
    "priority": st.sampled_from([1, 10, 20, 255]),
    "daily_cap": st.sampled_from([1, 1000, 65535]),
    "fallback": st.booleans(),
    "config": st.fixed_dictionaries(
        {},
        optional={
            "auth_token": st.sampled_from([{"secret": "env:OAK_A"}, {"secret": "vault:oak/twilio#token"}]),
            "from": st.sampled_from(["+442071234567", "+390551234567"]),
        },
    ),
}
_logo = st.fixed_dictionaries(
    {"url": st.just("https://oak.example/l.png"), "alt": _text, "width": st.sampled_from([16, 160, 600])}
)
_ANY: dict[str, Any] = {
    "settings": {
        "tone": st.sampled_from(["formal", "friendly", "short"]),
        "locale": st.sampled_from(["en", "it"]),
        # Always with every locale that may be the default, and the one something is written in.
        "locales": st.permutations(["en", "it", "de"]) | st.permutations(["en", "it", "de", "pt-BR"]),
        "sms_segments": st.integers(1, 10),
        "send_rate": st.sampled_from([1, 60, 600]),
        "open_tracking": st.booleans(),
        "channels": st.sampled_from([["sms"], ["sms", "email"], ["email", "sms", "whatsapp"]]),
    },
    "compliance": {
        "contact_limits": st.fixed_dictionaries({"per_day": st.integers(1, 4), "per_week": st.integers(1, 9)}),
        "retention": st.fixed_dictionaries({}, optional={"guest_details": _length, "consent_records": _length}),
        "quiet_hours": st.fixed_dictionaries(
            {}, optional={"send_window": st.sampled_from(["09:00-20:00", "07:00-22:00"]), "enabled": st.booleans()}
        ),
        "opt_out": st.fixed_dictionaries(
            {
                "keywords": st.dictionaries(
                    st.sampled_from(["en", "it", "pt-BR"]), st.sampled_from([["STOP"], ["BASTA"]])
                )
            }
        ),
    },
}
_BELOW: dict[str, Any] = {
    "brand": {
        "primary": _colour,
        "accent": _colour,
        "tagline": _text | st.none(),
        "logo": _logo | st.none(),
        "sign_off": _text | st.none(),
    },
    "providers": {"texts": st.fixed_dictionaries({}, optional=_provider), "spare": st.none()},
    "templates": {
        "invitation": st.fixed_dictionaries(
            {
                "sms": st.dictionaries(
                    st.sampled_from(["en", "it", "pt-BR"]), st.fixed_dictionaries({"text": st.sampled_from(_BODIES)})
                )
            }
        )
    },
}
_EVENT: dict[str, Any] = {
    "event": {
        "name": _text,
        "attire": _text | st.none(),
        "features": st.fixed_dictionaries({}, optional={"plus_one": st.booleans(), "outdoor": st.booleans()}),
    }
}


def _may_say(folder: str) -> dict[str, Any]:
    match scope_of(folder):
        case ScopeKey(tenant=""):
            return _ANY
        case ScopeKey(event=""):
            return {**_ANY, **_BELOW}
        case _:
            return {**_ANY, **_BELOW, **_EVENT}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """The base with a few things said otherwise, removed or added in each layer and each environment's layer."""
    world = World(base())
    for folder in draw(st.lists(st.sampled_from(FOLDERS), min_size=1, max_size=6, unique=True)):
        # An environment may change what is there, and a template in one more locale would be new.
        may = [
            (section, key)
            for section, keys in _may_say(folder).items()
            for key in keys
            if section != "templates" or not folder.startswith("environments/")
        ]
        said: dict[str, Any] = {}
        for section, key in draw(st.lists(st.sampled_from(may), min_size=1, max_size=5, unique=True)):
            value = draw(_may_say(folder)[section][key])
            if value != {}:
                said.setdefault(section, {})[key] = value
        if said:
            world[folder] = _laid_over(world.get(folder, {}), said)
    return world


def _laid_over(tree: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Overlay what is said; a null stays a null, as it is a patch that is being written."""
    laid: dict[str, Any] = overlaid(tree, said)
    for section, keys in said.items():
        laid[section] = {**laid.get(section, {}), **{key: None for key, value in keys.items() if value is None}}
    return laid
