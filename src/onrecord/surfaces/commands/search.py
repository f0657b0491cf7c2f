"""`onrecord search`: statements by words."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.asking import Choice, in_order, with_words
from onrecord.surfaces import choosing, wording
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import note_unknown, open_ledger, open_record
from onrecord.surfaces.options import AsOfOption, KnownByOption, LedgerOption, RowsFormat
from onrecord.surfaces.options import words as any_word
from onrecord.surfaces.plain import json_line
from onrecord.surfaces.tables import statement_table
from onrecord.types import statement_to_json

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord search security guarantees

onrecord search deal --party Russia --act evade --act refuse --since 2022-07-01
"""


def _any(given: list[str]) -> list[str]:
    any_word(" ".join(given))
    return given


@app.command(epilog=EPILOG)
def command(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="All of them must occur; case and accents do not matter.", callback=_any),
    ],
    ledger: LedgerOption = None,
    party: choosing.PartyChoice = None,
    on: choosing.MatterChoice = None,
    act: choosing.ActChoice = None,
    outlet: choosing.OutletChoice = None,
    since: choosing.SinceChoice = None,
    until: choosing.UntilChoice = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many, newest first.")] = 20,
    format: RowsFormat = "table",
) -> None:
    """Find statements by words.

    Looks in the words of the statement, its cue, speaker, party and matter; prints the newest first.
    """
    in_order(since, until, "--")
    choice = Choice(
        party=party,
        matter=on,
        acts=choosing.acts(act),
        outlet=outlet,
        since=since,
        until=until,
        as_of=as_of,
        known_by=known_by,
    )
    with open_ledger(ledger) as kept:
        found = with_words(kept, " ".join(words), choice, limit + 1)
        withdrawn = kept.withdrawn((one.report for one in found), known_by)
        searched = kept.searched(known_by, as_of)
        if not found:
            note_unknown(open_record(kept), party)
    rows = found[:limit]
    if format == "jsonl":
        for statement in rows:
            line(json_line(statement_to_json(statement)))
    elif rows:
        show(statement_table(rows, withdrawn=withdrawn))
    count = wording.listed_words(len(rows), "statement", more=len(found) > limit)
    note(f"{count}; {wording.clocks_words(as_of, known_by)}")
    note(wording.searched_words(searched))


__all__ = ["app"]
