"""Examples of answers in the OpenAPI document: a few made-up statements, put through the very functions that answer.

So an example has the shape of today's answers, and a test holds it to its schema.
"""

from __future__ import annotations

from functools import cache

from onrecord.history import changes, gaps, link, merged, overdue, position, record_line, timeline
from onrecord.history.positions import searched_of
from onrecord.surfaces.answers import (
    cell_to_json,
    change_to_json,
    due_to_json,
    entry_to_json,
    gap_to_json,
    judgement_to_json,
    record_to_json,
    report_whole,
    searched_to_json,
    stand_to_json,
)
from onrecord.surfaces.exports.atom import written
from onrecord.surfaces.web.api.feeds import change_entry, feed, instant
from onrecord.surfaces.web.problems import title_of
from onrecord.types import (
    Act,
    Actor,
    Deadline,
    Document,
    Interval,
    Json,
    Judgement,
    Matter,
    Passage,
    Report,
    SaidOn,
    Span,
    Statement,
    sha256_of,
    statement_to_json,
)

PARTY, MATTER = "Norland", "reopen the border"
_PROMISE = (
    "“Norland will reopen the border by 1 May if Sudland pays for the ferry,” Anna Berg said. Sudland must pay, she added."
)
_REFUSAL = "“Norland will not reopen the border,” Anna Berg said a week later."


def _report(text: str, outlet: str, day: str) -> Report:
    return Report(Document(text, sha256_of(text)), outlet=outlet, published=day, published_from="header", outlet_from="given")


def _at(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.of(text, [Span(start, start + len(words))])


def _actor(text: str, name: str, kind: str, acts_for: str | None = None) -> Actor:
    where = _at(text, name)
    return Actor(name, kind, where.text, where.spans, acts_for=acts_for)  # type: ignore[arg-type]


def _statement(report: Report, act: Act, content: str, party: str, matter: str, *, rider: str = "", due: str = "") -> Statement:
    text = report.document.text
    deadline = _at(text, due) if due else None
    return Statement(
        report=report,
        speaker=_actor(text, "Anna Berg", "person", PARTY),
        cue=_at(text, "said" if act != "demand" else "must"),
        content=_at(text, content),
        speech="indirect" if act == "demand" else "direct",
        act=act,
        party=_actor(text, party, "country"),
        to=None,
        matter=Matter(matter),
        polarity="do",
        condition=_at(text, rider) if rider else None,
        deadline=Deadline(deadline.text, deadline.spans, Interval(None, "2026-05-01"), "by") if deadline else None,
        said_on=SaidOn(Interval(report.day, report.day)),
        chain=(),
        firmness=3 if act == "refuse" else 2,
        confidence=0.93,
        act_confidence=0.88,
        extractor="onrecord-0.3.0",
        certainty=1.0,
    )


@cache
def statements() -> tuple[Statement, ...]:
    """A promise under a condition, a demand, and a week later the refusal."""
    first, second = _report(_PROMISE, "The Courier", "2026-03-05"), _report(_REFUSAL, "The Herald", "2026-03-12")
    promise = "Norland will reopen the border by 1 May if Sudland pays for the ferry"
    return (
        _statement(first, "commit", promise, PARTY, MATTER, rider="if Sudland pays for the ferry", due="by 1 May"),
        _statement(first, "demand", "Sudland must pay", "Sudland", "pay for the ferry"),
        _statement(second, "refuse", "Norland will not reopen the border", PARTY, MATTER),
    )


def answers() -> dict[str, Json]:
    """The whole body of a success, by method and path ("get /stand")."""
    one, demand, last = given = statements()
    stands = position(given, PARTY, MATTER)
    report, seen = one.report, searched_of(given)
    held = Judgement("accept", (one.id,), "A. Reviewer", "2026-03-20T09:30:00Z")
    pair = Judgement("merge", (one.id, last.id), "A. Reviewer", "2026-03-20T09:31:00Z", "one remark, two outlets")
    alone = Judgement("split", (last.id,), "A. Reviewer", "2026-03-20T09:32:00Z", "said a day later, elsewhere")
    gone = Judgement("withdrawn", (report.id,), "A. Keeper", "2026-03-21T08:00:00Z", "the outlet's correction of 3 March")
    told = merged(given, link(given))
    bare = [report_whole(each, text=False, withdrawn=None) for each in (report, last.report)]
    matrix = {"parties": [PARTY], "matters": [MATTER], "cells": [[cell_to_json(stands)]]}
    found: dict[str, Json | list[Json]] = {
        "get /statements": [statement_to_json(last)],
        "get /statements/{id}": statement_to_json(one),
        "get /statements/{id}/judgements": [judgement_to_json(held)],
        "get /statements/{id}/record": record_to_json(told[0]),
        "get /records": [record_line(each) for each in told],
        "get /reports": bare,
        "get /reports/{id}": report_whole(report, text=True, withdrawn=None),
        "get /reports/{id}/statements": [statement_to_json(one), statement_to_json(demand)],
        "get /stand": stand_to_json(stands, ()),
        "get /timeline": [entry_to_json(each) for each in timeline(given, PARTY, MATTER)],
        "get /gaps": [gap_to_json(each) for each in gaps(given)],
        "get /changes": [change_to_json(each) for each in changes(given, "2026-03-10")],
        "get /overdue": [due_to_json(each) for each in overdue([one], "2026-06-01")],
        "get /positions": matrix,
        "get /parties": [{"name": PARTY, "statements": 2}, {"name": "Sudland", "statements": 1}],
        "get /matters": [{"name": MATTER, "statements": 2}, {"name": "pay for the ferry", "statements": 1}],
        "post /statements/{id}/judgements": judgement_to_json(held),
        "post /statements/{id}/merge": judgement_to_json(pair),
        "post /statements/{id}/split": judgement_to_json(alone),
        "post /reports/{id}/withdraw": judgement_to_json(gone),
    }
    searched = {f"get /{name}" for name in ("stand", "timeline", "gaps", "changes", "overdue", "positions")}
    meta: Json = {"next": None, "as_of": None, "known_by": None, "searched": None, "withdrawn": {}, "unknown_party": None}
    return {
        name: {"data": data, "meta": meta | ({"searched": searched_to_json(seen)} if name in searched else {})}
        for name, data in found.items()
    }


def feeds() -> dict[str, str]:
    """The whole feed, by method and path."""
    home, since = "http://127.0.0.1:8321/", "2026-03-13T07:00:00Z"
    given = statements()
    turned = changes(given, "2026-03-10")
    told = [written(one, f"{home}statement/{one.id}", since, paged=True) for one in reversed(given)]
    moved = [change_entry(one, home) for one in turned]
    return {
        "get /statements.atom": feed(home, f"{home}api/v1/statements.atom", "statements", since, told),
        "get /changes.atom": feed(home, f"{home}api/v1/changes.atom", "what changed", instant("2026-03-12"), moved),
    }


def problem_of(status: int, meaning: str) -> Json:
    """An error as it may look; for 422 with the value at fault."""
    at_fault = [{"at": "query.as_of", "message": "write YYYY-MM-DD"}] if status == 422 else []
    return {"type": "about:blank", "title": title_of(status), "status": status, "detail": meaning, "errors": at_fault}


__all__ = ["MATTER", "PARTY", "answers", "feeds", "problem_of", "statements"]
