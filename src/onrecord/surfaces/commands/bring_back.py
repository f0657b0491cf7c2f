"""`onrecord import`: what people marked in other tools, as review judgements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.surfaces import wording
from onrecord.surfaces.console import complain, note
from onrecord.surfaces.judging import who
from onrecord.surfaces.opening import open_ledger
from onrecord.surfaces.options import ByOption, LedgerOption, now, one_of
from onrecord.surfaces.returning import RETURNERS, verdicts
from onrecord.types import VERDICTS

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Examples[/bold]

onrecord import brat annotated/ --by "A. Reviewer"

onrecord import labelstudio project-1.json
"""


@app.command(epilog=EPILOG)
def command(
    format: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="\n\n".join(f"{name}: {returner.what}" for name, returner in RETURNERS.items())),
    ],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder or file.")],
    ledger: LedgerOption = None,
    by: ByOption = None,
) -> None:
    """Take in what people marked in another tool, as review judgements.

    Words are found in the stored text again, exactly. What cannot be taken in is named on stderr, and the exit code is 1.
    Taking the same in twice adds nothing; the machine's record stays as it is.
    """
    one_of(format, tuple(RETURNERS), "FORMAT")
    documents = RETURNERS[format].read(path)
    with open_ledger(ledger) as kept:
        found = verdicts(kept, documents, by=by, default=who(None), at=now())
        added = kept.judge(*found.judgements)
    for reason in found.left_out:
        complain(reason)
    kinds = [judgement.kind for judgement in found.judgements]
    told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in VERDICTS if kind in kinds)
    note(f"{wording.many(added, 'judgement')}{f' ({told})' if told else ''} from {wording.many(len(documents), 'document')}")
    if found.left_out:
        raise typer.Exit(1)


__all__ = ["app"]
