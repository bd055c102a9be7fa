"""A page for every rule, and an index of them by topic."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.core.diagnostic import Reference, Rule
from compiler.core.rules.registry import RULES
from compiler.render.example import Example, Excerpt
from compiler.render.rule import advice, consequence
from tools.reference.examples import examples_file, rule_examples
from tools.reference.markdown import block, code, page, table
from tools.reference.topics import by_topic

FOLDER = "docs/rules"
_WORDS = """
What stands in brackets in a finding is the id of a rule; `banns rule ID` prints its page in the terminal.
An error keeps its tenant from being compiled and ends `check` with 1; a warning does so only with `--strict`.
`banns check --fix` repairs what is marked so, and only where it can be meant in one way; comments stay.
""".strip()


def rules_pages() -> dict[str, str]:
    """Return the pages by path, and the examples that ship with the command."""
    examples = rule_examples()
    pages = {f"{FOLDER}/{rule.id}.md": _page(rule, examples.get(rule.id)) for rule in RULES}
    return {f"{FOLDER}/README.md": _index(), **pages, **examples_file(examples)}


def _index() -> str:
    blocks = [_WORDS]
    for topic, rules in by_topic().items():
        rows = [
            [f"[{code(rule.id)}]({rule.id}.md)", rule.severity.value, rule.summary, "yes" if rule.repairs else ""]
            for rule in rules
        ]
        blocks += [f"## {topic}", table(["Rule", "Severity", "What is wrong", "`--fix`"], rows)]
    return page("Rules", *blocks)


def _page(rule: Rule, example: Example | None) -> str:
    blocks = [f"**{rule.severity.value.capitalize()}.** {rule.summary}.", rule.why, consequence(rule)]
    if rule.hides_source:
        blocks.append("The line is not shown: it may hold a secret.")
    if example is not None:
        blocks += ["## Wrong", *_files(example.bad), "`banns check` prints:", block(example.printed)]
        blocks += ["## Right", *_files(example.good)]
    blocks += ["## How to mend it", *advice(rule, example)]
    if rule.sources:
        blocks += ["## Sources", "\n".join(map(_source, rule.sources))]
    return page(code(rule.id), *blocks)


def _source(source: Reference) -> str:
    kept = f"; since when it holds, and whom to ask: {code(f'compliance.sources.{source.document}')}"
    return f"- [{source.title}]({source.url}){kept if source.document else ''}"


def _files(excerpts: Sequence[Excerpt]) -> list[str]:
    return [line for each in excerpts for line in (f"{code(each.file)}:", _fenced(each))]


def _fenced(each: Excerpt) -> str:
    kind = "yaml" if each.file.endswith((".yaml", ".yml")) and not each.text.startswith("(") else "text"
    return f"```{kind}\n{each.text}\n```"
