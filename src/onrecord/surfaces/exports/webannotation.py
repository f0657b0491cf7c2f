"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import TextIO

from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_array
from onrecord.surfaces.exports.words import context, marked
from onrecord.surfaces.plain import json_line, web_address
from onrecord.types import Document, Json, Judgement, Span, Statement, statement_to_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVES = {"accept": "assessing", "reject": "assessing", "correct": "editing"}


def write_webannotation(job: Job, file: TextIO) -> Written:
    """An AnnotationCollection with one page: one annotation a statement, one for each of its fields, one for each review.

    Rows are statements. Positions count code points of the text in normal form, start inclusive, end exclusive.
    """
    rows = 0

    def items() -> Iterator[Json]:
        nonlocal rows
        held = _reviews(job)
        for statement in job.statements():
            rows += 1
            yield _annotation(job, statement)
            yield from _fields(job, statement)
            yield from (_review(job, judgement, statement) for judgement in held.get(statement.id, ()))

    head: Json = {"@context": CONTEXT, "id": job.iri("collection", "statements"), "type": "AnnotationCollection"}
    page: Json = {"id": job.iri("collection", "page-1"), "type": "AnnotationPage", "startIndex": 0}
    before = f'{json_line(head)[:-1]}, "first": {json_line(page)[:-1]}, "items": '
    write_array(file, items(), before, "}}")
    return Written(rows)


def copy_of(document: Document) -> str:
    """The text itself as a name by its hash (RFC 6920): whoever holds the same bytes can prove it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotation(job: Job, one: Statement) -> Json:
    record = json_line(statement_to_json(one))
    return {
        "id": job.iri("statement", one.id),
        "type": "Annotation",
        "motivation": ["describing", "tagging"],
        "generator": {"id": job.iri("extractor", one.extractor), "type": "Software", "name": one.extractor},
        "generated": job.known_since(one.report),
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": one.act},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": record},
        ],
        "target": _target(job, one, one.content.spans),
    }


def _fields(job: Job, one: Statement) -> Iterator[Json]:
    """One annotation a field, which links to the statement's own."""
    whole = job.iri("statement", one.id)
    for name, passage in marked(one):
        if name != "content":
            yield {
                "id": f"{whole}#{name}",
                "type": "Annotation",
                "motivation": ["identifying", "linking"],
                "body": [
                    {"type": "TextualBody", "purpose": "tagging", "value": name},
                    {"type": "SpecificResource", "purpose": "linking", "source": whole},
                ],
                "target": _target(job, one, passage.spans),
            }


def _reviews(job: Job) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for judgement in job.judgements():
        if judgement.kind in _MOTIVES:
            for target in judgement.targets:
                found.setdefault(target, []).append(judgement)
    return found


def _review(job: Job, held: Judgement, one: Statement) -> Json:
    """What a person held about a statement: its own annotation, which targets the statement's."""
    values = [f"{name} = {value}" for name, value in held.value]
    said = "; ".join([held.kind, *values, *([held.reason] if held.reason else [])])
    return {
        "id": f"{job.iri('judgement', held.id)}#{one.id}",
        "type": "Annotation",
        "motivation": _MOTIVES[held.kind],
        "creator": {"type": "Person", "name": held.by},
        "created": held.at,
        "body": {"type": "TextualBody", "value": said, "format": "text/plain"},
        "target": job.iri("statement", one.id),
    }


def _target(job: Job, one: Statement, spans: tuple[Span, ...]) -> Json:
    """The passage in its report; several pieces are a Composite, all of which are meant."""
    pieces = [_piece(job, one, span) for span in spans]
    return pieces[0] if len(pieces) == 1 else {"type": "Composite", "items": pieces}


def _piece(job: Job, one: Statement, span: Span) -> Json:
    """Words, surroundings and place, and the copy of the page that they were found in."""
    report, text = one.report, one.report.document.text
    prefix, suffix = context(text, span)
    quote: Json = {"type": "TextQuoteSelector", "exact": span.words(text), "prefix": prefix, "suffix": suffix}
    return {
        "type": "SpecificResource",
        "source": web_address(report.url) or job.iri("report", report.id),
        "selector": [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
        "state": {"type": "TimeState", "sourceDate": job.known_since(report), "cached": copy_of(report.document)},
    }


__all__ = ["CONTEXT", "copy_of", "write_webannotation"]
