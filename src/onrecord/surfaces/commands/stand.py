"""`onrecord stand`: where a party stands."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.asking import Record
from onrecord.surfaces.answers import position_answer, position_to_json
from onrecord.surfaces.console import line, show
from onrecord.surfaces.opening import open_ledger, settling
from onrecord.surfaces.options import AsOfOption, KnownByOption, LedgerOption, OnOption, one_of
from onrecord.surfaces.plain import json_line

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord stand "United States" --on "security guarantees" --as-of 2025-02-28
"""


@app.command(epilog=EPILOG)
def command(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="A country, a body or a person.")],
    on: OnOption,
    ledger: LedgerOption = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|json", help="How it is printed.")] = "table",
) -> None:
    """Say where a party stands on a matter, and what that rests on.

    Where there is no clear commitment the answer says so in those words, and says what was searched.
    """
    one_of(format, ("table", "json"), "--format")
    with open_ledger(ledger) as kept:
        found = Record(kept, told=settling).stand(party, on, as_of=as_of, known_by=known_by)
    if format == "json":
        line(json_line(position_to_json(found), indent=2))
    else:
        show(position_answer(found))


__all__ = ["app"]
