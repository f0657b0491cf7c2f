"""RETURNERS: what people marked in other tools, brought back as review judgements; the record itself is never edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.surfaces.returning.brat import read_brat
from onrecord.surfaces.returning.labelstudio import read_labelstudio
from onrecord.surfaces.returning.marks import Marked, Returned
from onrecord.surfaces.returning.verdicts import Verdicts, verdicts


@dataclass(frozen=True, slots=True)
class Returner:
    """`what` is a line of help; `read` takes what the tool wrote. Raises UnreadableError where it is not of that tool."""

    what: str
    read: Callable[[Path], list[Marked]]


RETURNERS: dict[str, Returner] = {
    "brat": Returner("a folder that `export brat` wrote, annotated since", read_brat),
    "labelstudio": Returner("JSON that Label Studio exported", read_labelstudio),
}

__all__ = ["RETURNERS", "Marked", "Returned", "Returner", "Verdicts", "verdicts"]
