"""*A party, a matter*: the stance over time, what it rests on, what speaks against it, and what was asked and not answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.errors import WrongUseError
from onrecord.history import Entry, with_withdrawn
from onrecord.surfaces.web.asked import RecordDep
from onrecord.surfaces.web.pages import recall
from onrecord.surfaces.web.pages.chart import NARROW, WIDE, chart
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.span import days_of
from onrecord.surfaces.web.pages.state import ClocksDep
from onrecord.types import Position, Report, Statement

router = APIRouter()

SHOWN = 12  # statements of a section in full
OTHERS = 12  # matters that are named where nothing was found on the one asked for
ROWS = 200  # lines of the table, the latest


@router.get("/stand", name="pair")
def party_and_matter(
    request: Request,
    record: RecordDep,
    clocks: ClocksDep,
    party: Annotated[str, Query()] = "",
    on: Annotated[str, Query()] = "",
) -> Response:
    name, matter = party.strip()[:200], on.strip()[:200]
    if not name or not matter:
        raise WrongUseError("name a party and a matter: /stand?party=…&on=…")
    position = record.stand(name, matter, **clocks.given)
    out = record.withdrawn(name, matter, **clocks.given)
    entries = with_withdrawn(record.timeline(name, matter, **clocks.given), out, name)
    dated = [entry for entry in entries if entry.day]
    return shown(
        request,
        "pair.html",
        clocks,
        view="stand",
        party=name,
        matter=matter,
        position=position,
        sections=(sections := _sections(position, out)),
        unknown=None if sections else record.unknown(name),
        others=[] if sections else record.elsewhere(name, **clocks.given)[:OTHERS],
        gone=recall.withdrawn(record.ledger, (entry.statement for entry in entries), clocks.known_by),
        entries=entries[-ROWS:],
        more_entries=max(0, len(entries) - ROWS),
        shown=SHOWN,
        wide=chart(dated, clocks.as_of, WIDE),
        narrow=chart(dated, clocks.as_of, NARROW),
        undated=len(entries) - len(dated),
        sources=_sources(entries),
        span=days_of(record.searched(), clocks.as_of),
        plain_state={"party": name, "on": matter},
    )


def _sections(position: Position, out: Sequence[Statement]) -> list[tuple[str, str, Sequence[Statement]]]:
    given = [
        ("Rests on", "", position.standing),
        ("Contradicts it", "These stand beside the others, and both cannot hold.", position.against),
        (
            "Asked and not answered",
            "Demands on the party that no later act of it answers, and its evasions.",
            position.unanswered,
        ),
        ("Does not stand", "Replaced by later words, lapsed, or outweighed by evasions.", position.earlier),
        ("Left out, since the report was withdrawn", "It would bear on this, and no stance rests on it.", out),
    ]
    return [row for row in given if row[2]]


def _sources(entries: Iterable[Entry]) -> list[Report]:
    found = {entry.statement.report.id: entry.statement.report for entry in entries}
    return sorted(found.values(), key=lambda report: (report.published or "", report.id), reverse=True)[:60]


__all__ = ["router"]
