"""The rules the tree of files can break."""

from __future__ import annotations

from compiler.core.diagnostic import Reference, Rule, Severity

STRAY_SETTINGS = Rule(
    id="stray-settings",
    summary="A settings file lies where it has no meaning",
    why="What it says would be ignored without a word.",
    repairs="Renames a file that ends in `.yml`, where no file of that name ends in `.yaml`.",
)
UNUSED_FILE = Rule(
    id="unused-file",
    severity=Severity.WARNING,
    summary="Nothing refers to this file",
    why="Whoever edits it next would wonder why nothing changes.",
)
FILE_NAME = Rule(
    id="file-name",
    summary="A file or folder name cannot be a key",
    why="Folders and files are keys: lower-case letters, digits, '-' and '_' (locales as in pt-BR).",
    sources=(Reference(title="BCP 47, Tags for Identifying Languages", url="https://www.rfc-editor.org/info/bcp47"),),
)
SYMBOLIC_LINK = Rule(
    id="symbolic-link",
    summary="A symbolic link lies among the settings",
    why="It could lead into another tenant's folder, and a reviewer would not see what it changes.",
    hides_source=True,
    sources=(
        Reference(
            title="CWE-59, Improper Link Resolution Before File Access",
            url="https://cwe.mitre.org/data/definitions/59.html",
        ),
    ),
)
LINK_WORDS = ("This is a link.", "Put a copy of the file here.")
MISSING_ROOT_FILE = Rule(
    id="missing-root-file",
    summary="A folder has no root file",
    why="An empty or half checked-out folder must not be taken for settings that say nothing.",
)
UNKNOWN_OWNER = Rule(
    id="environment-patches-nothing",
    summary="An environment patches something that does not exist",
    why="An environment changes what is there; it makes nothing of its own.",
)
UNREADABLE_FILE = Rule(
    id="unreadable-file",
    summary="A file cannot be read",
    why="A file that cannot be read is not an empty one: nothing may be removed because of it.",
)
SAID_TWICE = Rule(
    id="said-twice",
    summary="Two files of one layer say the same",
    why="The files of a layer are united; which of two values holds would be a guess.",
)
CLASH_OF_FILES = Rule(
    id="clash-of-files",
    summary="One file says a value where another says more below it",
    why="The files of a layer are united; a value and a map cannot both stand in one place.",
)
SCHEMA_LINE = Rule(
    id="schema-line",
    summary="The schema line is missing or wrong",
    why="The schema line tells people, editors and later versions what the file is.",
    repairs="Adds the line where there is none, and moves it to the top where another one stands before it.",
)
