"""`onrecord split`: a statement of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.surfaces.console import note
from onrecord.surfaces.judging import split
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import BecauseOption, ByOption, LedgerOption

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord split s-91bc --because "said a day later, to another audience"
"""


@app.command(epilog=EPILOG)
def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement's id, or the beginning of it.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
    because: BecauseOption = "",
) -> None:
    """Hold that a record is a statement of its own; undoes merge.

    It stays apart, whatever a rule would link it to, until somebody merges it again.
    """
    with open_ledger(ledger) as kept:
        judgement = split(kept, id, by=by, reason=because)
    note(f"{judgement.targets[0]} is a statement of its own, by {judgement.by} ({judgement.id})")


__all__ = ["app"]
