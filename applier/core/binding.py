"""To which configuration a database belongs: the first one applied to it, in one environment."""

from __future__ import annotations

from dataclasses import dataclass

from applier.core.failure import WrongBinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A configuration, by the name its platform layer gives it, and the environment it is applied in."""

    repository: str
    environment: str

    def __str__(self) -> str:
        """The binding in words."""
        return f"{self.repository} ({self.environment})" if self.environment else self.repository


def check_binding(bound: Binding | None, asked: Binding) -> None:
    """Raise WrongBinding where the database already belongs to something else; an empty one belongs to nobody."""
    if bound is not None and bound != asked:
        raise WrongBinding(bound=str(bound), asked=str(asked))
