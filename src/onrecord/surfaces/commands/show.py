"""`onrecord show`: one statement, whole."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from onrecord.surfaces import wording
from onrecord.surfaces.console import line, note, show
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import LedgerOption, one_of
from onrecord.surfaces.plain import json_line, safe
from onrecord.surfaces.tables import statement_card
from onrecord.types import Judgement, statement_to_json

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord show s-3fa1
"""


@app.command(epilog=EPILOG)
def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement's id, or the beginning of it.")],
    ledger: LedgerOption = None,
    format: Annotated[str, typer.Option("--format", metavar="table|json", help="How it is printed.")] = "table",
) -> None:
    """Show one statement with every field and the words it rests on.

    Judgements that were passed on it, or on its report, follow; the record itself is the machine's, and is never changed.
    """
    one_of(format, ("table", "json"), "--format")
    with open_ledger(ledger) as kept:
        statement = kept.statement(id)
        named = (statement.id, statement.report.id, statement.report.given_id)
        held = [one for target in named if target for one in kept.judgements(target=target)]
        withdrawn = kept.withdrawn([statement.report]).get(statement.report.id)
    if format == "json":
        line(json_line(statement_to_json(statement), indent=2))
        if withdrawn:
            note(wording.withdrawn_words(withdrawn))
        return
    show(statement_card(statement))
    for judgement in held:
        show(Text(judgement_words(judgement), style="bold"))


def judgement_words(judgement: Judgement) -> str:
    """A judgement as one line: what, by whom, when, why."""
    value = ", ".join(f"{name} = {given}" for name, given in judgement.value)
    because = f" because {judgement.reason}" if judgement.reason else ""
    return safe(f"{judgement.kind}{f' ({value})' if value else ''} by {judgement.by} at {judgement.at}{because}")


__all__ = ["app"]
