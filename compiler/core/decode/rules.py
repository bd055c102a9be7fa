"""The rules a setting can break by itself, before anything is merged."""

from __future__ import annotations

from compiler.core.diagnostic import Reference, Rule

UNKNOWN_KEY = Rule(
    id="unknown-key",
    summary="There is no such setting",
    why="A misspelt setting would be ignored without a word.",
    repairs="Writes the right name, where one is very like it, no other one nearly so, and nothing says it yet.",
)
WRONG_LAYER = Rule(
    id="wrong-layer",
    summary="This layer may not say this",
    why="Ownership keeps tenants apart and keeps what the platform answers for in its hands.",
)
WRONG_KIND = Rule(
    id="wrong-kind",
    summary="A value of another kind is due",
    why="A map, a list, a text, a number and a truth value cannot stand for one another.",
    repairs="Writes `true` or `false` for yes, no, on and off, a number without quotes, and a single word as a list.",
)
NUMBER_FOR_TEXT = Rule(
    id="number-for-text",
    summary="This needs quotes to be text",
    why="Without quotes YAML reads digits as a number and loses a leading + or 0; true and false are no text either.",
    repairs="Puts the value in quotes, exactly as it is written.",
    sources=(
        Reference(title="YAML 1.2.2, 10.3.2 Tag Resolution", url="https://yaml.org/spec/1.2.2/#1032-tag-resolution"),
    ),
)
BAD_VALUE = Rule(
    id="bad-value",
    summary="A value does not have the right form",
    why="It would fail when a message is sent, far away from this line.",
)
FILE_NOT_FOUND = Rule(
    id="file-not-found",
    summary="A file that is referred to is not there",
    why="The message would have no body.",
)
FILE_OUTSIDE = Rule(
    id="file-outside",
    summary="A file reference leads out of its owner's folder",
    why="Nothing crosses tenants: what one tenant writes never reaches another one's guests.",
    sources=(Reference(title="CWE-22, Path Traversal", url="https://cwe.mitre.org/data/definitions/22.html"),),
)
FILE_NOT_TEXT = Rule(
    id="file-not-text",
    summary="A file that is referred to is not plain text",
    why="Its content becomes part of a message.",
)
SECRET_LITERAL = Rule(
    id="secret-literal",
    summary="A secret is written into the settings",
    why="Whoever can read the repository could use it, and history keeps it for ever.",
    hides_source=True,
    sources=(
        Reference(
            title="OWASP, Secrets Management Cheat Sheet",
            url="https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
        ),
    ),
)
SECRET_REFERENCE = Rule(
    id="secret-reference",
    summary="A reference to a secret is malformed",
    why="The service that sends could not find the secret.",
    hides_source=True,
)
SECRET_MISPLACED = Rule(
    id="secret-misplaced",
    summary="A secret is referred to where none is due",
    why="What is written here is shown to people.",
)
