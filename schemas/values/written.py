"""The pattern by which a text is read, published to editors beside the function that reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a text that a function judges: the pattern it begins with. A text may have it and still be wrong."""

    pattern: re.Pattern[str]

    @property
    def published(self) -> str:
        """The whole text's pattern as JSON Schema knows patterns: anchored, and without names for groups."""
        return f"^(?:{re.sub(r'[?]P<[a-z_]+>', '', self.pattern.pattern)})$"

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Add the pattern to what pydantic knows about the type."""
        return {**handler(schema), "pattern": self.published}
