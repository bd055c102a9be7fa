"""The rules a file can break before anybody looks at what it says."""

from __future__ import annotations

from compiler.core.diagnostic import Rule, Severity

YAML_SYNTAX = Rule(
    id="yaml-syntax",
    summary="This is not YAML",
    why="The file cannot be read past this place, so nothing in it can be checked.",
)
TAB_INDENTATION = Rule(
    id="tab-indentation",
    summary="A tab is used to indent",
    why="YAML allows spaces only: how wide a tab is, everybody sees differently.",
)
BYTE_ORDER_MARK = Rule(
    id="byte-order-mark",
    severity=Severity.WARNING,
    summary="The file begins with a byte order mark",
    why="It is invisible, and some readers take it for part of the first key.",
)
WINDOWS_LINE_ENDS = Rule(
    id="windows-line-ends",
    severity=Severity.WARNING,
    summary="The file has Windows line ends",
    why="The next editor that saves it with plain line ends makes every line look changed in the review.",
)
NOT_UTF8 = Rule(
    id="not-utf-8",
    summary="The file is not UTF-8 text",
    why="Letters beyond ASCII would reach guests as something else.",
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
)
DUPLICATE_KEY = Rule(
    id="duplicate-key",
    summary="The same key twice",
    why="Only one of them could be used, and which one would be a guess.",
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
)
EXPLICIT_TAG = Rule(
    id="explicit-tag",
    summary="A YAML tag is used",
    why="Tags (words with !) ask for things other than text, numbers, lists and maps.",
)
MERGE_KEY = Rule(
    id="merge-key",
    summary="A YAML merge key is used",
    why="It is YAML 1.1, and it would hide from a reviewer which layer a value comes from.",
)
UNKNOWN_ALIAS = Rule(
    id="unknown-alias",
    summary="An alias stands for nothing",
    why="Only an anchor earlier in the same file can be repeated.",
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
)
TOO_MANY_NODES = Rule(
    id="too-many-nodes",
    summary="The file holds too many values",
    why="Aliases are counted as often as they are used; reading on could exhaust the machine.",
)
NUMBER_OUT_OF_RANGE = Rule(
    id="number-out-of-range",
    summary="A number cannot be kept exactly",
    why="The database keeps whole numbers up to 2^53 exactly; greater ones and infinities it does not.",
)
UNPRINTABLE_CHARACTER = Rule(
    id="unprintable-character",
    summary="A text holds a character that cannot be kept",
    why="Control characters and halves of characters mean nothing to a reader, and the database refuses them.",
)
