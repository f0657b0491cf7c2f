"""Positions: where parties stand, what changed, what is missing."""

from __future__ import annotations

from typing import Annotated, TypedDict

from fastapi import APIRouter, Query, Response

from onrecord.surfaces.answers import (
    cell_to_json,
    change_to_json,
    count_to_json,
    due_to_json,
    entry_to_json,
    gap_to_json,
    stand_to_json,
)
from onrecord.surfaces.web.api import shapes
from onrecord.surfaces.web.api.answering import answer, piece, start_of
from onrecord.surfaces.web.api.queries import (
    ChangesQuery,
    Clocks,
    GapsQuery,
    MatrixQuery,
    MattersQuery,
    OverdueQuery,
    PartiesQuery,
    StandQuery,
    TimelineQuery,
)
from onrecord.surfaces.web.asked import RecordDep, leading_of
from onrecord.surfaces.web.serving import ServingDep

router = APIRouter(tags=["positions"])


class Both(TypedDict):
    """The two clocks as arguments."""

    as_of: str | None
    known_by: str | None


def clocks_of(query: Clocks) -> Both:
    """The clocks of a question."""
    return Both(as_of=query.as_of, known_by=query.known_by)


@router.get("/stand", response_model=shapes.Answer[shapes.Stand])
def stand(record: RecordDep, query: Annotated[StandQuery, Query()]) -> Response:
    """Where a party stands on a matter, and what that rests on; "no clear commitment" outright (`onrecord stand`)."""
    clocks = clocks_of(query)
    found = record.stand(query.party, query.on, **clocks)
    withdrawn = record.withdrawn(query.party, query.on, **clocks)
    gone = record.ledger.withdrawn((one.report for one in withdrawn), query.known_by)
    unknown = record.unknown(query.party)
    return answer(stand_to_json(found, withdrawn, unknown), searched=found.searched, withdrawn=gone, unknown=unknown, **clocks)


@router.get("/timeline", response_model=shapes.Answer[list[shapes.Entry]])
def timeline(record: RecordDep, query: Annotated[TimelineQuery, Query()]) -> Response:
    """What a party said on a matter, oldest first, with the stance after each day (`onrecord timeline`)."""
    clocks = clocks_of(query)
    rows, onward = piece(record.timeline(query.party, query.on, withdrawn=True, **clocks), query)
    gone = record.ledger.withdrawn((one.statement.report for one in rows if one.withdrawn), query.known_by)
    data = [entry_to_json(one) for one in rows]
    unknown = record.unknown(query.party)
    return answer(data, next=onward, searched=record.searched(**clocks), withdrawn=gone, unknown=unknown, **clocks)


@router.get("/gaps", response_model=shapes.Answer[list[shapes.Gap]])
def gaps(record: RecordDep, query: Annotated[GapsQuery, Query()]) -> Response:
    """Where somebody was asked or expected to commit and did not, the latest asked first (`onrecord gaps`)."""
    clocks = clocks_of(query)
    start = start_of(query)
    found = record.gaps(party=query.party, matter=query.on, limit=start + query.limit, **clocks)
    onward = str(start + query.limit) if found.more else None
    rows = [gap_to_json(one) for one in found.rows[start:]]
    return answer(rows, next=onward, searched=found.searched, unknown=record.unknown(query.party), **clocks)


@router.get("/changes", response_model=shapes.Answer[list[shapes.Change]])
def changes(record: RecordDep, query: Annotated[ChangesQuery, Query()]) -> Response:
    """Positions that are not what they were the day before `since`, the latest moved first (`onrecord changes`)."""
    start = start_of(query)
    found = record.changes(
        query.since, query.until, party=query.party, matter=query.on, limit=start + query.limit, known_by=query.known_by
    )
    onward = str(start + query.limit) if found.more else None
    rows = [change_to_json(one) for one in found.rows[start:]]
    told = Both(as_of=query.until, known_by=query.known_by)
    return answer(rows, next=onward, searched=found.searched, unknown=record.unknown(query.party), **told)


@router.get("/overdue", response_model=shapes.Answer[list[shapes.Due]])
def overdue(record: RecordDep, serving: ServingDep, query: Annotated[OverdueQuery, Query()]) -> Response:
    """Promises, plans, threats, demands whose deadline has passed, not taken back, the earliest first (`onrecord overdue`)."""
    passed = query.as_of or serving.today().isoformat()
    start = start_of(query)
    found = record.overdue(passed, party=query.party, limit=start + query.limit, known_by=query.known_by)
    onward = str(start + query.limit) if found.more else None
    rows = [due_to_json(one) for one in found.rows[start:]]
    told = Both(as_of=passed, known_by=query.known_by)
    return answer(rows, next=onward, searched=found.searched, unknown=record.unknown(query.party), **told)


@router.get("/positions", response_model=shapes.Answer[shapes.Matrix])
def positions(record: RecordDep, query: Annotated[MatrixQuery, Query()]) -> Response:
    """Parties by matters: a stance in each cell. Where none are named, those that most of the record is about."""
    clocks = clocks_of(query)
    parties, matters = leading_of(record, tuple(query.party), tuple(query.on))
    found = record.matrix(parties, matters, **clocks)
    data = {
        "parties": list(found.parties),
        "matters": list(found.matters),
        "cells": [[cell_to_json(cell) for cell in row] for row in found.positions],
    }
    unknown = next((one for name in query.party if (one := record.unknown(name))), None)
    return answer(data, searched=record.searched(**clocks), unknown=unknown, **clocks)


@router.get("/parties", response_model=shapes.Answer[list[shapes.Count]], tags=["finding one's way"])
def parties(record: RecordDep, query: Annotated[PartiesQuery, Query()]) -> Response:
    """The parties on record with their numbers of statements, most first (`onrecord parties`)."""
    start = start_of(query)
    found = record.parties(start + query.limit)
    onward = str(start + query.limit) if found.more else None
    return answer([count_to_json(one) for one in found.rows[start:]], next=onward)


@router.get("/matters", response_model=shapes.Answer[list[shapes.Count]], tags=["finding one's way"])
def matters(record: RecordDep, query: Annotated[MattersQuery, Query()]) -> Response:
    """The matters on record, of a party or of all, with their numbers of statements, most first (`onrecord matters`)."""
    start = start_of(query)
    found = record.matters(query.party, start + query.limit)
    onward = str(start + query.limit) if found.more else None
    rows = [count_to_json(one) for one in found.rows[start:]]
    return answer(rows, next=onward, unknown=record.unknown(query.party))


__all__ = ["router"]
