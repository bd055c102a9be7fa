"""A layer that changes what kind of thing a map is starts that map anew."""

from __future__ import annotations

from compiler.core.merge.merge import Merging, merge
from schemas.registry import entry_shape

_PROVIDER = {
    "type": "gmail",
    "channel": "email",
    "priority": 10,
    "config": {
        "from": {"name": "Rosewood"},
        "auth": {"type": "oauth", "client_id": "1", "client_secret": {"secret": "env:A"}},
    },
}


def test_another_type_of_provider_inherits_nothing() -> None:
    """An event that makes it a sendgrid account keeps no field of the gmail account."""
    shape = entry_shape("providers.mail")
    assert shape is not None
    value, origins = merge(Merging(4), shape, _PROVIDER, 2, {"type": "sendgrid", "priority": 5})
    assert (value, origins) == ({"type": "sendgrid", "priority": 5}, 4)


def test_another_way_to_sign_in_inherits_nothing_of_the_first() -> None:
    """Inside a config, too, a changed type starts its own map anew and leaves the maps around it alone."""
    shape = entry_shape("providers.mail")
    assert shape is not None
    auth = {"type": "app_password", "app_password": {"secret": "env:B"}}
    value, origins = merge(Merging(4), shape, _PROVIDER, 2, {"config": {"auth": auth}})
    assert value["config"] == {"from": {"name": "Rosewood"}, "auth": auth}
    assert isinstance(origins, dict)
    assert origins["config"] == {"from": 2, "auth": 4}


def test_the_same_type_again_is_a_plain_merge() -> None:
    """Saying the type once more changes nothing else."""
    shape = entry_shape("providers.mail")
    assert shape is not None
    value, _ = merge(Merging(4), shape, _PROVIDER, 2, {"type": "gmail", "config": {"auth": {"type": "oauth"}}})
    assert value == _PROVIDER


def test_another_kind_of_schedule_inherits_nothing() -> None:
    """A fixed day instead of a day counted from the event keeps neither anchor nor offset."""
    shape = entry_shape("campaigns.invitation")
    assert shape is not None
    relative = {"type": "relative", "anchor": "event_start", "offset": "-P60D", "at": "10:00"}
    fixed = {"type": "fixed", "day": "2027-02-01", "at": "11:00"}
    value, _ = merge(Merging(4), shape, {"title": "Invitation", "schedule": relative}, 2, {"schedule": fixed})
    assert value == {"title": "Invitation", "schedule": fixed}
