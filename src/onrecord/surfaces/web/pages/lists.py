"""*Gaps*, *changes since*, *overdue*: lists of what the record holds, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.asking import backwards
from onrecord.surfaces.web.asked import RecordDep
from onrecord.surfaces.web.pages.shown import shown
from onrecord.surfaces.web.pages.span import days_around, days_of
from onrecord.surfaces.web.pages.state import Clocks, ClocksDep, Value, day_of, link
from onrecord.surfaces.web.serving import ServingDep
from onrecord.types import Judgement

router = APIRouter()

ROWS = 25  # rows of a page
RECENT = 90  # days before the last report that *changes* looks at where no day is given
FAR = 3_660  # the farthest ahead that *overdue* looks
# Withdrawn reports among those of gaps, changes and deadlines: none of these rests on one.
NOTHING: Mapping[str, Judgement] = MappingProxyType({})
Page = Annotated[int, Query(ge=1, le=400)]
Word = Annotated[str, Query(max_length=300)]


def paged(rows: Sequence[Any], page: int, path: str, **state: Value) -> dict[str, Any]:
    """What `shown` needs of a list: these rows, which is the first, the addresses of the pages before and after, the status.

    `rows` are one more than a page where there are more. `past`: the page, and where the list begins, of a page after its end.
    """
    more = len(rows) > ROWS
    return {
        "rows": rows[:ROWS],
        "first": (page - 1) * ROWS + 1,
        "before": link(path, **state, page=page - 1 if page > 2 else None) if page > 1 and rows else None,
        "after": link(path, **state, page=page + 1) if more else None,
        "past": (page, link(path, **state)) if page > 1 and not rows else None,
        "status": 404 if page > 1 and not rows else 200,
    }


def slice_of(rows: Sequence[Any], page: int) -> Sequence[Any]:
    """The rows of a page, and one more where there are more."""
    return rows[(page - 1) * ROWS : page * ROWS + 1]


@router.get("/gaps", name="gaps")
def open_questions(
    request: Request, record: RecordDep, clocks: ClocksDep, party: Word = "", on: Word = "", page: Page = 1
) -> Response:
    name, matter = party.strip() or None, on.strip() or None
    found = record.gaps(party=name, matter=matter, limit=page * ROWS + 1, **clocks.given)
    return shown(
        request,
        "gaps.html",
        clocks,
        **paged(slice_of(found.rows, page), page, "/gaps", **clocks.given, party=name, on=matter),
        gone=NOTHING,
        party=name,
        matter=matter,
        unknown=record.unknown(name),
        plain_state={"party": name, "on": matter},
        span=days_of(record.searched(), clocks.as_of),
        seen=found.searched,
    )


@router.get("/changes", name="changes")
def changed(
    request: Request,
    record: RecordDep,
    clocks: ClocksDep,
    serving: ServingDep,
    since: str = "",
    until: str = "",
    party: Word = "",
    on: Word = "",
    page: Page = 1,
) -> Response:
    name, matter = party.strip() or None, on.strip() or None
    end = day_of(until, "until")
    last = end or record.searched(**clocks.given).last or serving.today().isoformat()
    first = day_of(since, "since") or days_around(last, RECENT)[0]
    at = Clocks(end, clocks.known_by)
    asked: dict[str, Any] = {"since": first, "until": end, "party": name, "matter": matter, "unknown": record.unknown(name)}
    if wrong := backwards(first, end):
        return shown(request, "changes.html", at, 422, wrong=wrong, **asked)
    found = record.changes(first, end, party=name, matter=matter, limit=page * ROWS + 1, known_by=clocks.known_by)
    days: dict[str, Value] = {"since": first, "until": end, "known_by": clocks.known_by}
    state = paged(slice_of(found.rows, page), page, "/changes", **days, party=name, on=matter)
    whole, any_matter = link("/changes", **days, on=matter), link("/changes", **days, party=name)
    return shown(
        request,
        "changes.html",
        at,
        **state,
        gone=NOTHING,
        wrong=None,
        whole=whole,
        any_matter=any_matter,
        seen=found.searched,
        **asked,
    )


@router.get("/overdue", name="overdue")
def past_due(
    request: Request,
    record: RecordDep,
    clocks: ClocksDep,
    serving: ServingDep,
    within: Annotated[int, Query(ge=0, le=FAR)] = 0,
    party: Word = "",
    page: Page = 1,
) -> Response:
    name, soon = party.strip() or None, within or None
    today = serving.today().isoformat()
    day = clocks.as_of or today
    found = record.deadlines(day, within=within or -1, party=name, limit=page * ROWS + 1, known_by=clocks.known_by)
    at = Clocks(day, clocks.known_by)
    return shown(
        request,
        "overdue.html",
        at,
        **paged(slice_of(found.rows, page), page, "/overdue", **at.given, within=soon, party=name),
        gone=NOTHING,
        soon=within,
        free="" if at == Clocks(today, None) else "Today",
        party=name,
        unknown=record.unknown(name),
        plain_state={"within": soon, "party": name},
        span=days_of(record.searched(), day),
        seen=found.searched,
    )


__all__ = ["ROWS", "Page", "Word", "paged", "router", "slice_of"]
