"""`onrecord gaps`: asked, and no clear commitment."""

from __future__ import annotations

import typer
from rich.text import Text

from onrecord.surfaces import wording
from onrecord.surfaces.answers import STANCE_STYLES, gap_to_json
from onrecord.surfaces.choosing import MatterChoice
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import note_unknown, open_ledger, open_record
from onrecord.surfaces.options import (
    AsOfOption,
    KnownByOption,
    LedgerOption,
    LimitOption,
    MattersOption,
    PartyOption,
    RowsFormat,
)
from onrecord.surfaces.plain import json_line, safe
from onrecord.surfaces.tables import new_table, passage_text, telling

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord gaps --as-of 2025-02-28

onrecord gaps --on "air defence"
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    party: PartyOption = None,
    on: MatterChoice = None,
    limit: LimitOption = 50,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    matters: MattersOption = None,
    format: RowsFormat = "table",
) -> None:
    """List where somebody was asked or expected to commit and did not.

    Each row is a party and a matter with no clear commitment, and the latest words that ask for one or leave it open. Those
    asked last come first.
    """
    with open_ledger(ledger) as kept:
        record = open_record(kept, matters)
        listed = record.gaps(party=party, matter=on, limit=limit, as_of=as_of, known_by=known_by)
        note_unknown(record, party)
    found = listed.rows
    if format == "jsonl":
        for gap in found:
            line(json_line(gap_to_json(gap)))
    elif found:
        table = new_table("party", "matter", "stance", "speaker", "words")
        for gap in found:
            stance = Text(gap.position.stance, style=STANCE_STYLES[gap.position.stance])
            latest = gap.asked[0]
            table.add_row(Text(safe(gap.party)), Text(safe(gap.matter)), stance, telling(latest), passage_text(latest))
        show(table)
    count = wording.listed_words(len(found), "gap", more=listed.more)
    note(f"{count}: {wording.NO_COMMITMENT}; {wording.clocks_words(as_of, known_by)}")
    note(wording.searched_words(listed.searched))


__all__ = ["app"]
