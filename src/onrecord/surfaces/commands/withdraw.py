"""`onrecord withdraw`: an outlet withdrew or corrected a report."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.ledger import Selection
from onrecord.surfaces.console import note
from onrecord.surfaces.judging import withdraw
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import BecauseOption, ByOption, LedgerOption
from onrecord.surfaces.wording import many

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord withdraw s-91bc --because "the outlet corrected the figure on 3 March"
"""


@app.command(epilog=EPILOG)
def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A report's id, or a statement of it (its beginning will do).")],
    ledger: LedgerOption = None,
    by: ByOption = None,
    because: BecauseOption = "",
) -> None:
    """Hold that an outlet withdrew or corrected a report.

    The report stays on record; from now on no position, gap or change rests on its statements, and show says so. Answers for an
    earlier --known-by are what they were.
    """
    with open_ledger(ledger) as kept:
        report = kept.report(id) if id.startswith("r-") else kept.statement(id).report
        judgement = withdraw(kept, report.id, by=by, reason=because)
        resting = sum(1 for _ in kept.select(Selection(document=report.id)))
    note(f"{report.id} is withdrawn, by {judgement.by} ({judgement.id}); {many(resting, 'statement')} rested on it")


__all__ = ["app"]
