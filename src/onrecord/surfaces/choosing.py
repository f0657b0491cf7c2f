"""The options that choose statements, the same wherever statements are written out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, get_args

import typer

from onrecord.asking import Reading
from onrecord.errors import WrongUseError
from onrecord.surfaces.options import day, words
from onrecord.types import ACTS, Act

PartyChoice = Annotated[
    str | None,
    typer.Option(
        "--party", metavar="NAME", help="Only where this party is bound, asked, or speaks for itself.", callback=words
    ),
]
MatterChoice = Annotated[
    str | None, typer.Option("--on", metavar="MATTER", help="Only on this subject, in a few words.", callback=words)
]
ActChoice = Annotated[
    list[str] | None, typer.Option("--act", metavar="ACT", help=f"Only this act; may be repeated: {', '.join(ACTS)}.")
]
OutletChoice = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only reports of this outlet.", callback=words)
]
DocumentChoice = Annotated[
    str | None, typer.Option("--document", metavar="ID", help="Only this document or report, by its id.")
]
IdChoice = Annotated[
    list[str] | None,
    typer.Option("--id", metavar="ID", help="Only this statement, by its id or the beginning of it; may be repeated."),
]
SinceChoice = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only what was said on that day or later (YYYY-MM-DD).", callback=day),
]
UntilChoice = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Only what was said up to and with that day (YYYY-MM-DD).", callback=day),
]
ConfidenceChoice = Annotated[
    float, typer.Option("--min-confidence", metavar="X", min=0.0, max=1.0, help="Only statements at least this confident.")
]
ReadingChoice = Annotated[
    str,
    typer.Option(
        "--reading",
        metavar="|".join(get_args(Reading)),
        help="After review, without what was rejected or withdrawn; or the machine's reading as it was.",
    ),
]
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="URL", help="Where this ledger is served: identifiers begin with it.", show_default="urn:onrecord:"
    ),
]


def acts(given: Iterable[str] | None) -> tuple[Act, ...]:
    """The acts given, checked. Raises WrongUseError on one that there is not."""
    wanted = set(given or ())
    if unknown := sorted(wanted.difference(ACTS)):
        raise WrongUseError(f"--act {unknown[0]}: choose from {', '.join(ACTS)}")
    return tuple(act for act in ACTS if act in wanted)


__all__ = [
    "ActChoice",
    "BaseOption",
    "ConfidenceChoice",
    "DocumentChoice",
    "IdChoice",
    "MatterChoice",
    "OutletChoice",
    "PartyChoice",
    "ReadingChoice",
    "SinceChoice",
    "UntilChoice",
    "acts",
]
