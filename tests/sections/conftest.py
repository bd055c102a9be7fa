"""A view in which nothing was said, for rules that look at one entry only."""

from __future__ import annotations

import pytest

from compiler.core.resolve.scope import ScopeEntries
from compiler.core.rules.view import View
from compiler.core.snapshot import ScopeKey


@pytest.fixture
def any_view() -> View:
    """Return the view of a tenant that says nothing."""
    return View(ScopeEntries(ScopeKey("rosewood", ""), None, ()))
