"""`onrecord timeline`: what a party said on a matter, day by day."""

from __future__ import annotations

import typer
from rich.text import Text

from onrecord.surfaces import wording
from onrecord.surfaces.answers import entry_to_json
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import note_unknown, open_ledger, open_record
from onrecord.surfaces.options import (
    AsOfOption,
    KnownByOption,
    LedgerOption,
    MattersOption,
    OnOption,
    PartyArgument,
    RowsFormat,
)
from onrecord.surfaces.plain import json_line
from onrecord.surfaces.tables import ACT_STYLES, new_table, passage_text

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord timeline "United States" --on "security guarantees"
"""


@app.command(epilog=EPILOG)
def command(
    party: PartyArgument,
    on: OnOption,
    ledger: LedgerOption = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    matters: MattersOption = None,
    format: RowsFormat = "table",
) -> None:
    """Show what a party said on a matter, oldest first.

    With each day comes the stance that held after it, and whether the party spoke, was asked, or asked another. What
    withdrawn reports told is marked, and no stance rests on it.
    """
    with open_ledger(ledger) as kept:
        record = open_record(kept, matters)
        entries = record.timeline(party, on, as_of=as_of, known_by=known_by, withdrawn=True)
        searched = record.searched(as_of=as_of, known_by=known_by)
        note_unknown(record, party)
    if format == "jsonl":
        for entry in entries:
            line(json_line(entry_to_json(entry)))
    elif entries:
        table = new_table("day", "act", "speaker", "words", "outlet", "stance")
        for entry in entries:
            one = entry.statement
            act = Text(wording.act_words(one), style=ACT_STYLES[one.act])
            outlet = Text(wording.outlet_words(one.report))
            speaker, stance = Text(wording.actor_words(one.speaker)), "withdrawn" if entry.withdrawn else entry.stance
            table.add_row(entry.day or "-", act, speaker, passage_text(one), outlet, stance)
        show(table)
    note(f"{wording.many(len(entries), 'statement')}; {wording.clocks_words(as_of, known_by)}")
    note(wording.searched_words(searched))


__all__ = ["app"]
