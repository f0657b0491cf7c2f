"""`onrecord changes`: which positions are not what they were."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from onrecord.asking import in_order
from onrecord.errors import WrongUseError
from onrecord.history import Change
from onrecord.surfaces import wording
from onrecord.surfaces.answers import STANCE_STYLES, change_to_json
from onrecord.surfaces.choosing import MatterChoice
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import note_unknown, open_ledger, open_record
from onrecord.surfaces.options import KnownByOption, LedgerOption, LimitOption, MattersOption, PartyOption, RowsFormat, day
from onrecord.surfaces.plain import json_line, safe
from onrecord.surfaces.runs import print_run_changes
from onrecord.surfaces.tables import new_table, passage_text, telling

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord changes --since 2025-03-01 --until 2025-03-31

onrecord changes --runs onrecord-0.1.0+4983efec onrecord-0.2.0+91bc3fa1
"""


@app.command(epilog=EPILOG)
def command(
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="Compare with the day before it (YYYY-MM-DD). This, or --runs.", callback=day
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Up to and with that day (YYYY-MM-DD).", callback=day)
    ] = None,
    runs: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--runs",
            metavar="A B",
            help="In place of --since: what two versions of the extractor read otherwise in the same reports.",
        ),
    ] = None,
    ledger: LedgerOption = None,
    party: PartyOption = None,
    on: MatterChoice = None,
    limit: LimitOption = 50,
    known_by: KnownByOption = None,
    matters: MattersOption = None,
    format: RowsFormat = "table",
) -> None:
    """List positions that changed since a date.

    Firmer, weaker, a reversal, a walk-back or a contradiction, each with the latest words it comes from. The latest come
    first. With --runs no positions are compared but readings: what the later version found, lost or reads otherwise.
    """
    if (since is None) == (runs is None):
        raise WrongUseError("say --since DATE, or --runs A B")
    in_order(since, until, "--")
    if since is None:
        with open_ledger(ledger) as kept:
            print_run_changes(kept, *(runs or ("", "")), limit, format)
        return
    with open_ledger(ledger) as kept:
        record = open_record(kept, matters)
        listed = record.changes(since, until, party=party, matter=on, limit=limit, known_by=known_by)
        note_unknown(record, party)
    found = listed.rows
    if format == "jsonl":
        for one in found:
            line(json_line(change_to_json(one)))
    elif found:
        table = new_table("party", "matter", "change", "speaker", "words")
        for one in found:
            latest = one.because[0]
            table.add_row(Text(safe(one.party)), Text(safe(one.matter)), _turn(one), telling(latest), passage_text(latest))
        show(table)
    count = wording.listed_words(len(found), "change", more=listed.more)
    note(f"{count} since {since}; {wording.clocks_words(until, known_by)}")
    note(wording.searched_words(listed.searched))


def _turn(change: Change) -> Text:
    before, after = ((stance, STANCE_STYLES[stance]) for stance in (change.before.stance, change.after.stance))
    return Text.assemble(change.kind, "\n", before, " → ", after)


__all__ = ["app"]
