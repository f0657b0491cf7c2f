"""`onrecord overdue`: deadlines that have passed."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from onrecord.history import Due
from onrecord.surfaces import wording
from onrecord.surfaces.answers import due_to_json
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import note_unknown, open_ledger, open_record
from onrecord.surfaces.options import KnownByOption, LedgerOption, LimitOption, PartyOption, RowsFormat, day, today
from onrecord.surfaces.plain import json_line, safe
from onrecord.surfaces.tables import new_table, passage_text, telling

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord overdue --as-of 2025-12-31
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Passed by then (YYYY-MM-DD).", show_default="today", callback=day),
    ] = None,
    known_by: KnownByOption = None,
    party: PartyOption = None,
    limit: LimitOption = 50,
    format: RowsFormat = "table",
) -> None:
    """List promises, plans, threats and demands whose deadline has passed.

    The earliest come first. What was taken back since is left out. Whether a thing was done is for a reader to judge:
    statements that tell of it are named.
    """
    passed = as_of or today().isoformat()
    with open_ledger(ledger) as kept:
        record = open_record(kept)
        listed = record.overdue(passed, party=party, limit=limit, known_by=known_by)
        note_unknown(record, party)
    found = listed.rows
    if format == "jsonl":
        for row in found:
            line(json_line(due_to_json(row)))
    elif found:
        table = new_table("due by", "speaker", "party → to", "matter", "words")
        for row in found:
            one = row.statement
            matter = safe(one.matter.name) if one.matter else "-"
            by = Text.assemble(row.by, "\n", (f"{wording.many(-row.days, 'day')} past", "red"))
            table.add_row(by, telling(one), Text(wording.party_words(one)), Text(matter), _words(row))
        show(table)
    count = wording.listed_words(len(found), "passed deadline", more=listed.more)
    note(f"{count}; {wording.clocks_words(passed, known_by)}")
    note(wording.searched_words(listed.searched))


def _words(row: Due) -> Text:
    told = [Text(f"told done: {one.id}", style="green") for one in row.told_done]
    state = [Text(f"condition: {row.condition}", style="yellow")] if row.condition else []
    return Text("\n").join([passage_text(row.statement), *state, *told])


__all__ = ["app"]
