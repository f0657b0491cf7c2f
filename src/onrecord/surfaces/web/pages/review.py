"""*Review*: statements nobody has judged, one at a time, and the verdicts that people pass on any statement."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import WrongUseError
from onrecord.history import reviewed
from onrecord.surfaces.judging import held
from onrecord.surfaces.options import one_of
from onrecord.surfaces.web.asked import RecordDep
from onrecord.surfaces.web.gate import ReviewerDep
from onrecord.surfaces.web.pages import recall
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.state import link
from onrecord.surfaces.web.pages.statement import view_of
from onrecord.surfaces.web.serving import LedgerDep
from onrecord.types import VERDICTS

router = APIRouter()

Text = Annotated[str, Form(max_length=500)]


@router.get("/review", name="review")
def queue(
    request: Request,
    ledger: LedgerDep,
    record: RecordDep,
    party: Annotated[str, Query(max_length=300)] = "",
    after: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    name = party.strip()
    one, following = recall.unjudged(ledger, name or None, after or None)
    if one is None:
        return shown(request, "review.html", s=None, party=name, unknown=record.unknown(name or None))
    here = link("/review", party=name, after=after)
    return shown(
        request,
        "review.html",
        **{**view_of(request, ledger, one), "keys": True, "onward": here},
        party=name,
        skip=link("/review", party=name, after=following),
    )


@router.post("/statement/{id}/judge", name="judge")
def judge(
    ledger: LedgerDep,
    reviewer: ReviewerDep,
    id: str,
    verdict: Text,
    reason: Text = "",
    field: Text = "",
    value: Text = "",
    onward: Text = "",
) -> Response:
    """Pass a verdict in the reviewer's name, and go back to where it was passed."""
    one = ledger.statement(id)
    judgement = held(
        one_of(verdict, VERDICTS, "verdict"),
        (one.id,),
        reviewer.name,
        reason.strip(),
        ((field, value.strip()),) if verdict == "correct" else (),
    )
    if verdict != "accept" and not judgement.reason:
        raise WrongUseError(f"{verdict} needs a reason")
    reviewed([one], [judgement])
    ledger.judge(judgement)
    return RedirectResponse(_here(onward) or link(f"/statement/{one.id}"), 303)


def _here(onward: str) -> str | None:
    """Only the queue may be gone back to, whatever a form says."""
    return onward if onward == "/review" or onward.startswith("/review?") else None


__all__ = ["router"]
