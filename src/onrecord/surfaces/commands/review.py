"""`onrecord review`: a person's verdict beside the machine's reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from onrecord.errors import WrongUseError
from onrecord.history import CORRECTABLE, reviewed
from onrecord.ledger import Ledger, Selection
from onrecord.surfaces import wording
from onrecord.surfaces.console import complain, note, show
from onrecord.surfaces.judging import held, who
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import ByOption, LedgerOption
from onrecord.surfaces.tables import statement_card
from onrecord.types import Judgement, Statement

app = typer.Typer(add_completion=False)

KEYS = {"a": "accept", "c": "correct", "r": "reject", "s": "skip", "q": "quit"}

EPILOG = """\
[bold]Example[/bold]

onrecord review --party "United States" --by "A. Reviewer"
"""


@app.command(epilog=EPILOG)
def command(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID...", help="These; else all that nobody judged yet.")] = None,
    ledger: LedgerOption = None,
    party: Annotated[str | None, typer.Option("--party", metavar="NAME", help="Only statements that bind this party.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = 50,
    by: ByOption = None,
) -> None:
    """Accept, correct or reject statements, one key each.

    a accepts, c corrects one field, r rejects, s skips, q leaves. Each verdict is a row of its own with who, when and why; the
    machine's record stays as it is, and a later verdict stands before an earlier one.
    """
    judged = 0
    with open_ledger(ledger) as kept:
        for statement in list(_chosen(kept, ids or [], party, limit)):
            show(statement_card(statement))
            key = _key()
            if key == "q":
                break
            judgement = _judgement(statement, KEYS[key], by)
            if judgement is not None:
                judged += kept.judge(judgement)
    note(f"{wording.many(judged, 'judgement')} by {who(by)}")


def _chosen(ledger: Ledger, ids: list[str], party: str | None, limit: int) -> Iterator[Statement]:
    """The statements named, else those without a verdict, newest first."""
    if ids:
        yield from map(ledger.statement, ids)
        return
    verdicts = {target for one in ledger.judgements() if one.kind in ("accept", "correct", "reject") for target in one.targets}
    left = limit
    for statement in ledger.select(Selection(party=party, newest=True)):
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


def _judgement(statement: Statement, verdict: str, by: str | None) -> Judgement | None:
    """The judgement for a verdict; None for skip, and for a correction that is none."""
    if verdict == "accept":
        return held("accept", (statement.id,), by, "")
    if verdict == "reject":
        return held("reject", (statement.id,), by, typer.prompt("because", err=True))
    return _correction(statement, by) if verdict == "correct" else None


def _correction(statement: Statement, by: str | None) -> Judgement | None:
    field = typer.prompt(f"field ({', '.join(CORRECTABLE)})", err=True)
    value = typer.prompt("value", default="", show_default=False, err=True)
    judgement = held("correct", (statement.id,), by, typer.prompt("because", err=True), ((field, value),))
    try:
        reviewed([statement], [judgement])
    except WrongUseError as error:
        complain(str(error))
        return None
    return judgement


__all__ = ["app"]
