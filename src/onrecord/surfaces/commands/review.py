"""`onrecord review`: a person's verdict beside the machine's reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.asking import Choice, told_by
from onrecord.errors import WrongUseError
from onrecord.history import CORRECTABLE
from onrecord.ledger import Ledger, Selection
from onrecord.surfaces import wording
from onrecord.surfaces.commands.export import written
from onrecord.surfaces.console import complain, note, show
from onrecord.surfaces.exports import EXPORTERS, Job
from onrecord.surfaces.judging import accept, correct, reject, who
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import ByOption, LedgerOption, words
from onrecord.surfaces.tables import statement_card
from onrecord.types import VERDICTS, Statement

app = typer.Typer(add_completion=False)

KEYS = {"a": "accept", "c": "correct", "r": "reject", "s": "skip", "q": "quit"}

EPILOG = """\
[bold]Examples[/bold]

onrecord review --party "United States" --by "A. Reviewer"

onrecord review export -o labels.jsonl
"""


@app.command(epilog=EPILOG)
def command(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...|export", help="These; else all that nobody judged yet. export: write what was judged."),
    ] = None,
    ledger: LedgerOption = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="NAME", help="Only statements that bind this party.", callback=words)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = 50,
    by: ByOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="With export: where to; stdout if not given.")
    ] = None,
) -> None:
    """Accept, correct or reject statements, one key each.

    a accepts, c corrects one field, r rejects, s skips, q leaves. Each verdict is a row of its own with who, when and why; the
    machine's record stays as it is, and a later verdict stands before an earlier one. `review export` writes what was accepted
    or corrected as labels in the codebook's form, ready for training (as `export labels` does).
    """
    judged = 0
    if ids == ["export"]:
        _export(ledger, party, output)
        return
    if output:
        raise WrongUseError("-o goes with review export")
    with open_ledger(ledger) as kept:
        chosen = list(_chosen(kept, ids or [], party, limit))
        if not chosen:
            binding = f" that binds {party}" if party else ""
            note(f"nothing is left to judge: all that is on record{binding} has a verdict, or there is nothing")
        for statement in chosen:
            show(statement_card(statement))
            key = _key()
            if key == "q":
                break
            judged += _judged(kept, statement.id, KEYS[key], by)
    note(f"{wording.many(judged, 'judgement')} by {who(by)}")


def _export(ledger: str | None, party: str | None, output: Path | None) -> None:
    with open_ledger(ledger) as kept:
        done = written(EXPORTERS["labels"], Job(kept, Choice(party=party)), output)
    note(f"{wording.many(done.rows, 'label')}{f' in {output}' if output else ''}")


def _chosen(ledger: Ledger, ids: list[str], party: str | None, limit: int) -> Iterator[Statement]:
    """The statements named, else those without a verdict, newest first."""
    if ids:
        yield from map(ledger.statement, ids)
        return
    verdicts = {target for one in ledger.judgements() if one.kind in VERDICTS for target in one.targets}
    left = limit
    for statement in told_by(ledger, Selection(newest=True), party=party):
        if statement.id not in verdicts:
            yield statement
            left -= 1
        if not left:
            return


def _key() -> str:
    """The next key that means something. Raises WrongUseError where there is no terminal to press it on."""
    show(Text("a accept · c correct · r reject · s skip · q quit", style="bold"))
    while True:
        try:
            key = typer.getchar().lower()
        except OSError:
            raise WrongUseError("review needs a terminal") from None
        if key in KEYS:
            return key


def _judged(ledger: Ledger, id: str, verdict: str, by: str | None) -> bool:
    """Ask what the verdict still needs and keep it; False for skip, and for a correction that is none."""
    if verdict == "accept":
        accept(ledger, id, by=by)
    elif verdict == "reject":
        reject(ledger, id, by=by, reason=typer.prompt("because", err=True))
    return verdict in ("accept", "reject") or (verdict == "correct" and _corrected(ledger, id, by))


def _corrected(ledger: Ledger, id: str, by: str | None) -> bool:
    field = typer.prompt(f"field ({', '.join(CORRECTABLE)})", err=True)
    value = typer.prompt("value", default="", show_default=False, err=True)
    try:
        correct(ledger, id, field, value, by=by, reason=typer.prompt("because", err=True))
    except WrongUseError as error:
        complain(str(error))
        return False
    return True


__all__ = ["app"]
