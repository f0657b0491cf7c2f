"""`onrecord settle`: the index by party and matter brought up to date."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.asking import settle
from onrecord.surfaces.console import note
from onrecord.surfaces.opening import open_ledger, settling
from onrecord.surfaces.options import LedgerOption
from onrecord.surfaces.wording import many

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord settle

onrecord settle --anew
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Throw the index away first, and make it from the records again.")
    ] = False,
) -> None:
    """Bring the index by party and matter up to date.

    Reading does it at its end, and so does every question; nothing that is on record depends on it.
    """
    documents = 0

    def told(some: int) -> None:
        nonlocal documents
        documents += some
        settling(some)

    with open_ledger(ledger) as kept:
        if anew:
            kept.index.forget()
        settle(kept, told)
        note(f"{kept.name}: {many(documents, 'document')} settled")


__all__ = ["app"]
