"""*Search*: statements by words, whom they are about, on what, by whose act and in which days; the newest first."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.asking import Choice, backwards, with_words
from onrecord.surfaces.options import one_of
from onrecord.surfaces.web.asked import RecordDep
from onrecord.surfaces.web.pages import recall
from onrecord.surfaces.web.pages.lists import ROWS, Page, Word, paged, slice_of
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.state import Clocks, ClocksDep, Value, day_of
from onrecord.surfaces.web.serving import LedgerDep
from onrecord.types import ACTS

router = APIRouter()


@router.get("/search", name="search")
def searching(
    request: Request,
    ledger: LedgerDep,
    record: RecordDep,
    clocks: ClocksDep,
    q: Word = "",
    party: Word = "",
    on: Word = "",
    act: str = "",
    since: str = "",
    until: str = "",
    page: Page = 1,
) -> Response:
    words, choice = q.strip(), _choice(clocks, party, on, act, since, until)
    state: dict[str, Value] = {
        "q": words,
        "party": choice.party,
        "on": choice.matter,
        "act": act or None,
        "since": choice.since,
        "until": choice.until,
    }
    asked = any(state.values())
    if wrong := backwards(choice.since, choice.until):
        return shown(
            request, "search.html", clocks, 422, wrong=wrong, asked=asked, rows=(), state=state, choice=choice, q=words
        )
    found = slice_of(with_words(ledger, words, choice, page * ROWS + 1), page) if asked else ()
    listed = paged(found, page, "/search", **state, **clocks.given)
    return shown(
        request,
        "search.html",
        clocks,
        **listed,
        wrong=None,
        asked=asked,
        gone=recall.withdrawn(ledger, listed["rows"], clocks.known_by),
        seen=record.searched(**clocks.given),
        unknown=None if listed["rows"] else record.unknown(choice.party),
        state=state,
        choice=choice,
        q=words,
    )


def _choice(clocks: Clocks, party: str, on: str, act: str, since: str, until: str) -> Choice:
    """What the fields choose; raises WrongUseError on a day or an act that is none."""
    return Choice(
        party=party.strip() or None,
        matter=on.strip() or None,
        acts=(one_of(act, ACTS, "act"),) if act else (),
        since=day_of(since, "since"),
        until=day_of(until, "until"),
        as_of=clocks.as_of,
        known_by=clocks.known_by,
    )


__all__ = ["router"]
