"""What is asked for, as `docs/coverage` says it: by chapter, each line with what carries it or why nothing does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from compiler.core.syntax.compose import compose

FOLDER = "docs/coverage"
_ROOT = Path(__file__).parents[2]


class CoverageError(ValueError):
    """The lines of `docs/coverage` that are not right, each in a sentence."""


class Reach(Enum):
    """How far a line is carried."""

    CARRIED = "Carried"
    SAID = "Said"
    PARTLY = "Partly"
    NOT_YET = "Not yet"
    NOT_A_SETTING = "Not a setting"


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Carriers(_Said):
    """What carries a line. Every name here is looked up; see `tools.reference.carriers`."""

    fields: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """Types of provider, or fields of one: `twilio.sms.campaign_sid`."""
    verbs: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_something(self) -> Carriers:
        if not any(self.model_dump().values()):
            raise ValueError("carried_by names nothing")
        return self


class Requirement(_Said):
    """One line of what is asked for."""

    says: str = Field(min_length=1)
    carried_by: Carriers | None = None
    left: str = ""
    """What of it the running side does, or another one, by what the settings say."""
    missing: str = ""
    """What of it the settings and their checks do not carry."""
    not_yet: str = ""
    not_a_setting: str = ""
    reads: tuple[str, ...] = ()
    """The settings that whoever does it goes by."""
    note: str = ""

    @model_validator(mode="after")
    def _has_one_answer(self) -> Requirement:
        answers = (self.carried_by is not None, bool(self.not_yet), bool(self.not_a_setting))
        if sum(answers) != 1:
            raise ValueError("one of carried_by, not_yet and not_a_setting")
        if (self.left or self.missing) and self.carried_by is None:
            raise ValueError("left and missing stand beside carried_by only")
        if self.reads and self.carried_by is not None:
            raise ValueError("reads stands beside not_yet or not_a_setting only")
        return self

    @property
    def reach(self) -> Reach:
        """How far it is carried."""
        if self.carried_by is not None and self.missing:
            return Reach.PARTLY
        if self.carried_by is not None:
            return Reach.SAID if self.left else Reach.CARRIED
        return Reach.NOT_YET if self.not_yet else Reach.NOT_A_SETTING

    @property
    def words(self) -> str:
        """Why it is carried no further, and what else is to be known."""
        said = (self.missing, self.left, self.not_yet, self.not_a_setting, self.note)
        return " ".join(each for each in said if each)


class _File(_Said):
    chapter: str
    lines: dict[str, Requirement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A file of lines, by id."""

    path: str
    title: str
    lines: dict[str, Requirement]


def chapters(folder: Path = _ROOT / FOLDER) -> tuple[Chapter, ...]:
    """Return the chapters in the order of their files. Raises CoverageError."""
    found = tuple(_read(path) for path in sorted(folder.glob("*.yaml")))
    places: dict[str, str] = {}
    for chapter in found:
        for name in chapter.lines:
            if name in places:
                raise CoverageError(f"{chapter.path}: {name} stands in {places[name]} too.")
            places[name] = chapter.path
    return found


def _read(path: Path) -> Chapter:
    shown = f"{FOLDER}/{path.name}"
    composed = compose(path.read_bytes(), shown)
    if composed.findings or composed.value is None:
        raise CoverageError("\n".join(f"{shown}: {each.what} {each.fix}" for each in composed.findings))
    try:
        file = _File.model_validate(composed.value, strict=False)
    except ValidationError as wrong:
        raise CoverageError("\n".join(_sentence(shown, error) for error in wrong.errors())) from None
    return Chapter(path=shown, title=file.chapter, lines=file.lines)


def _sentence(path: str, error: object) -> str:
    match error:
        case {"loc": location, "msg": message}:
            return f"{path}: {'.'.join(str(key) for key in location if key != 'lines')}: {message}."
        case _:
            return f"{path}: {error}"
