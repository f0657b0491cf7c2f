"""*Where they stand*: parties by matters, the stance of each in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.history.overview import leading_matters, leading_parties
from onrecord.surfaces import wording
from onrecord.surfaces.web.pages import recall
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.span import days_of
from onrecord.surfaces.web.pages.state import Clocks, ClocksDep
from onrecord.surfaces.web.serving import LedgerDep
from onrecord.types import Position, Stance

router = APIRouter()

# What fits a laptop's screen; whoever asks for others gets up to MOST of each.
PARTIES, MATTERS, MOST = 12, 7, 40
Names = Annotated[list[str] | None, Query()]


@dataclass(frozen=True, slots=True)
class Cell:
    """A stance, on how many statements it rests, and the sentence for it."""

    stance: Stance
    count: int
    says: str


def cell_of(position: Position) -> Cell:
    rests = {one.id for group in (position.standing, position.against, position.unanswered) for one in group}
    return Cell(position.stance, len(rests) or len(position.earlier), wording.stance_words(position))


@router.get("/", name="stand")
def where_they_stand(
    request: Request,
    ledger: LedgerDep,
    clocks: ClocksDep,
    party: Names = None,
    matter: Names = None,
    parties: str = "",
    matters: str = "",
) -> Response:
    asked = _chosen(party, parties), _chosen(matter, matters)
    rows, columns = _leading(recall.mentions(ledger, clocks), *asked)
    grid = recall.grid(ledger, rows, columns, clocks)
    seen, whole = recall.searched(ledger, clocks), recall.searched(ledger, Clocks(None, None))
    chosen = any(asked)
    return shown(
        request,
        "stand.html",
        clocks,
        parties=rows,
        matters=columns,
        cells={place: cell_of(position) for place, position in grid.items()},
        seen=seen,
        span=days_of(whole, clocks.as_of),
        chosen=chosen,
        chosen_state=_state(*asked),
        plain_state={"party": asked[0], "matter": asked[1]},
    )


def _chosen(several: Sequence[str] | None, lines: str) -> tuple[str, ...]:
    """Names given one a parameter or one a line, each once, at most MOST."""
    given = [*(several or ()), *lines.splitlines()]
    return tuple(dict.fromkeys(one.strip()[:200] for one in given if one.strip()))[:MOST]


def _state(parties: Sequence[str], matters: Sequence[str]) -> list[tuple[str, str]]:
    return [("party", one) for one in parties] + [("matter", one) for one in matters]


def _leading(
    mentions: Sequence[recall.Mention], parties: tuple[str, ...], matters: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was asked for; what was not is chosen for it: the matters of these parties, the parties of these matters."""
    rows = parties or leading_parties(recall.near(mentions, matters=matters), PARTIES)
    return rows, matters or leading_matters(recall.near(mentions, parties=rows), MATTERS)


__all__ = ["MATTERS", "MOST", "PARTIES", "Cell", "cell_of", "router"]
