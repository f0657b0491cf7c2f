"""Statements as JSON objects after the contract, and back. The keys and their meaning are an interface."""

from __future__ import annotations

from typing import Any

from onrecord.types.actor import Actor
from onrecord.types.document import Report
from onrecord.types.moment import Deadline, Interval, SaidOn
from onrecord.types.span import Passage, Span, Spans
from onrecord.types.statement import Matter, Statement

Json = dict[str, Any]


def spans_to_json(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def spans_from_json(rows: list[list[int]]) -> Spans:
    # A list and no generator: a ledger is read by some ten of these a statement.
    return tuple([Span(start, end) for start, end in rows])


def actor_to_json(actor: Actor | None) -> Json | None:
    if actor is None:
        return None
    row: Json = {
        "name": actor.name,
        "text": actor.text,
        "spans": spans_to_json(actor.spans),
        "unnamed": actor.unnamed,
        "kind": actor.kind,
        "acts_for": actor.acts_for,
        "inferred": actor.inferred,
    }
    extras = {"count": actor.count, "standing": actor.standing}
    return row | {key: value for key, value in extras.items() if value is not None}


def actor_from_json(row: Json | None) -> Actor | None:
    if row is None:
        return None
    spans = spans_from_json(row["spans"])
    return Actor(
        row["name"], row["kind"], row["text"], spans, row["unnamed"], row.get("acts_for"), row.get("count"), row.get("standing")
    )


def passage_to_json(passage: Passage | None) -> Json | None:
    return None if passage is None else {"text": passage.text, "spans": spans_to_json(passage.spans)}


def passage_from_json(row: Json | None) -> Passage | None:
    return None if row is None else Passage(row["text"], spans_from_json(row["spans"]))


def _interval_to_json(interval: Interval) -> Json:
    return {"from": interval.start, "to": interval.end}


def _deadline_to_json(deadline: Deadline | None) -> Json | None:
    if deadline is None:
        return None
    words = {"text": deadline.text, "spans": spans_to_json(deadline.spans), **_interval_to_json(deadline.interval)}
    return words | {
        "relation": deadline.relation,
        "event": deadline.event,
        "timex": deadline.timex,
        "granularity": deadline.granularity,
    }


def _deadline_from_json(row: Json | None) -> Deadline | None:
    if row is None:
        return None
    interval = Interval(row["from"], row["to"])
    spans = spans_from_json(row["spans"])
    return Deadline(row["text"], spans, interval, row["relation"], row.get("event"), row.get("timex"), row.get("granularity"))


def _said_on_to_json(said_on: SaidOn | None) -> Json | None:
    if said_on is None:
        return None
    words = {"text": said_on.text, "spans": spans_to_json(said_on.spans), "inferred": said_on.inferred}
    return _interval_to_json(said_on.interval) | words


def _said_on_from_json(row: Json | None) -> SaidOn | None:
    if row is None:
        return None
    return SaidOn(Interval(row["from"], row["to"]), row["text"], spans_from_json(row.get("spans", [])))


def report_to_json(report: Report) -> Json:
    """The `document` object of the contract: the report's appearance and the text's hash, without the text."""
    return {
        "id": report.document_id,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "title": report.title,
        "sha256": report.document.sha256,
        "report": report.id,
    }


def statement_to_json(statement: Statement) -> Json:
    """One statement as the contract's object (contract: statement.schema.json)."""
    matter = statement.matter
    return {
        "id": statement.id,
        "document": report_to_json(statement.report),
        "speaker": actor_to_json(statement.speaker),
        "cue": passage_to_json(statement.cue),
        "content": passage_to_json(statement.content),
        "speech": statement.speech,
        "act": statement.act,
        "party": actor_to_json(statement.party),
        "to": actor_to_json(statement.to),
        "matter": None if matter is None else {"name": matter.name, "spans": spans_to_json(matter.spans), "id": matter.id},
        "polarity": statement.polarity,
        "condition": passage_to_json(statement.condition),
        "deadline": _deadline_to_json(statement.deadline),
        "said_on": _said_on_to_json(statement.said_on),
        "chain": [actor_to_json(actor) for actor in statement.chain],
        "firmness": statement.firmness,
        "confidence": statement.confidence,
        "act_confidence": statement.act_confidence,
        "certainty": statement.certainty,
        "hedge": passage_to_json(statement.hedge),
        "extractor": statement.extractor,
    }


def statement_from_json(row: Json, report: Report) -> Statement:
    """The statement that `statement_to_json` wrote, given back its report (whose text it points into)."""
    matter, content = row["matter"], passage_from_json(row["content"])
    if content is None:
        raise ValueError("a statement needs content")
    return Statement(
        report=report,
        speaker=actor_from_json(row["speaker"]),
        cue=passage_from_json(row["cue"]),
        content=content,
        speech=row["speech"],
        act=row["act"],
        party=actor_from_json(row["party"]),
        to=actor_from_json(row["to"]),
        matter=None if matter is None else Matter(matter["name"], spans_from_json(matter["spans"]), matter["id"]),
        polarity=row["polarity"],
        condition=passage_from_json(row["condition"]),
        deadline=_deadline_from_json(row["deadline"]),
        said_on=_said_on_from_json(row["said_on"]),
        chain=tuple(actor for entry in row["chain"] if (actor := actor_from_json(entry))),
        firmness=row["firmness"],
        confidence=row["confidence"],
        act_confidence=row["act_confidence"],
        extractor=row["extractor"],
        certainty=row.get("certainty"),
        hedge=passage_from_json(row.get("hedge")),
    )


__all__ = [
    "Json",
    "actor_from_json",
    "actor_to_json",
    "passage_from_json",
    "passage_to_json",
    "report_to_json",
    "spans_from_json",
    "spans_to_json",
    "statement_from_json",
    "statement_to_json",
]
