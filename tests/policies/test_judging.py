"""A policy is judged where there is something new to judge, and one cause is one finding."""

from __future__ import annotations

from pathlib import Path

from tests.policies.trees import Judge, judged, write_policy

TENANT = "configs/tenants/rosewood/providers/twilio-sms.yaml"
EVENT = "configs/tenants/rosewood/events/anna-ben/providers/twilio-sms.yaml"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_one_cause_is_one_finding_with_its_events(judge: Judge) -> None:
    """A tenant's entry is found once, at its own line, with the events below it."""
    (found,) = judge({})
    assert (found.rule, found.file, found.line) == ("policy", TENANT, 6)
    assert found.events == ("rosewood/anna-ben", "rosewood/giulia-tom")
    assert found.what == "`twilio-sms` sends from elsewhere."


def test_an_event_that_mends_it_is_not_counted(folder: Path, judge: Judge) -> None:
    """An event with a value of its own is judged by that."""
    _write(folder / EVENT, "config:\n  from: '+447700900140'\n")
    (found,) = judge({})
    assert found.events == ("rosewood/giulia-tom",)


def test_an_event_that_breaks_it_is_found_at_its_own_line(folder: Path, judge: Judge) -> None:
    """What an event says is found in the event."""
    _write(folder / EVENT, "priority: 900\n")
    (found,) = judge({"must": "entry.priority < 500", "at": "priority"})
    assert (found.file, found.line) == (EVENT, 1)


def test_a_policy_that_reads_the_event_is_judged_in_each(judge: Judge) -> None:
    """An inherited entry is judged again where something the policy reads beside it is new."""
    must = "entry.channel != 'sms' || !has(event.guests) || !('GB' in event.guests.countries)"
    (found,) = judge({"must": must})
    assert (found.file, found.events) == (TENANT, ("rosewood/anna-ben",))


def test_a_policy_for_events_is_judged_in_events_only(judge: Judge) -> None:
    """With `levels: [event]` the tenant's own view is not judged, and its entries are in each event."""
    (found,) = judge(
        {"must": "entry.channel != 'sms' || !('GB' in event.guests.countries)", "scope": {"levels": ["event"]}}
    )
    assert found.events == ("rosewood/anna-ben",)


def test_a_policy_for_some_tenants_leaves_the_others_alone(judge: Judge) -> None:
    """A policy that names tenants is judged in them and their events."""
    assert judge({"scope": {"tenants": ["harbour-trust"]}}) == []
    assert len(judge({"scope": {"tenants": ["rosewood"]}})) == 1


def test_the_scope_s_name_can_be_asked_for(judge: Judge) -> None:
    """An expression over `scope.tenant` or `scope.event` is judged wherever that name is new."""
    assert len(judge({"must": "scope.tenant != 'rosewood'", "at": None})) == 2
    (found,) = judge({"must": "name[0] != 'twilio-sms' || scope.event != 'anna-ben'"})
    assert found.events == ("rosewood/anna-ben",)


def test_removed_entries_are_not_judged(folder: Path, judge: Judge) -> None:
    """A tombstone keeps every policy."""
    _write(folder / "configs/tenants/rosewood/events/anna-ben/providers.yaml", "twilio-sms: null\n")
    (found,) = (each for each in judge({"must": "entry.channel != 'sms'", "at": "channel"}) if each.rule == "policy")
    assert found.events == ("rosewood/giulia-tom",)


def test_a_warning_keeps_nobody_from_applying(judge: Judge) -> None:
    """The severity is the policy's own."""
    (found,) = judge({"severity": "warning"})
    assert not found.is_error


def test_the_platform_s_own_entries_are_judged(judge: Judge) -> None:
    """Entries of the platform are judged like others, in the platform's own view."""
    (found,) = judge(
        {
            "applies_to": "compliance.quiet_hours",
            "must": "entry.send_window == ''",
            "at": "send_window",
            "message": "No.",
        }
    )
    assert found.file == "configs/platform/compliance.yaml"


def test_a_broken_entry_is_not_judged(folder: Path, judge: Judge) -> None:
    """What has an error of its own is no ground for another."""
    text = (folder / TENANT).read_text(encoding="utf-8")
    _write(folder / TENANT, text.replace("priority: 20", "priority: high"))
    assert {found.rule for found in judge({})} == {"wrong-kind"}


def test_a_policy_that_cannot_be_read_is_one_finding(folder: Path, judge: Judge) -> None:
    """A policy with a mistake is not judged; the others are."""
    write_policy(folder, {}, name="other")
    found = judge({"must": "entry.chanel == ''"})
    assert [each.rule for each in found] == ["policy-expression", "policy"]


def test_a_failure_is_one_finding_about_the_policy(judge: Judge) -> None:
    """However many entries lack what is read, the policy is found once, at its expression."""
    (found,) = judge({"must": "entry.processor.region == 'eu'"})
    assert (found.rule, found.file, found.line) == ("policy-expression", "configs/platform/policies/tried.yaml", 4)


def test_messages_quote_values(judge: Judge) -> None:
    """Texts, numbers, lists, and what is not there are said in words; long ones are cut."""
    (found,) = judge(
        {"message": "{name[0]}, {entry.priority}, {settings.channels}, {entry.daily_cap}, {scope.tenant}."}
    )
    assert found.what.startswith("twilio-sms, 20, email, sms")
    assert found.what.endswith(", nothing, rosewood.")


def test_without_policies_the_library_is_not_loaded(folder: Path) -> None:
    """A configuration without policies does not pay for them."""
    import subprocess  # noqa: PLC0415 - this test alone starts another process
    import sys  # noqa: PLC0415 - see above

    program = "import sys; from cli.main import run; run(['check', 'configs']); print('cel_expr_python' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")
    assert judged(folder) == []
