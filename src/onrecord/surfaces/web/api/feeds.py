"""Atom feeds: watch a party, a matter, or any selection of statements with a feed reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from onrecord.history import Change, Entry, same_matter
from onrecord.surfaces import wording
from onrecord.surfaces.asking import Record
from onrecord.surfaces.atom import Feed, FeedEntry, write_feed
from onrecord.surfaces.web.api.queries import ChangesFeedQuery, StatementsFeedQuery
from onrecord.surfaces.web.api.statements import selection_of
from onrecord.surfaces.web.asked import RecordDep
from onrecord.surfaces.web.serving import LedgerDep, ServingDep
from onrecord.types import Statement, content_id

ATOM = "application/atom+xml"
ATOM_ANSWER = {200: {"description": "An Atom feed (RFC 4287).", "content": {ATOM: {"schema": {"type": "string"}}}}}
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
    if query.party and query.on:
        entries = _turns(record, query.party, query.on, query.known_by)
        title = f"{query.party} on {query.on}"
    else:
        since = query.since or (serving.today() - timedelta(days=DAYS)).isoformat()
        found = record.changes(since, party=query.party, limit=ENTRIES, known_by=query.known_by)
        entries = (_change(one) for one in found.rows if query.on is None or same_matter(query.on, one.matter))
        title = f"what changed{f': {query.party or query.on}' if query.party or query.on else ''}"
    recent = (one for one in entries if query.since is None or (one.updated or "") >= query.since)
    return _feed(request, f"onrecord: {title}", recent)


@router.get("/statements.atom", response_class=AtomResponse, responses=ATOM_ANSWER)
def statements(request: Request, ledger: LedgerDep, query: Annotated[StatementsFeedQuery, Query()]) -> Response:
    """A feed of statements, newest first: of all, or of those that hold for every parameter."""
    chosen = selection_of(query, newest=True, past=None, limit=ENTRIES)
    words = ", ".join(word for word in (query.words, query.party, query.speaker, query.on, query.outlet, *query.act) if word)
    return _feed(request, f"onrecord: statements{f' ({words})' if words else ''}", map(_statement, ledger.select(chosen)))


def _feed(request: Request, title: str, entries: Iterable[FeedEntry]) -> Response:
    home = str(request.base_url).rstrip("/")
    return AtomResponse(write_feed(Feed(title, str(request.url), home, tuple(entries)[:ENTRIES])))


def _turns(record: Record, party: str, matter: str, known_by: str | None) -> Iterator[FeedEntry]:
    """The days on which a party's stance on a matter became another, newest first."""
    entries = record.timeline(party, matter, known_by=known_by)
    first = [(None, entries[0])] if entries else []
    turns = [
        (before, after) for before, after in [*first, *pairwise(entries)] if before is None or before.stance != after.stance
    ]
    yield from (_turn(party, matter, before, after) for before, after in reversed(turns))


def _turn(party: str, matter: str, before: Entry | None, after: Entry) -> FeedEntry:
    was = f" (was: {before.stance})" if before else ""
    title = f"{party} on {matter}: {wording.STANCE_WORDS[after.stance]}{was}"
    key = content_id("e", party, matter, after.day, after.stance, after.statement.id)
    return FeedEntry(key, title, after.statement.content.text, after.day, link=_link(after.statement))


def _change(change: Change) -> FeedEntry:
    because = change.because[0]
    title = f"{change.party} on {change.matter}: {change.kind}, {wording.STANCE_WORDS[change.after.stance]}"
    key = content_id("e", change.party, change.matter, change.kind, because.id)
    return FeedEntry(key, title, because.content.text, _day(because), link=_link(because))


def _statement(statement: Statement) -> FeedEntry:
    speaker = wording.actor_words(statement.speaker)
    matter = f" on {statement.matter.name}" if statement.matter else ""
    title = f"{speaker} {wording.ACT_WORDS[statement.act]}: {wording.party_words(statement)}{matter}"
    return FeedEntry(statement.id, title, statement.content.text, _day(statement), speaker, _link(statement))


def _day(statement: Statement) -> str | None:
    said = statement.said_on.interval if statement.said_on else None
    return (said.end or said.start if said else None) or statement.report.day


def _link(statement: Statement) -> str:
    return f"/statement/{quote(statement.id)}"


__all__ = ["ATOM", "router"]
