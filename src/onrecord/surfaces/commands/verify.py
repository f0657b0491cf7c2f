"""`onrecord verify`: is everything as it was written?"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.asking import unlike_anew
from onrecord.surfaces import wording
from onrecord.surfaces.console import complain, line, note
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import LedgerOption

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord verify

onrecord verify --root
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    root: Annotated[
        bool, typer.Option("--root", help="Print one hash over all records: note it down, compare it later.")
    ] = False,
) -> None:
    """Check every record against its stored text and hash.

    Each record that fails is named on stderr, and the exit code is 1.
    """
    failed = 0
    with open_ledger(ledger) as kept:
        for fault in kept.verify():
            complain(f"{fault.name}: {fault.reason}")
            failed += 1
        # The index is drawn from the records: looked at where these are sound.
        for name in () if failed else unlike_anew(kept):
            complain(f"{name}: differs from what the records give; `onrecord settle --anew` makes the index again")
            failed += 1
        if failed:
            note(f"{kept.name}: {wording.many(failed, 'record')} not as written")
            raise typer.Exit(1)
        if root:
            line(kept.root())
        sizes = kept.sizes()
    note("; ".join(wording.many(count, name.removesuffix("s")) for name, count in sizes.items()) + ": all as they were written")


__all__ = ["app"]
