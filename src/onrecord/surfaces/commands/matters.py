"""`onrecord matters`: finding one's way."""

from __future__ import annotations

import typer

from onrecord.surfaces.counts import print_counts
from onrecord.surfaces.opening import note_unknown, open_ledger, open_record
from onrecord.surfaces.options import LedgerOption, LimitOption, PartyOption, RowsFormat

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord matters --party "United States"
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    party: PartyOption = None,
    limit: LimitOption = 50,
    format: RowsFormat = "table",
) -> None:
    """List the matters on record, most statements first."""
    with open_ledger(ledger) as kept:
        record = open_record(kept)
        print_counts("matter", record.matters(party, limit), format)
        note_unknown(record, party)


__all__ = ["app"]
