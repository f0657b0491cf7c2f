"""`onrecord load`: an archive of Parquet into the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.asking import settle
from onrecord.errors import module_of
from onrecord.pipeline import Tally
from onrecord.surfaces import wording
from onrecord.surfaces.console import note
from onrecord.surfaces.opening import open_ledger, settling
from onrecord.surfaces.options import LedgerOption
from onrecord.surfaces.outcomes import stoppable
from onrecord.surfaces.progress import ReadProgress

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord load read/

onrecord load s3://bucket/read --ledger postgresql://host/onrecord
"""


@app.command(epilog=EPILOG)
def command(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder or object store that `read --to` wrote to.")],
    ledger: LedgerOption = None,
) -> None:
    """Take what `read --to` wrote into the ledger, in bulk.

    Everything is recorded as read when it was read there. Each part is checked against its manifest and its texts; loading
    again adds nothing.
    """
    load = module_of("tables", "onrecord.archive.load", "load").load
    tally = Tally()
    with open_ledger(ledger, create=True) as kept, stoppable():
        with ReadProgress(tally, None) as progress:
            for manifest in load(folder, kept):
                tally.reports += len(manifest.reports)
                tally.statements += manifest.statements
                progress.advance(len(manifest.reports))
        settle(kept, settling)
        name = kept.name
    note(f"{wording.many(tally.reports, 'report')}, {wording.many(tally.statements, 'statement')}; ledger {name}")


__all__ = ["app"]
