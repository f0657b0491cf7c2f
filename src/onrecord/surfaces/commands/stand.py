"""`onrecord stand`: where a party stands."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.surfaces.answers import position_answer, stand_to_json
from onrecord.surfaces.console import line, show
from onrecord.surfaces.opening import open_ledger, open_record
from onrecord.surfaces.options import AsOfOption, KnownByOption, LedgerOption, MattersOption, OnOption, PartyArgument, one_of
from onrecord.surfaces.plain import json_line

app = typer.Typer(add_completion=False)
OTHERS = 8  # matters that are named where nothing was found on the one asked for

EPILOG = """\
[bold]Example[/bold]

onrecord stand "United States" --on "security guarantees" --as-of 2025-02-28
"""


@app.command(epilog=EPILOG)
def command(
    party: PartyArgument,
    on: OnOption,
    ledger: LedgerOption = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    matters: MattersOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|json", help="How it is printed.")] = "table",
) -> None:
    """Say where a party stands on a matter, and what that rests on.

    Where there is no clear commitment the answer says so in those words, and says what was searched, whether
    anybody of that name is on record, and on which other matters. What stands in reports that their outlets withdrew is
    left out, and listed apart.
    """
    one_of(format, ("table", "json"), "--format")
    with open_ledger(ledger) as kept:
        record = open_record(kept, matters)
        found = record.stand(party, on, as_of=as_of, known_by=known_by)
        withdrawn = record.withdrawn(party, on, as_of=as_of, known_by=known_by)
        unknown = record.unknown(party)
        answered = found.stance != "none" or format == "json"
        elsewhere = () if answered else record.elsewhere(party, as_of=as_of, known_by=known_by)
    if format == "json":
        line(json_line(stand_to_json(found, withdrawn, unknown), indent=2))
    else:
        show(position_answer(found, withdrawn, unknown, elsewhere[:OTHERS]))


__all__ = ["app"]
