"""The JUnit file is well-formed XML that its readers understand, whatever the tests hold."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from compiler.render.junit import render_junit
from compiler.service import run_tests
from tests.expectations.world import ROSEWOOD, World, file_of, ran

_COUNTS = ("tests", "failures", "errors", "skipped")


def _parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own output


def test_it_has_the_shape_that_readers_expect() -> None:
    """Suites hold cases, a case at most one failure or error, and every count adds up."""
    files = {
        f"{ROSEWOOD}/tests/a.yaml": file_of(
            "one:\n  expect: [{absent: brand.name}, {absent: brand.text}]\ntwo:\n  expect: [{absent: experiments}]"
        ),
        f"{ROSEWOOD}/tests/b.yaml": file_of("three:\n  expct: []"),
        "platform/tests/c.yaml": file_of("four:\n  environment: staging\n  expect: [{value: settings.locale, is: en}]"),
    }
    root = _parsed(render_junit(run_tests(World(files))))
    assert (root.tag, root.get("tests"), root.get("failures"), root.get("errors")) == ("testsuites", "4", "1", "1")
    assert [suite.get("name") for suite in root] == sorted(str(suite.get("name")) for suite in root)
    for suite in root:
        assert suite.tag == "testsuite"
        assert {child.tag for child in suite} == {"testcase"}
        counted = (len(suite), len(suite.findall("*/failure")), len(suite.findall("*/error")), 0)
        assert tuple(int(suite.get(name, "-1")) for name in _COUNTS) == counted
        for case in suite:
            assert {"name", "classname", "file", "line"} <= set(case.keys())
            assert len(case) <= 1
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("message") == "brand.name: Something is set there. And 1 more."
    assert "configs/tenants/rosewood/brand.yaml:1:7" in str(failure.text)
    staging = root.find(".//testcase[@name='four']")
    assert staging is not None
    assert staging.get("classname") == "platform@staging"


@pytest.mark.parametrize("text", ["<&>'", "]]>", "\\u001b[31m", "\\u0007", "\\u202e", "\\ufffe", "a\\nb", "\\t", "💐"])
def test_hostile_texts_stay_inside(text: str) -> None:
    """Markup, control characters and what XML forbids neither break the document nor get out of their place."""
    run = ran(f'c:\n  given: {{brand: {{sign_off: "{text}"}}}}\n  expect: [{{value: brand.sign_off, is: "x{text}"}}]')
    root = _parsed(render_junit(run))
    assert [case.get("name") for case in root.iter("testcase")] == ["c"]
    assert len(root.findall(".//failure")) == 1
    assert "\x1b" not in render_junit(run)


def test_a_run_without_tests_is_a_document_too() -> None:
    """No tests give an empty set of suites."""
    root = _parsed(render_junit(run_tests(World({}))))
    assert (len(root), root.get("tests")) == (0, "0")
