"""`onrecord matters`: finding one's way."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.surfaces.counts import print_counts
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import LedgerOption

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord matters --party "United States"
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    party: Annotated[str | None, typer.Option("--party", metavar="NAME", help="Only those of this party.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = 50,
) -> None:
    """List the matters on record, most statements first."""
    with open_ledger(ledger) as kept:
        print_counts("matter", kept.matters(party), limit)


__all__ = ["app"]
