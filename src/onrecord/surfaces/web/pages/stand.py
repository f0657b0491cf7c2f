"""*Where they stand*: parties by matters, the stance of each in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.surfaces import wording
from onrecord.surfaces.web.asked import RecordDep, leading_of
from onrecord.surfaces.web.pages import recall
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.span import days_of
from onrecord.surfaces.web.pages.state import ClocksDep
from onrecord.types import Position, Stance, ids_of

router = APIRouter()

MOST = 40  # parties or matters that can be asked for at once
Names = Annotated[list[str] | None, Query()]


@dataclass(frozen=True, slots=True)
class Cell:
    """A stance, on how many statements it rests, and the sentence for it."""

    stance: Stance
    count: int
    says: str


def cell_of(position: Position) -> Cell:
    rests = {key for group in (position.standing, position.against, position.unanswered) for key in ids_of(group)}
    return Cell(position.stance, len(rests) or len(position.earlier), wording.stance_words(position))


@router.get("/", name="stand")
def where_they_stand(
    request: Request,
    record: RecordDep,
    clocks: ClocksDep,
    party: Names = None,
    matter: Names = None,
    parties: str = "",
    matters: str = "",
) -> Response:
    asked = _chosen(party, parties), _chosen(matter, matters)
    rows, columns = leading_of(record, *asked)
    grid = recall.grid(record, rows, columns, clocks)
    return shown(
        request,
        "stand.html",
        clocks,
        parties=rows,
        matters=columns,
        cells={place: cell_of(position) for place, position in grid.items()},
        seen=record.searched(**clocks.given),
        span=days_of(record.searched(), clocks.as_of),
        unknown=[one for name in asked[0] if (one := record.unknown(name))],
        chosen=any(asked),
        chosen_state=_state(*asked),
        plain_state={"party": asked[0], "matter": asked[1]},
    )


def _chosen(several: Sequence[str] | None, lines: str) -> tuple[str, ...]:
    """Names given one a parameter or one a line, each once, at most MOST."""
    given = [*(several or ()), *lines.splitlines()]
    return tuple(dict.fromkeys(one.strip()[:200] for one in given if one.strip()))[:MOST]


def _state(parties: Sequence[str], matters: Sequence[str]) -> list[tuple[str, str]]:
    return [("party", one) for one in parties] + [("matter", one) for one in matters]


__all__ = ["MOST", "Cell", "cell_of", "router"]
