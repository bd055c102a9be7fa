"""Test files that could hurt a machine, or that are none, end in findings."""

from __future__ import annotations

import time

import pytest

from compiler.service import check, run_tests
from tests.expectations.world import ROSEWOOD, World, file_of

_AT = f"{ROSEWOOD}/tests/t.yaml"
_DEEP = "{a: " * 40 + "1" + "}" * 40
HOSTILE: dict[str, str | bytes] = {
    "empty": "",
    "no-yaml": "a: [",
    "binary": bytes(range(256)),
    "a-list": "- schema: test/v1\n",
    "sixty-thousand-brackets": "schema: test/v1\ncases: " + "[" * 60_000,
    "too-large": "schema: test/v1\n# " + "x" * 1_100_000,
    "billion-laughs": "schema: test/v1\ncases: {a: &a ["
    + "x, " * 400
    + "], b: &b ["
    + "*a, " * 400
    + "], c: ["
    + "*b, " * 400
    + "]}",
    "null-cases": "schema: test/v1\ncases: null\n",
    "cases-of-nothing": "schema: test/v1\ncases: {a: {}, b: null, c: 3, d: [], e: {expect: 3}}\n",
    "tags": "schema: test/v1\ncases: !!python/object:os.system {a: 1}\n",
    "many-unknown-keys": "schema: test/v1\ncases: {c: {" + ", ".join(f"k{n}: 1" for n in range(3000)) + "}}\n",
    "many-wrong-expectations": "schema: test/v1\ncases: {c: {expect: [" + ", ".join(["{valu: a}"] * 3000) + "]}}\n",
    "a-way-out": file_of("c:\n  event: ../../platform\n  expect: [{absent: ../../etc.passwd}]"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_found_and_not_run(name: str) -> None:
    """It ends in findings in that file alone, in check too, within seconds."""
    world = World({_AT: HOSTILE[name], f"{ROSEWOOD}/tests/good.yaml": file_of("g:\n  expect: [{absent: experiments}]")})
    begun = time.process_time()
    run = run_tests(world)
    assert run.diagnostics
    assert {found.place.file for found in run.diagnostics} == {f"configs/{_AT}"}
    assert [case.name for case in run.cases] == ["g"]
    assert not run.holds
    assert run.diagnostics == check(world, today="", environment="").diagnostics
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "given",
    [
        _DEEP,
        "{brand: 3, providers: [1], settings: {locale: {a: 1}}, nonsense: {x: y}}",
        "{providers: {brevo-email: x}, templates: {invitation: {sms: null, email: {en: 3}}}}",
        "{schema: tenant/v1}",
        "{brand: null, tenant: null, routing: {email: {providers: null}}}",
        "{templates: {invitation: {email: {en: {text: {file: ../../../../platform/platform.yaml}}}}}}",
    ],
)
def test_whatever_is_given_the_run_goes_on(given: str) -> None:
    """Settings of any shape may be given; what is wrong with them fails the case and nothing else."""
    expected = "[{value: brand.name, is: Rosewood}, {rule: yaml-syntax}]"
    cases = f"c:\n  given: {given}\n  expect: {expected}\nd:\n  expect: [{{absent: experiments}}]"
    run = run_tests(World({_AT: file_of(cases)}))
    assert [case.holds for case in run.cases] == [False, True]


def test_a_secret_in_a_test_is_not_repeated() -> None:
    """A key that somebody wrote into a test is in no part of what a run gives back."""
    secret = "xkeysib-" + "0123456789abcdef" * 4 + "-abcdefghijklmnop"
    key = "providers.brevo-email.config.api_key"
    cases = f"c:\n  event: anna-ben\n  expect: [{{value: {key}, is: {secret}}}, {{route: email, providers: [x]}}]"
    run = run_tests(World({_AT: file_of(cases)}))
    assert secret not in repr(run)
    assert run.cases[0].unmet[0].is_hidden
    assert run.failed == 1
