"""The questions as tools: each docstring is what an assistant reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec

from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent

from onrecord.api import Ledger
from onrecord.asking import Choice, chosen, exact_day, given_words, in_order, leading, with_words
from onrecord.errors import OnrecordError
from onrecord.surfaces.assistant import answers, positions
from onrecord.surfaces.assistant.arguments import (
    Anybody,
    Anything,
    AsOf,
    Id,
    KnownBy,
    Limit,
    Matter,
    Matters,
    OnlyActs,
    Parties,
    Party,
    SaidSince,
    Since,
    Until,
    Words,
)
from onrecord.surfaces.plain import json_line
from onrecord.types import Json, Judgement, Statement

Given = ParamSpec("Given")
Tool = Callable[..., CallToolResult]

OTHERS = 20  # matters that are named where nothing was found on the one asked for


def tools(ledger: Ledger) -> list[Tool]:
    """All the questions that can be asked of a ledger."""
    return [*_statement_tools(ledger), *_party_tools(ledger), *_list_tools(ledger)]


def _statement_tools(ledger: Ledger) -> list[Tool]:
    @_told
    def search(
        words: Words = None,
        party: Anybody = None,
        matter: Anything = None,
        act: OnlyActs = (),
        since: SaidSince = None,
        until: Until = None,
        limit: Limit = 20,
        as_of: AsOf = None,
        known_by: KnownBy = None,
    ) -> Json:
        """Find statements by words, party, matter, act or days, the newest first, each with its exact words and citation."""
        _check(since, until, as_of, known_by)
        in_order(since, until)
        given_words(words=words)
        choice = Choice(party=party, matter=matter, acts=act, since=since, until=until, as_of=as_of, known_by=known_by)
        found = with_words(ledger.store, words or "", choice, limit + 1)
        unknown = None if found else ledger.record.unknown(party)
        gone = _withdrawn(ledger, found[:limit], known_by)
        return answers.found_answer(found[:limit], gone, more=len(found) > limit) | positions.unknown_answer(unknown)

    @_told
    def show(id: Id) -> Json:
        """One statement whole: every field with its place in the text, and citations as text, BibTeX and CSL-JSON."""
        return whole_of(ledger, id)

    return [search, show]


def _party_tools(ledger: Ledger) -> list[Tool]:
    @_told
    def stand(party: Party, matter: Matter, as_of: AsOf = None, known_by: KnownBy = None) -> Json:
        """Where a party stands on a matter, and the statements that rests on; says outright where nothing clear is known."""
        _check(as_of, known_by)
        record = ledger.record
        withdrawn = record.withdrawn(party, matter, as_of=as_of, known_by=known_by)
        found = record.stand(party, matter, as_of=as_of, known_by=known_by)
        gone = _withdrawn(ledger, withdrawn, known_by)
        others = record.elsewhere(party, as_of=as_of, known_by=known_by)[:OTHERS] if found.stance == "none" else ()
        return positions.position_answer(found, withdrawn, gone, record.unknown(party), others)

    @_told
    def timeline(party: Party, matter: Matter, as_of: AsOf = None, known_by: KnownBy = None) -> Json:
        """What a party said on a matter, oldest first, with the stance that held after each statement.

        What reports told that were withdrawn since is marked so, and no stance rests on it.
        """
        _check(as_of, known_by)
        record = ledger.record
        entries = record.timeline(party, matter, as_of=as_of, known_by=known_by, withdrawn=True)
        gone = _withdrawn(ledger, [entry.statement for entry in entries], known_by)
        return positions.timeline_answer(party, matter, entries, gone, record.unknown(party))

    return [stand, timeline]


def _list_tools(ledger: Ledger) -> list[Tool]:
    @_told
    def overview(party: Parties = (), matter: Matters = (), as_of: AsOf = None, known_by: KnownBy = None) -> Json:
        """Where everybody stands: parties by matters, the stance of each with its latest words and the ids of what it rests on.

        Of some parties, on some matters, or, where none are named, of those that most of the record is about.
        """
        _check(as_of, known_by)
        return _matrix(ledger, party, matter, as_of, known_by)

    @_told
    def changes(
        since: Since,
        until: Until = None,
        party: Anybody = None,
        matter: Anything = None,
        limit: Limit = 20,
        known_by: KnownBy = None,
    ) -> Json:
        """Positions that are not what they were the day before `since`, the latest first, and the words that moved them."""
        _check(since, until, known_by)
        in_order(since, until)
        record = ledger.record
        found = record.changes(since, until, party=party, matter=matter, limit=limit, known_by=known_by)
        return positions.changes_answer(found, record.unknown(party))

    @_told
    def gaps(
        party: Anybody = None, matter: Anything = None, limit: Limit = 20, as_of: AsOf = None, known_by: KnownBy = None
    ) -> Json:
        """Where somebody was asked or expected to commit and did not, with the words that ask; of all, one party or matter."""
        _check(as_of, known_by)
        record = ledger.record
        found = record.gaps(party=party, matter=matter, limit=limit, as_of=as_of, known_by=known_by)
        return positions.gaps_answer(found, record.unknown(party))

    return [overview, changes, gaps]


def _matrix(
    ledger: Ledger, parties: tuple[str, ...], matters: tuple[str, ...], as_of: str | None, known_by: str | None
) -> Json:
    record = ledger.record
    found = record.matrix(*leading(record, parties, matters), as_of=as_of, known_by=known_by)
    keys = {key for row in found.positions for cell in row if (key := positions.latest_id(cell))}
    read = {one.id: one for one in chosen(ledger.store, Choice(ids=tuple(sorted(keys)), known_by=known_by))} if keys else {}
    latest = {key: read.get(key) or ledger.statement(key) for key in keys}  # as reviewed, like the stance beside it
    gone = _withdrawn(ledger, latest.values(), known_by)
    unknown = [one for name in parties if (one := record.unknown(name))]
    return positions.matrix_answer(found, latest, gone, record.searched(as_of=as_of, known_by=known_by), unknown)


def whole_of(ledger: Ledger, id: str) -> Json:
    """What `show` and the resource of a statement answer."""
    found = ledger.statement(id)
    return answers.whole_answer(found, _withdrawn(ledger, [found]))


def _withdrawn(ledger: Ledger, found: Iterable[Statement], known_by: str | None = None) -> dict[str, Judgement]:
    return ledger.store.withdrawn((one.report for one in found), known_by)


def _told(question: Callable[Given, Json]) -> Callable[Given, CallToolResult]:
    """A question whose answer is JSON, also as text, and whose explainable errors reach the assistant."""

    @wraps(question)
    def ask(*args: Given.args, **kwargs: Given.kwargs) -> CallToolResult:
        try:
            answer = question(*args, **kwargs)
        except OnrecordError as error:
            raise ToolError(str(error)) from error
        text = TextContent(type="text", text=json_line(answer))
        return CallToolResult(content=[text], structured_content=answer)

    ask.__annotations__ = {**question.__annotations__, "return": CallToolResult}
    return ask


def _check(*days: str | None) -> None:
    """Raises ToolError on a day that does not exist."""
    for day in filter(None, days):
        try:
            exact_day(day)
        except ValueError as error:
            raise ToolError(str(error)) from None


__all__ = ["tools", "whole_of"]
