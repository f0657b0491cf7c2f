"""`onrecord merge`: two records, one statement."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.surfaces.console import note
from onrecord.surfaces.judging import merge
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import BecauseOption, ByOption, LedgerOption

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord merge s-3fa1 s-91bc --because "one embargoed remark, two outlets"
"""


@app.command(epilog=EPILOG)
def command(
    a: Annotated[str, typer.Argument(metavar="A", help="A statement's id, or the beginning of it.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another one's.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
    because: BecauseOption = "",
) -> None:
    """Hold that two records are one statement.

    Nothing is rewritten: the judgement is a row of its own, and split undoes it.
    """
    with open_ledger(ledger) as kept:
        judgement = merge(kept, a, b, by=by, reason=because)
    one, other = judgement.targets
    note(f"{one} and {other} are one statement, by {judgement.by} ({judgement.id})")


__all__ = ["app"]
