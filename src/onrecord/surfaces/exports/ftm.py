"""FollowTheMoney entities, one JSON object a line (https://followthemoney.tech), as Aleph and OpenAleph read them.

FollowTheMoney has no schema for an utterance: a statement is an Event that its reports document (docs/exports.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha1
from itertools import pairwise
from typing import TextIO

from onrecord.history import link
from onrecord.surfaces import wording
from onrecord.surfaces.exports.codes import alpha2
from onrecord.surfaces.exports.ftm_values import LONGEST, Values, entity, moment, pieces
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_lines
from onrecord.surfaces.plain import web_address
from onrecord.types import Actor, Json, Report, Statement, content_id

_SCHEMATA = {
    "person": "Person",
    "country": "PublicBody",
    "organisation": "Organization",
    "outlet": "Organization",
}


def write_ftm(job: Job, file: TextIO) -> Written:
    """Events, their reports as Articles, who speaks and is meant, and what is held to be the same. Rows are Events.

    An entity is written once, when it is first needed; references lead to entities of the same file.
    """
    seen: set[str] = set()
    statements = list(job.statements())
    rows = len(statements)

    def lines() -> Iterator[Json]:
        for one in statements:
            for made in _entities(job, one, seen):
                if made["id"] not in seen:
                    seen.add(made["id"])
                    yield made
        for entry in link(statements, job.judgements()).links:
            yield _similar(entry.one, entry.other, entry.confidence, entry.reason, entry.by)

    write_lines(file, lines())
    return Written(rows)


def _entities(job: Job, one: Statement, seen: set[str]) -> Iterator[Json]:
    for actor in _actors(one):
        yield _actor(one, actor)
        if actor.acts_for:
            yield from _speaks_for(one, actor)
    # The text may have appeared more than once: each appearance is a report of the statement.
    reports = job.reports_of(one.report)
    yield from (_article(job, report) for report in reports if report.id not in seen)
    yield _event(job, one, reports)
    for report in reports:
        yield _documentation(one, report)
    for actor in _actors(one):
        if actor.text:
            yield _mention(one, actor)
    yield from _hops(one)


def _actors(one: Statement) -> list[Actor]:
    return [actor for actor in (one.speaker, one.party, one.to, *one.chain) if actor is not None]


def actor_id(one: Statement, actor: Actor) -> str:
    """One id a name and kind; an unnamed source is one of its report, so that nobody merges two diplomats."""
    return content_id("a", one.report.document.id if actor.unnamed else None, actor.kind, actor.name)


def _actor(one: Statement, actor: Actor) -> Json:
    schema = _SCHEMATA.get(actor.kind, "LegalEntity")
    country = alpha2(actor.name) or alpha2(actor.acts_for)
    notes = ["unnamed source; one report's, not to be merged with others"] if actor.unnamed else []
    found: dict[str, Values] = {"name": [actor.name], "country": [country] if country else [], "notes": notes}
    if actor.standing:
        found["keywords"] = [actor.standing]
    return entity(actor_id(one, actor), schema, found)


def _speaks_for(one: Statement, actor: Actor) -> Iterator[Json]:
    name = actor.acts_for or ""
    principal = content_id("a", None, "for", name)
    country = alpha2(name)
    schema = "PublicBody" if country else "Organization"
    yield entity(principal, schema, {"name": [name], "country": [country] if country else []})
    agent = actor_id(one, actor)
    role = {"agent": [agent], "client": [principal], "role": ["speaks for"]}
    yield entity(content_id("l", agent, principal), "Representation", role)


def _article(job: Job, report: Report) -> Json:
    text = report.document.text
    found: dict[str, Values] = {
        "title": [report.title or report.document_id],
        "publisher": [report.outlet] if report.outlet else [],
        "publishedAt": [moment(report.published)] if report.published else [],
        "sourceUrl": [address] if (address := web_address(report.url)) else [],
        "language": ["eng"],
        "bodyText": pieces(text, LONGEST["text"]),
        # Hashes what is compared elsewhere: FollowTheMoney's checksum is SHA-1; ours stands in the notes.
        "contentHash": [sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()],
        "notes": [f"sha256 of the text in normal form: {report.document.sha256}"],
        "retrievedAt": [moment(job.known_since(report))],
    }
    return entity(report.id, "Article", found)


def _event(job: Job, one: Statement, reports: Sequence[Report]) -> Json:
    due = one.deadline.interval if one.deadline else None
    said = one.said_on.interval if one.said_on else None
    involved = [actor_id(one, actor) for actor in (one.party, one.to) if actor is not None]
    found: dict[str, Values] = {
        "name": [_caption(one)],
        "summary": [one.matter.name] if one.matter else [],
        "description": [wording.content_words(one)],
        "date": sorted({day for day in ((said.start, said.end) if said else ()) if day}),
        "startDate": [due.start] if due and due.start else [],
        "endDate": [due.end] if due and due.end else [],
        "organizer": [actor_id(one, one.speaker)] if one.speaker else [],
        "involved": involved,
        "proof": [report.id for report in reports],
        "publisher": [one.report.outlet] if one.report.outlet else [],
        "sourceUrl": [address] if (address := web_address(one.report.url)) else [],
        "recordId": [one.id],
        "retrievedAt": [moment(job.known_since(one.report))],
        "keywords": _keywords(one),
        "notes": _notes(one),
    }
    return entity(one.id, "Event", found)


def _caption(one: Statement) -> str:
    towards = f" → {one.to.name}" if one.to else ""
    return f"{one.act}: {one.party.name if one.party else wording.actor_words(one.speaker)}{towards}"


def _keywords(one: Statement) -> Values:
    """The closed vocabularies of a statement, each with its field."""
    words = [f"act:{one.act}", f"speech:{one.speech}", f"polarity:{one.polarity}", f"firmness:{one.firmness}"]
    words += [f"certainty:{one.certainty}"] if one.certainty is not None else []
    return [*words, f"confidence:{one.confidence}", f"extractor:{one.extractor}", *(["conditional"] if one.condition else [])]


def _notes(one: Statement) -> Values:
    """What has words and no property of its own, exact words last."""
    found = [f"chain: {wording.chain_words(one)}"]
    found += [f"condition: {one.condition.text}"] if one.condition else []
    found += [f"hedge: {one.hedge.text}"] if one.hedge else []
    if one.deadline:
        event = f" (event: {one.deadline.event})" if one.deadline.event else ""
        found.append(f"deadline ({one.deadline.relation}): {one.deadline.text}{event}")
    spans = ", ".join(f"{span.start}-{span.end}" for span in one.content.spans)
    return [*found, f"words at {spans} (code points of the text in normal form)"]


def _documentation(one: Statement, report: Report) -> Json:
    """ "This report tells it", in these words."""
    found: dict[str, Values] = {
        "document": [report.id],
        "entity": [one.id],
        "role": ["relays" if one.chain else "reports"],
        "date": [moment(report.published)] if report.published else [],
        "summary": [wording.content_words(one)],
    }
    return entity(content_id("l", report.id, one.id), "Documentation", found)


def _mention(one: Statement, actor: Actor) -> Json:
    key = actor_id(one, actor)
    found: dict[str, Values] = {
        "document": [one.report.id],
        "name": [actor.text or actor.name],
        "resolved": [key],
        "detectedSchema": [_SCHEMATA.get(actor.kind, "LegalEntity")],
    }
    return entity(content_id("m", one.report.id, key, actor.text), "Mention", found)


def _hops(one: Statement) -> Iterator[Json]:
    """Who passed it on: each relay cites the one before."""
    tellers = [actor for actor in (one.speaker, *one.chain) if actor is not None]
    for nearer, farther in pairwise(tellers):
        subject, object_ = actor_id(one, farther), actor_id(one, nearer)
        found: dict[str, Values] = {"subject": [subject], "object": [object_], "role": ["cites"], "recordId": [one.id]}
        yield entity(content_id("l", one.id, subject, object_), "UnknownLink", found)


def _similar(one: str, other: str, confidence: float, reason: str, by: str) -> Json:
    found: dict[str, Values] = {
        "candidate": [one],
        "match": [other],
        "confidenceScore": [str(confidence)],
        "criteria": [reason],
        "matcher": [by],
    }
    return entity(content_id("l", one, other), "Similar", found)


__all__ = ["write_ftm"]
