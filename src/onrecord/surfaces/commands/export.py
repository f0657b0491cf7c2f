"""`onrecord export`: the record in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import OnrecordError
from onrecord.surfaces import wording
from onrecord.surfaces.console import note
from onrecord.surfaces.exports import EXPORTERS
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import LedgerOption, one_of

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord export csv -o statements.csv

onrecord export record > record.jsonl
"""


@app.command(epilog=EPILOG)
def command(
    format: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="; ".join(f"{name}: {exporter.what}" for name, exporter in EXPORTERS.items())),
    ],
    ledger: LedgerOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; stdout if not given.")
    ] = None,
) -> None:
    """Write the record in another format."""
    one_of(format, tuple(EXPORTERS), "FORMAT")
    with open_ledger(ledger) as kept:
        if output is None:
            count = EXPORTERS[format].write(kept, sys.stdout)
        else:
            partial = output.with_name(f"{output.name}.part")
            try:
                with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                    count = EXPORTERS[format].write(kept, file)
                # A reader of FILE sees the whole export or the one before it, never half of one.
                partial.replace(output)
            except OSError as error:
                partial.unlink(missing_ok=True)
                raise OnrecordError(f"{output}: {error.strerror}") from error
    note(f"{wording.many(count, 'row')} of {format}{f' in {output}' if output else ''}")


__all__ = ["app"]
