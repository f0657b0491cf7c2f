"""Statements: lists, one, what was held about it, and judging it."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from onrecord.asking import told_by
from onrecord.history import record_line
from onrecord.ledger import Ledger, Selection
from onrecord.surfaces import judging
from onrecord.surfaces.answers import judgement_to_json, record_to_json
from onrecord.surfaces.tellings import telling_of
from onrecord.surfaces.web.api import shapes
from onrecord.surfaces.web.api.answering import answer, piece
from onrecord.surfaces.web.api.queries import (
    STATEMENT,
    Chosen,
    Nothing,
    Pair,
    Plain,
    Reason,
    RecordsQuery,
    StatementsQuery,
    Verdict,
)
from onrecord.surfaces.web.asked import RecordDep, TellingsDep
from onrecord.surfaces.web.gate import ReviewerDep
from onrecord.surfaces.web.serving import LedgerDep
from onrecord.types import Statement, statement_to_json

router = APIRouter(tags=["statements"])
StatementId = Annotated[
    str,
    Path(
        description="A statement's id, or the beginning of it.",
        pattern=STATEMENT,
        examples=[shapes.STATEMENT_ID],
    ),
]


def chosen_by(ledger: Ledger, query: Chosen, *, newest: bool, past: int | None, limit: int) -> list[Statement]:
    """The first statements that hold for the parameters of a request, after a place."""
    selection = Selection(
        acts=tuple(query.act),
        words=(query.words,) if query.words else (),
        since=query.since,
        until=query.until,
        known_by=query.known_by,
        document=query.document,
        outlet=query.outlet,
        newest=newest,
        past=past,
    )
    found = told_by(ledger, selection, party=query.party, speaker=query.speaker, matter=query.on)
    return list(islice(found, limit))


@router.get("/statements", response_model=shapes.Answer[list[shapes.Statement]])
def statements(ledger: LedgerDep, record: RecordDep, query: Annotated[StatementsQuery, Query()]) -> Response:
    """Statements, newest first: all, or those that hold for every parameter; `words` searches (`onrecord search`)."""
    found = chosen_by(ledger, query, newest=query.order == "newest", past=query.cursor, limit=query.limit + 1)
    rows, more = found[: query.limit], len(found) > query.limit
    onward = str(ledger.place(rows[-1])) if more else None
    gone = ledger.withdrawn((one.report for one in rows), query.known_by)
    data = [statement_to_json(one) for one in rows]
    unknown = record.unknown(query.party) if query.party and not rows else None
    return answer(data, next=onward, as_of=query.until, known_by=query.known_by, withdrawn=gone, unknown=unknown)


@router.get("/statements/{id}", response_model=shapes.Answer[shapes.Statement])
def statement(ledger: LedgerDep, id: StatementId, _: Annotated[Nothing, Query()]) -> Response:
    """One statement as it was read, with every field and the words it rests on (`onrecord show`)."""
    found = ledger.statement(id)
    return answer(statement_to_json(found), withdrawn=ledger.withdrawn([found.report]))


@router.get("/statements/{id}/judgements", response_model=shapes.Answer[list[shapes.Judgement]])
def judgements(ledger: LedgerDep, id: StatementId, _: Annotated[Nothing, Query()]) -> Response:
    """What was held about a statement, and about its report where that was withdrawn, oldest first."""
    found = ledger.statement(id)
    held = [*ledger.judgements(target=found.id), *ledger.withdrawn([found.report]).values()]
    return answer([judgement_to_json(one) for one in sorted(held, key=lambda one: (one.at, one.id))])


@router.get("/statements/{id}/record", response_model=shapes.Answer[shapes.MergedWhole])
def record(ledger: LedgerDep, id: StatementId, _: Annotated[Nothing, Query()]) -> Response:
    """All tellings of what this statement tells, where they come from, and what changed in retelling."""
    return answer(record_to_json(telling_of(ledger, ledger.statement(id))))


@router.get("/records", response_model=shapes.Answer[list[shapes.Merged]], tags=["records"])
def records(tellings: TellingsDep, query: Annotated[RecordsQuery, Query()]) -> Response:
    """What was said, one row however many reports told it, by first publication (`onrecord export record`)."""
    rows, onward = piece(tellings.all, query)
    return answer([record_line(one) for one in rows], next=onward)


@router.post("/statements/{id}/judgements", response_model=shapes.Answer[shapes.Judgement], status_code=201, tags=["judging"])
def judge(ledger: LedgerDep, caller: ReviewerDep, id: StatementId, verdict: Verdict) -> Response:
    """Accept, correct or reject a statement (`onrecord review`). The record stays as it was read; this is a row beside it."""
    if isinstance(verdict, Plain):
        judged = judging.accept if verdict.kind == "accept" else judging.reject
        held = judged(ledger, id, by=caller.name, reason=verdict.reason)
    else:
        held = judging.correct(ledger, id, verdict.field, verdict.value, by=caller.name, reason=verdict.reason)
    return answer(judgement_to_json(held), status=201)


@router.post("/statements/{id}/merge", response_model=shapes.Answer[shapes.Judgement], status_code=201, tags=["judging"])
def merge(ledger: LedgerDep, caller: ReviewerDep, id: StatementId, pair: Pair) -> Response:
    """Hold that two records are one statement (`onrecord merge`); split undoes it."""
    held = judging.merge(ledger, id, pair.other, by=caller.name, reason=pair.reason)
    return answer(judgement_to_json(held), status=201)


@router.post("/statements/{id}/split", response_model=shapes.Answer[shapes.Judgement], status_code=201, tags=["judging"])
def split(ledger: LedgerDep, caller: ReviewerDep, id: StatementId, reason: Reason) -> Response:
    """Hold that a record is a statement of its own (`onrecord split`)."""
    held = judging.split(ledger, id, by=caller.name, reason=reason.reason)
    return answer(judgement_to_json(held), status=201)


__all__ = ["StatementId", "chosen_by", "router"]
