"""Atom feeds: watch a party, a matter, or any selection of statements with a feed reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from onrecord.asking import Record
from onrecord.history import Change, Entry
from onrecord.surfaces import wording
from onrecord.surfaces.exports.atom import CLOSING, NEVER, entry, opening, turn
from onrecord.surfaces.exports.job import OWN_PLACE, Job
from onrecord.surfaces.web.api.queries import ChangesFeedQuery, StatementsFeedQuery
from onrecord.surfaces.web.api.statements import chosen_by
from onrecord.surfaces.web.asked import RecordDep
from onrecord.surfaces.web.serving import LedgerDep, ServingDep
from onrecord.types import Statement, content_id

ATOM = "application/atom+xml"
ATOM_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {"description": "An Atom feed (RFC 4287).", "content": {ATOM: {"schema": {"type": "string"}}}}
}
router = APIRouter(tags=["feeds"])
DAYS = 90
# Entries of a feed: readers ask often, and keep what they have seen.
ENTRIES = 50


class AtomResponse(Response):
    """A feed."""

    media_type = ATOM


@router.get("/changes.atom", response_class=AtomResponse, responses=ATOM_ANSWER)
def changes(request: Request, record: RecordDep, serving: ServingDep, query: Annotated[ChangesFeedQuery, Query()]) -> Response:
    """A feed of positions that changed: of all, of a party, on a matter, or of a party on a matter. Ids stay."""
    home = str(request.base_url)
    if query.party and query.on:
        found = _turns(record, query.party, query.on, query.known_by)
        turns = [one for one in found if query.since is None or (one.after.day or "") >= query.since][:ENTRIES]
        days, entries = [one.after.day for one in turns], [_turn(query.party, query.on, one, home) for one in turns]
    else:
        since = query.since or (serving.today() - timedelta(days=DAYS)).isoformat()
        told = record.changes(since, party=query.party, matter=query.on, limit=ENTRIES, known_by=query.known_by).rows
        days, entries = [_day(one.because[0]) for one in told], [change_entry(one, home) for one in told]
    title = "what changed" + "".join(f", {word}" for word in (query.party, query.on) if word)
    return _feed(request, title, max(map(instant, days), default=NEVER), entries)


@router.get("/statements.atom", response_class=AtomResponse, responses=ATOM_ANSWER)
def statements(request: Request, ledger: LedgerDep, query: Annotated[StatementsFeedQuery, Query()]) -> Response:
    """A feed of statements, newest first: of all, or of those that hold for every parameter (`onrecord export atom`)."""
    job = Job(ledger, base=str(request.base_url))
    found = chosen_by(ledger, query, newest=True, past=None, limit=ENTRIES)
    named = (query.words, query.party, query.speaker, query.on, query.outlet, *query.act)
    title = "statements" + "".join(f", {word}" for word in named if word)
    gone = ledger.withdrawn((one.report for one in found), query.known_by)
    instants = [job.known_since(one.report) for one in found] + [held.at for held in gone.values()]
    return _feed(request, title, max(instants, default=NEVER), [entry(job, one, gone.get(one.report.id)) for one in found])


def _feed(request: Request, title: str, updated: str, entries: Sequence[str]) -> Response:
    text = feed(str(request.base_url), str(request.url), title, updated, entries)
    return AtomResponse(text.encode("utf-8", "backslashreplace"))


def feed(home: str, here: str, title: str, updated: str, entries: Sequence[str]) -> str:
    """A feed by the address of the server and its own."""
    return "".join([opening(here, f"onrecord: {title}", updated, home=home, here=here), *entries, CLOSING])


@dataclass(frozen=True, slots=True)
class Turn:
    """ "On this day the stance became another." `before` is None for the first stance there is."""

    before: Entry | None
    after: Entry


def _turns(record: Record, party: str, matter: str, known_by: str | None) -> list[Turn]:
    """The days on which a party's stance on a matter became another, newest first."""
    entries = record.timeline(party, matter, known_by=known_by)
    steps = [Turn(before, after) for before, after in zip((None, *entries), entries, strict=False)]
    return [step for step in reversed(steps) if step.before is None or step.before.stance != step.after.stance]


def _turn(party: str, matter: str, step: Turn, home: str) -> str:
    was, after = f" (was: {step.before.stance})" if step.before else "", step.after
    title = f"{party} on {matter}: {wording.STANCE_WORDS[after.stance]}{was}"
    key = content_id("e", party, matter, after.day, after.stance, after.statement.id)
    return turn(
        f"{OWN_PLACE}{key}", title, instant(after.day), wording.content_words(after.statement), _link(after.statement, home)
    )


def change_entry(change: Change, home: str) -> str:
    """A change of position as an entry; `home` is the server's address."""
    because = change.because[0]
    title = f"{change.party} on {change.matter}: {change.kind}, {wording.STANCE_WORDS[change.after.stance]}"
    key = content_id("e", change.party, change.matter, change.kind, because.id)
    return turn(f"{OWN_PLACE}{key}", title, instant(_day(because)), wording.content_words(because), _link(because, home))


def _day(statement: Statement) -> str | None:
    said = statement.said_on.interval if statement.said_on else None
    return (said.end or said.start if said else None) or statement.report.day


def instant(day: str | None) -> str:
    """The beginning of a day as RFC 3339 writes it; no day is the beginning of time."""
    return f"{day}T00:00:00Z" if day else NEVER


def _link(statement: Statement, home: str) -> str:
    return f"{home}statement/{quote(statement.id)}"


__all__ = ["ATOM", "change_entry", "feed", "instant", "router"]
