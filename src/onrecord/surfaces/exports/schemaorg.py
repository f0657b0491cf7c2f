"""schema.org in JSON-LD: what stands in each report as a Quotation, what was said as a Claim.

Never a ClaimReview: onrecord does not rate truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from onrecord.history import Merged, link, merged
from onrecord.surfaces import wording
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_array
from onrecord.surfaces.plain import json_line, web_address
from onrecord.types import Actor, Json, Report, Statement, statement_to_json

CONTEXT = "https://schema.org"


def write_schemaorg(job: Job, file: TextIO) -> Written:
    """A graph: one Quotation a statement, and one Claim for all statements that are one. Rows are Quotations."""
    statements = list(job.statements())
    claims = merged(statements, link(statements, job.judgements()))

    def items() -> Iterator[Json]:
        yield from (quotation(job, one) for one in statements)
        yield from (_claim(job, claim) for claim in claims)

    before = f'{json_line({"@context": CONTEXT})[:-1]}, "@graph": '
    write_array(file, items(), before, "}")
    return Written(len(statements))


def quotation(job: Job, one: Statement) -> Json:
    """The exact words. They are the speaker's own only in direct speech: else the outlet's, and the speaker is mentioned."""
    own = one.speech == "direct"
    node: Json = {
        "@type": "Quotation",
        "@id": job.iri("statement", one.id),
        "identifier": one.id,
        "text": wording.content_words(one),
        "genre": one.act,
        "isPartOf": _article(job, one.report),
    }
    if one.speaker and own:
        node["spokenByCharacter"] = actor_node(one.speaker)
    elif one.report.outlet:
        node["creator"] = {"@type": "Organization", "name": one.report.outlet}
    mentioned = [None if own else one.speaker, one.party, one.to]
    nodes: list[Json] = []
    for actor in mentioned:
        if actor is not None and actor_node(actor) not in nodes:
            nodes.append(actor_node(actor))
    extra = {
        "mentions": nodes,
        "about": {"@type": "Thing", "name": one.matter.name} if one.matter else None,
        "isBasedOn": [{"@type": "CreativeWork", "creator": actor_node(relay)} for relay in one.chain],
        "dateCreated": one.said_on.interval.end or one.said_on.interval.start if one.said_on else None,
        "temporalCoverage": _interval(one),
        "additionalProperty": [_value("record", json_line(statement_to_json(one)))],
    }
    return node | {name: value for name, value in extra.items() if value}


def actor_node(actor: Actor) -> Json:
    """A person or body; an unnamed one has a description and no name, so that nobody takes two for one."""
    # A Country is a place, and no place can be an author.
    kind = {"person": "Person", "country": "GovernmentOrganization"}.get(actor.kind, "Organization")
    node: Json = {"@type": kind, ("description" if actor.unnamed else "name"): actor.name}
    if actor.acts_for and kind == "Person":
        node["affiliation"] = {"@type": "Organization", "name": actor.acts_for}
    return node


def _claim(job: Job, claim: Merged) -> Json:
    first = claim.versions[0]
    articles = {version.report.id: _article(job, version.report) for version in claim.versions}
    node: Json = {
        "@type": "Claim",
        "@id": job.iri("record", claim.id),
        "identifier": claim.id,
        "text": wording.content_words(first),
        "firstAppearance": _article(job, first.report),
        "appearance": list(articles.values()),
        "hasPart": [{"@id": job.iri("statement", version.id)} for version in claim.versions],
        "additionalProperty": [_value("act", claim.act), _value("independent origins", len(claim.origins))],
    }
    extra = {
        "author": actor_node(claim.speaker) if claim.speaker else None,
        "about": {"@type": "Thing", "name": claim.matter.name} if claim.matter else None,
        "datePublished": first.report.published,
    }
    return node | {name: value for name, value in extra.items() if value}


def _article(job: Job, report: Report) -> Json:
    node: Json = {"@type": "NewsArticle", "@id": job.iri("report", report.id), "identifier": report.document_id}
    extra = {
        "headline": report.title,
        "datePublished": report.published,
        "url": web_address(report.url),
        "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
        "sha256": report.document.sha256,
    }
    return node | {name: value for name, value in extra.items() if value}


def _value(name: str, value: str | int) -> Json:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _interval(one: Statement) -> str | None:
    """When it is due, as an ISO 8601 interval; `..` is an open side."""
    if one.deadline is None:
        return None
    due = one.deadline.interval
    return f"{due.start or '..'}/{due.end or '..'}" if due.start or due.end else None


__all__ = ["CONTEXT", "actor_node", "quotation", "write_schemaorg"]
