"""`onrecord copy`: a ledger brought into another, of the same kind or not."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.asking import settle
from onrecord.errors import WrongUseError
from onrecord.ledger import Ledger
from onrecord.ledger import copy as copy_ledger
from onrecord.surfaces.console import note
from onrecord.surfaces.opening import settling
from onrecord.surfaces.wording import many

app = typer.Typer(add_completion=False)

EPILOG = """\
[bold]Example[/bold]

onrecord copy onrecord.db postgresql://localhost/onrecord
"""


@app.command(epilog=EPILOG)
def command(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Path of a ledger file, or postgresql://…")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Likewise; made where there is none.")],
) -> None:
    """Bring all that one ledger holds into another.

    Rows come over as they are, with the instants at which they became known, in one transaction; what TO holds already stays.
    An empty ledger then has the root of FROM: compare `verify --root` of both.
    """
    if source == target:
        raise WrongUseError(f"{source}: is the same ledger")
    with Ledger.open(source, create=False) as given, Ledger.open(target) as kept:
        before = kept.sizes()
        copy_ledger(given, kept)
        added = {name: count - before[name] for name, count in kept.sizes().items()}
        settle(kept, settling)
        note(f"{kept.name}: added {'; '.join(many(count, name.removesuffix('s')) for name, count in added.items())}")


__all__ = ["app"]
