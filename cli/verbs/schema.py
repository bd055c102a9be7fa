"""`banns schema`: the JSON Schemas for editors and readers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import options
from cli.exits import Ended, Exit

if TYPE_CHECKING:
    from schemas.published.leaf import Schema

_GROUPS = {
    "patch": "What may be written, for editors",
    "resolved": "What an entry holds once everything is merged, for readers",
    "test": "What tests of settings may say, for editors",
    "wire": "What commands print for machines",
}
_MARK = "patch/platform.json"


@click.command(
    "schema",
    epilog="\b\nExamples:\n  banns schema\n  banns schema patch/tenant\n  banns schema resolved/brand\n"
    "  banns schema --out build/schemas",
)
@click.argument("name", default="")
@click.option("--out", default=None, type=click.Path(path_type=Path), help="Folder to write all of them into.")
@options.output_format()
def command(name: str, out: Path | None, output: str) -> int:
    """Print the JSON Schemas for editors and readers.

    Without NAME it lists what there is. With NAME it prints that schema, complete in one document. Under
    --out the schemas refer to one another, as they do in schemas/json/.
    """
    from schemas.published.documents import documents, written  # noqa: PLC0415 - slow to make

    found = documents()
    if name and out is not None:
        raise click.UsageError("--out writes all schemas; leave the name out.")
    if out is not None:
        return _write(out)
    if name:
        from schemas.published.bundle import bundled  # noqa: PLC0415

        click.echo(written(bundled(_known(name, found), found)), nl=False)
    else:
        click.echo(_listed(found, output), nl=False)
    return Exit.OK


def _write(out: Path) -> int:
    from cli.folder import write_folder  # noqa: PLC0415
    from schemas.published.documents import schema_files  # noqa: PLC0415

    count = write_folder(out, ((path, text.encode()) for path, text in schema_files().items()), _MARK)
    click.echo(f"Wrote {count} schemas into {out}.")
    return Exit.OK


def _known(name: str, found: Mapping[str, Schema]) -> str:
    wanted = name.removesuffix(".json")
    if wanted in found:
        return wanted
    from compiler.core.nearest import nearest  # noqa: PLC0415 - only for a misspelt name

    close = nearest(wanted, found)
    hint = f" Did you mean `{close}`?" if close is not None else ""
    raise Ended(Exit.USAGE, f"There is no schema `{name}`.{hint} Nothing was printed.", "`banns schema` lists them.")


def _listed(found: Mapping[str, Schema], output: str) -> str:
    if output == "json":
        import orjson  # noqa: PLC0415

        named = [{"name": name, "title": schema["title"]} for name, schema in found.items()]
        document = {"format": "banns.schemas/v1", "schemas": named}
        return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n"
    return "\n".join(_group(name, heading, found) for name, heading in _GROUPS.items())


def _group(group: str, heading: str, found: Mapping[str, Schema]) -> str:
    width = max(map(len, found))
    rows = [
        f"  {name.ljust(width)}  {schema.get('description', schema['title'])}\n"
        for name, schema in found.items()
        if name.startswith(f"{group}/")
    ]
    return f"{options.paint().bold(heading)}:\n{''.join(rows)}"
