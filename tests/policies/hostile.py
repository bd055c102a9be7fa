"""Expressions that somebody might write to make a check hang, crash or eat memory."""

from __future__ import annotations

TEN = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"


def nested(macro: str, depth: int) -> str:
    """Return loops inside each other."""
    return "".join(f"{TEN}.{macro}(a{level}, " for level in range(depth)) + "true" + ")" * depth


HOSTILE: dict[str, str] = {
    "parentheses": "(" * 900 + "1" + ")" * 900 + " == 1",
    "brackets": "[" * 900 + "]" * 900 + " == []",
    "braces": "{1: " * 300 + "1" + "}" * 300 + " == {}",
    "minus": "-" + " - ".join(["1"] * 450) + " == 1",
    "plus": " + ".join(["1"] * 450) + " == 1",
    "texts": " + ".join(["'a'"] * 300) + " == ''",
    "fields": "entry" + ".config" * 250 + " == 1",
    "unknown_fields": "entry.config" + ".a" * 900 + " == 1",
    "indexes": "entry.config" + "['a']" * 350 + " == 1",
    "calls": "entry.type" + ".size()" * 250 + " == 1",
    "conditions": "true ? " * 250 + "true",
    "choices": "".join("false ? true : " for _ in range(120)) + "true",
    "asked": "has(entry.config" + ".a" * 900 + ")",
    "loops_four_deep": nested("all", 4),
    "loops_eight_deep": nested("exists", 8),
    "loops_over_loops": TEN + ".filter(x, true)" * 100 + " == []",
    "map_doubles": "['aaaaaaaaaa']" + ".map(x, x + x)" * 28 + " == []",
    "map_shares": "[['a']]" + ".map(x, [x, x, x, x])" * 20 + " == []",
    "map_with_condition": "['aaaaaaaaaa']" + ".map(x, true, x + x)" * 20 + " == []",
    "join_in_loop": f"{TEN}.all(x, entry.type + entry.type + entry.type != '')",
    "literals_that_bind": "[[entry.type, entry.type]].all(x, [[x, x]].all(y, y == y))",
    "maps_that_bind": "{'a': {'b': entry.config}} == {}",
    "joins": " + ".join(["entry.type"] * 25) + " == ''",
    "pattern_from_input": "entry.type.matches(entry.channel)",
    "pattern_too_long": "entry.type.matches('" + "(a|b)" * 60 + "')",
    "pattern_too_big": "entry.type.matches('((a{1,100}){1,100}){1,100}')",
    "pattern_without_end": "entry.type.matches('" + "[^x]{0,1000}" * 15 + "c')",
    "pattern_of_classes": "entry.type.matches('[\\\\pL]{9}[\\\\pN]{9}')",
    "pattern_broken": "entry.type.matches('(')",
    "pattern_backreference": "entry.type.matches('(a)\\\\1')",
    "no_such_function": "entry.type.replace('a', 'b') == ''",
    "regex_extension": "entry.type.split('').join('') == ''",
    "time": "timestamp('2020-01-01T00:00:00Z').getHours('Europe/Rome') == 1",
    "bytes": "bytes(entry.type) == b'a'",
    "types": "type(entry.type) == string",
    "type_names": "int == string",
    "type_of_message": "google.protobuf.Timestamp == int",
    "message_type": "google.protobuf.Struct{fields: {}} == {}",
    "null_character": "entry.type == '\\x00' && foo",
    "surrogate": "entry.type == '\\ud800'",
    "token": "entry.type == $",
    "unclosed": "entry.type == 'a",
    "comment": "// nothing else",
    "empty": "   ",
    "big_number": "entry.priority == 99999999999999999999",
    "binding": "cel.bind(x, entry.type, x + x) == ''",
    "optional": "entry.?type.orValue('') == ''",
    "not_bool": "entry.type",
    "assignment": "entry.type = 'a'",
    "reserved": "entry.for == 1",
    "python": "__import__('os').system('true') == 0",
    "attribute": "entry.__class__ == 1",
    "accumulator": "['a'].all(__result__, __result__)",
}
"""By name; each is refused before it runs."""

REFUSED_BY_THE_SCHEMA: dict[str, str] = {"too_long": "true" + " && true" * 300}
"""The form of the field already refuses these."""

_SLOW = " && ".join(["!word.matches('([a-z]{30}){9}')"] * 20)
_MANY = f"[{', '.join(map(str, range(120)))}]"
WHILE_RUNNING: dict[str, tuple[str, str]] = {
    "patterns_in_loops": (
        "compliance.opt_out",
        f"entry.keywords.all(l, entry.keywords[l].all(word, {_SLOW}))",
    ),
    "rounds": ("compliance.opt_out", f"{_MANY}.all(a, {_MANY}.all(b, a >= 0 || b >= 0))"),
    "sections_compared": (
        "compliance.opt_out",
        f"{_MANY}.all(a, {_MANY}.all(b, catalogue == catalogue && compliance == compliance && a == a && b == b))",
    ),
}
"""By name: what it applies to, and an expression that is right by itself."""
