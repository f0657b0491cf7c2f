"""Reports: what was read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from onrecord.surfaces.answers import judgement_to_json, report_whole
from onrecord.surfaces.options import now
from onrecord.surfaces.web.api import shapes
from onrecord.surfaces.web.api.answering import answer
from onrecord.surfaces.web.api.queries import Nothing, ReportsQuery, Withdrawal
from onrecord.surfaces.web.gate import AdminDep
from onrecord.surfaces.web.serving import LedgerDep
from onrecord.types import statement_to_json

router = APIRouter(tags=["reports"])
_SHAPE = "^r-[0-9a-f]{16}$"
ReportId = Annotated[str, Path(description="A report's id.", pattern=_SHAPE, examples=[shapes.REPORT_ID])]


@router.get("/reports", response_model=shapes.Answer[list[shapes.Report]])
def reports(ledger: LedgerDep, query: Annotated[ReportsQuery, Query()]) -> Response:
    """Reports by publication, oldest first, those without a date last; without their texts. The cursor is a report's id."""
    found = list(
        ledger.reports(
            outlet=query.outlet,
            since=query.since,
            until=query.until,
            known_by=query.known_by,
            past=query.cursor,
            limit=query.limit + 1,
        )
    )
    rows = found[: query.limit]
    onward = rows[-1].id if len(found) > query.limit else None
    gone = ledger.withdrawn(rows, query.known_by)
    data = [report_whole(one, text=False, withdrawn=gone.get(one.id)) for one in rows]
    return answer(data, next=onward, known_by=query.known_by)


@router.get("/reports/{id}", response_model=shapes.Answer[shapes.Report])
def report(ledger: LedgerDep, id: ReportId, _: Annotated[Nothing, Query()]) -> Response:
    """One report with its text, which every span points into."""
    found = ledger.report(id)
    return answer(report_whole(found, text=True, withdrawn=ledger.withdrawn([found]).get(id)))


@router.get("/reports/{id}/statements", response_model=shapes.Answer[list[shapes.Statement]])
def statements(ledger: LedgerDep, id: ReportId, _: Annotated[Nothing, Query()]) -> Response:
    """What was read in a report, in the order of the text."""
    found = ledger.statements_in_document(ledger.report(id).id)
    gone = ledger.withdrawn(one.report for one in found)
    return answer([statement_to_json(one) for one in found], withdrawn=gone)


@router.post("/reports/{id}/withdraw", response_model=shapes.Answer[shapes.Judgement], status_code=201, tags=["judging"])
def withdraw(ledger: LedgerDep, caller: AdminDep, id: ReportId, withdrawal: Withdrawal) -> Response:
    """Record that its outlet withdrew a report: positions no longer rest on it, and it stays readable. Needs scope admin."""
    held = ledger.withdraw(id, by=caller.name, at=now(), reason=withdrawal.reason)
    return answer(judgement_to_json(held), status=201)


__all__ = ["router"]
