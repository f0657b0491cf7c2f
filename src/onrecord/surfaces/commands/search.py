"""`onrecord search`: statements by words."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.surfaces import wording
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import KnownByOption, LedgerOption, one_of
from onrecord.surfaces.plain import json_line
from onrecord.surfaces.tables import statement_table
from onrecord.types import statement_to_json

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord search security guarantees
"""


@app.command(epilog=EPILOG)
def command(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="All of them must occur; case and accents do not matter.")
    ],
    ledger: LedgerOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many, newest first.")] = 20,
    known_by: KnownByOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|jsonl", help="How they are printed.")] = "table",
) -> None:
    """Find statements by words.

    Looks in the words of the statement, its cue, speaker, party and matter; prints the newest first.
    """
    one_of(format, ("table", "jsonl"), "--format")
    with open_ledger(ledger) as kept:
        found = [statement for statement, _ in kept.search(" ".join(words), limit, known_by=known_by)]
        withdrawn = kept.withdrawn((one.report for one in found), known_by)
    if format == "jsonl":
        for statement in found:
            line(json_line(statement_to_json(statement)))
    elif found:
        show(statement_table(found, withdrawn=withdrawn))
    note(f"{wording.many(len(found), 'statement')}{' (there may be more: --limit)' if len(found) == limit else ''}")


__all__ = ["app"]
