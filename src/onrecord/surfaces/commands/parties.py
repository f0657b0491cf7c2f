"""`onrecord parties`: finding one's way."""

from __future__ import annotations

import typer

from onrecord.surfaces.counts import print_counts
from onrecord.surfaces.opening import open_ledger, open_record
from onrecord.surfaces.options import LedgerOption, LimitOption, RowsFormat

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord parties --limit 10
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    limit: LimitOption = 50,
    format: RowsFormat = "table",
) -> None:
    """List the parties on record, most statements first."""
    with open_ledger(ledger) as kept:
        print_counts("party", open_record(kept).parties(limit), format)


__all__ = ["app"]
