"""The rules a file can break before anybody looks at what it says."""

from __future__ import annotations

from compiler.core.diagnostic import Reference, Rule, Severity


def _yaml(chapter: str, anchor: str) -> Reference:
    """Name a chapter of the specification that files are read by."""
    return Reference(title=f"YAML 1.2.2, {chapter}", url=f"https://yaml.org/spec/1.2.2/#{anchor}")


YAML_SYNTAX = Rule(
    id="yaml-syntax",
    summary="This is not YAML",
    why="The file cannot be read past this place, so nothing in it can be checked.",
    sources=(_yaml("chapter 2, Language Overview", "chapter-2-language-overview"),),
)
TAB_INDENTATION = Rule(
    id="tab-indentation",
    summary="A tab is used to indent",
    why="YAML allows spaces only: how wide a tab is, everybody sees differently.",
    repairs="Writes two spaces for each tab, where the file says the same however wide a tab is taken to be.",
    sources=(_yaml("6.1 Indentation Spaces", "61-indentation-spaces"),),
)
BYTE_ORDER_MARK = Rule(
    id="byte-order-mark",
    severity=Severity.WARNING,
    summary="The file begins with a byte order mark",
    why="It is invisible, and some readers take it for part of the first key.",
    repairs="Takes it out.",
    sources=(_yaml("5.2 Character Encodings", "52-character-encodings"),),
)
WINDOWS_LINE_ENDS = Rule(
    id="windows-line-ends",
    severity=Severity.WARNING,
    summary="The file has Windows line ends",
    why="The next editor that saves it with plain line ends makes every line look changed in the review.",
    repairs="Writes Unix line ends in the whole file.",
)
NOT_UTF8 = Rule(
    id="not-utf-8",
    summary="The file is not UTF-8 text",
    why="Letters beyond ASCII would reach guests as something else.",
    sources=(Reference(title="RFC 3629, UTF-8", url="https://www.rfc-editor.org/rfc/rfc3629"),),
)
ROOT_NOT_A_MAP = Rule(
    id="root-not-a-map",
    summary="The file is not a map of settings",
    why="A file holds `key: value` lines; its own name is the key above them.",
)
SEVERAL_DOCUMENTS = Rule(
    id="several-documents",
    summary="The file holds more than one document",
    why="Only one of them could be used, and which one would be a guess.",
    sources=(_yaml("9.2 Streams", "92-streams"),),
)
DUPLICATE_KEY = Rule(
    id="duplicate-key",
    summary="The same key twice",
    why="Only one of them could be used, and which one would be a guess.",
    repairs="Takes the later one out, where both say the same.",
    sources=(_yaml("3.2.1.3 Node Comparison: keys are unique", "3213-node-comparison"),),
)
KEY_NOT_TEXT = Rule(
    id="key-not-text",
    summary="A key is not text",
    why="Every key is a name that people refer to in addresses.",
)
KEY_FORM = Rule(
    id="key-form",
    summary="A key has a form that names do not have",
    why="Keys are lower-case letters, digits, '-' and '_', so that addresses are the same everywhere.",
)
EMPTY_VALUE = Rule(
    id="empty-value",
    summary="A key has no value",
    why="An empty place could mean 'remove it' or 'forgotten', and these are opposites.",
)
NULL_IN_LIST = Rule(
    id="null-in-list",
    summary="A list holds a null",
    why="null removes an inherited value; in a list there is none to remove, as a list is replaced whole.",
    sources=(Reference(title="RFC 7396, JSON Merge Patch", url="https://www.rfc-editor.org/rfc/rfc7396"),),
)
EXPLICIT_TAG = Rule(
    id="explicit-tag",
    summary="A YAML tag is used",
    why="Tags (words with !) ask for things other than text, numbers, lists and maps.",
    sources=(_yaml("2.4 Tags", "24-tags"),),
)
MERGE_KEY = Rule(
    id="merge-key",
    summary="A YAML merge key is used",
    why="It is YAML 1.1, and it would hide from a reviewer which layer a value comes from.",
    sources=(
        Reference(
            title="Merge Key Language-Independent Type for YAML Version 1.1", url="https://yaml.org/type/merge.html"
        ),
    ),
)
UNKNOWN_ALIAS = Rule(
    id="unknown-alias",
    summary="An alias stands for nothing",
    why="Only an anchor earlier in the same file can be repeated.",
    sources=(_yaml("7.1 Alias Nodes", "71-alias-nodes"),),
)
RECURSIVE_ALIAS = Rule(
    id="recursive-alias",
    summary="A value contains itself",
    why="Written out, it would never end.",
)
TOO_LARGE = Rule(
    id="too-large",
    summary="The file is too large",
    why="Settings are read by people; a file of more than 1 MiB is not.",
)
TOO_DEEP = Rule(
    id="too-deep",
    summary="Values are nested too deeply",
    why="No setting is nested this deep, and reading on could exhaust the machine.",
    sources=(
        Reference(title="CWE-674, Uncontrolled Recursion", url="https://cwe.mitre.org/data/definitions/674.html"),
    ),
)
TOO_MANY_NODES = Rule(
    id="too-many-nodes",
    summary="The file holds too many values",
    why="Aliases are counted as often as they are used; reading on could exhaust the machine.",
    sources=(
        Reference(
            title="CWE-776, Improper Restriction of Recursive Entity References",
            url="https://cwe.mitre.org/data/definitions/776.html",
        ),
    ),
)
NUMBER_OUT_OF_RANGE = Rule(
    id="number-out-of-range",
    summary="A number cannot be kept exactly",
    why="The database keeps whole numbers up to 2^53 exactly; greater ones and infinities it does not.",
    sources=(
        Reference(
            title="RFC 7493, The I-JSON Message Format, 2.2 Numbers",
            url="https://www.rfc-editor.org/rfc/rfc7493#section-2.2",
        ),
    ),
)
UNPRINTABLE_CHARACTER = Rule(
    id="unprintable-character",
    summary="A text holds a character that cannot be kept",
    why="Control characters and halves of characters mean nothing to a reader, and the database refuses them.",
    sources=(
        _yaml("5.1 Character Set", "51-character-set"),
        Reference(
            title="PostgreSQL, JSON Types: what jsonb refuses",
            url="https://www.postgresql.org/docs/current/datatype-json.html",
        ),
    ),
)
