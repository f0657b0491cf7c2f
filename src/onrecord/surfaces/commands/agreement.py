"""`onrecord agreement`: how far reviewers agree."""

from __future__ import annotations

import typer
from rich.text import Text

from onrecord.history import agreement
from onrecord.ledger import Selection
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import LedgerOption, RowsFormat
from onrecord.surfaces.plain import json_line
from onrecord.surfaces.tables import new_table
from onrecord.surfaces.wording import many

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord agreement
"""


@app.command(epilog=EPILOG)
def command(
    ledger: LedgerOption = None,
    format: RowsFormat = "table",
) -> None:
    """Say how far reviewers agree, over the statements that two or more of them judged.

    Krippendorff's alpha: 1 is full agreement, 0 what chance gives; "-" where everybody gave the same value everywhere.
    """
    with open_ledger(ledger) as kept:
        judgements = tuple(kept.judgements())
        ids = tuple(sorted({target for one in judgements for target in one.targets}))
        found = agreement(kept.select(Selection(ids=ids)) if ids else (), judgements)
    if format == "jsonl":
        for one in found:
            line(json_line({"field": one.field, "units": one.units, "alpha": one.alpha}))
    else:
        table = new_table("field", "alpha")
        for one in found:
            table.add_row(one.field, Text("-" if one.alpha is None else f"{one.alpha:.3f}"))
        show(table)
    note(f"{many(found[0].units, 'statement')} judged by two or more")


__all__ = ["app"]
